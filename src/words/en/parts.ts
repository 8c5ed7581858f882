import { isolating } from '../isolate.ts';

export const parts = /* @__PURE__ */ isolating({
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'Copying is blocked here. The text is selected: press Ctrl C or ⌘ C.',
  dismiss: 'Dismiss this message',
  messages: 'Messages',
  noWords: 'The page can’t fetch the words of this message. Reload the page to read it.',
  boundary: {
    title: (place: string) => `${place} has failed`,
    text: 'This is a bug in the page, not in your account. Everything you made is still there, and the rest of the page keeps working.',
    again: 'Show it again',
    report: 'Copy report',
    reportCopied: 'Report copied',
  },
} as const);
