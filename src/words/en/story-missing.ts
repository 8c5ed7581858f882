import { isolating } from '../isolate.ts';

/** Shown if the account lacks what a frame of the story is about. */
export const storyMissing = /* @__PURE__ */ isolating({
  missing: (names: string) => `This frame is about ${names}, which this account doesn’t have.`,
  resetSample: 'Reset this workspace to the sample account',
  openSample: 'Open the sample account',
} as const);
