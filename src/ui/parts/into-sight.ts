import { whenResized } from './on-resize.ts';

/** Ends the hold on what came into sight last. */
let letGo = (): void => undefined;

/** Returns the element that scrolls around another one; null if none does. */
function scrollerOf(element: Element): Element | null {
  let up = element.parentElement;
  while (up && !/auto|scroll/.test(getComputedStyle(up).overflowY)) up = up.parentElement;
  return up;
}

/**
 * Scrolls so that an answer is in sight, and, where there is room, what is pressed next. An answer that is higher than
 * its place shows its beginning. It stays in sight while what is around it still comes or changes its size, until
 * somebody does something.
 */
export function intoSight(answer: Element | null | undefined, next?: Element | null): void {
  letGo();
  const one = answer ?? next;
  const scroller = one ? scrollerOf(one) : null;
  const scroll = (): void => {
    next?.scrollIntoView({ block: 'nearest' });
    if (!answer) return;
    // What sticks above it takes a part of its place.
    const high = answer.clientHeight + parseFloat(getComputedStyle(answer).scrollMarginTop);
    answer.scrollIntoView({ block: scroller && high > scroller.clientHeight ? 'start' : 'nearest' });
  };
  scroll();
  if (!one || !scroller) return;
  const ends = [scroller, ...scroller.children].map((around) =>
    whenResized(around, () => (one.isConnected ? scroll() : letGo())),
  );
  const acts = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
  letGo = () => {
    letGo = () => undefined;
    for (const end of ends) end();
    for (const act of acts) removeEventListener(act, letGoNow, true);
  };
  const letGoNow = (): void => letGo();
  for (const act of acts) addEventListener(act, letGoNow, { capture: true, passive: true });
}
