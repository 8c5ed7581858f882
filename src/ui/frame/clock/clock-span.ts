import { frame } from '#words/frame.ts';

const words = frame.clock;
const minute = 60_000;

/** Whether the account's clock shows the device's time: `offset` is how far it was moved ahead, in ms. */
export const isClockLive = (offset: number): boolean => offset < minute;

/** A stretch of time in ms, in words: `3 hours`. */
export function clockSpan(milliseconds: number): string {
  const minutes = Math.round(milliseconds / minute);
  if (minutes % 1440 === 0) return words.days(minutes / 1440);
  return minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes);
}
