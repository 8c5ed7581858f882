/** What Chromium, Firefox and WebKit say of a part of the page that could not be fetched. */
const said = /dynamically imported module|Importing a module script failed/i;
/** What Vite says of its styles. */
const saidOfStyles = /^Unable to preload CSS/;

/** Whether something failed only because a part of the page could not be fetched: it can be tried again. */
export const isNotFetched = (error: unknown): boolean =>
  error instanceof TypeError
    ? said.test(error.message)
    : error instanceof Error && saidOfStyles.test(error.message);
