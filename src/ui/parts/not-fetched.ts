import { notFetched } from '#words/not-fetched.ts';

/**
 * Messages of Chromium, Firefox and WebKit about a part of the page that could not be fetched. WebKit has one of its own
 * where a host answers with another page, as some do for files that are gone.
 */
const said = /dynamically imported module|Importing a module script failed|not a valid JavaScript MIME type/i;
/** Vite's message about styles that could not be fetched. */
const saidOfStyles = /^Unable to preload CSS/;

/** Whether something failed only because a part of the page could not be fetched, so that it can be tried again. */
export const isNotFetched = (error: unknown): boolean =>
  error instanceof TypeError
    ? said.test(error.message)
    : error instanceof Error && saidOfStyles.test(error.message);

/** Says why a press came to nothing: a part of the page is missing, or else what its own place says of a fault. */
export function whyFailed(error: unknown, otherwise: string): string {
  if (isNotFetched(error)) return notFetched.text;
  console.error(error);
  return otherwise;
}
