import { isolating } from '../isolate.ts';

/** Shown when a part of the page that somebody wanted could not be fetched. */
export const notFetched = /* @__PURE__ */ isolating({
  /** Stands in each sentence that says so already. */
  offline: 'You may be offline',
  text: 'The page could not load what this needs. You may be offline. What is open here keeps working. Try again once you are online.',
  gone: 'The page could not load what this needs. A newer version may be there. What is open here keeps working. Reload the page: it saves your work first.',
  newer: 'A newer version of this page is ready. Reload the page: it saves your work first.',
  reload: 'Reload',
  downloaded:
    'This browser can’t save your account, so the page downloaded it as a file. Reload the page, and open the file there.',
} as const);
