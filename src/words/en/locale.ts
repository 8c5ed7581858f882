/** The language of this folder, for assistive technology. */
export const language = 'en';

/** The forms of this language's times, numbers and lists. */
export const locale = 'en-GB';
