/** The language of this folder, for assistive technology. */
export const language = 'en';

/** How this language's times, numbers and lists are written. */
export const locale = 'en-GB';
