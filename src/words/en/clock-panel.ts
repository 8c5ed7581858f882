import { isolating } from '../isolate.ts';

/** The account's clock, and the message after a move. */
export const clockPanel = /* @__PURE__ */ isolating({
  isLive: 'It runs with the clock of your device.',
  isAhead: (by: string) => `It is ${by} ahead of the clock of your device.`,
  why: 'Move it forward to see a session run out. Time never runs back, and undo doesn’t change it.',
  forward: 'Move forward by',
  until: 'Move forward to the end of',
  end: (session: string, left: string) => `${session}, in ${left}`,
  moved: (by: string) => `The clock went forward by ${by}.`,
  ended: (names: string, more: number) =>
    more === 0 ? `Run out: ${names}.` : `Run out: ${names} and ${more} more.`,
} as const);
