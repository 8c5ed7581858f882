/**
 * Scrolls so that an answer is in sight, and, where there is room, what is pressed next. An answer that is higher than
 * its place shows its beginning.
 */
export function intoSight(answer: Element | null | undefined, next?: Element | null): void {
  next?.scrollIntoView({ block: 'nearest' });
  answer?.scrollIntoView({ block: 'nearest' });
}
