import { isolating } from '../isolate.ts';

/** Shown when a part of the page that somebody wanted could not be fetched. */
export const notFetched = /* @__PURE__ */ isolating({
  text: 'The page could not load what this needs. You may be offline. Please try again.',
} as const);
