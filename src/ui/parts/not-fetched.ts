/** Messages of Chromium, Firefox and WebKit about a part of the page that could not be fetched. */
const said = /dynamically imported module|Importing a module script failed/i;
/** Vite's message about styles that could not be fetched. */
const saidOfStyles = /^Unable to preload CSS/;

/** The event of the window for a missing part that its own place tells of. */
export const missingPart = 'iam-playground:missing-part';

/** Whether something failed only because a part of the page could not be fetched, so that it can be tried again. */
export const isNotFetched = (error: unknown): boolean =>
  error instanceof TypeError
    ? said.test(error.message)
    : error instanceof Error && saidOfStyles.test(error.message);
