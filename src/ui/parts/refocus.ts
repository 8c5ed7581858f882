/** Frames that what takes the focus may take to arrive: about two seconds. */
const patience = 120;

/** What has the focus only because what had it before is gone. */
let standIn: Element | null = null;

/** Gives the focus to what stands in for something that is gone, until something better is there to take it. */
export function standInFor(element: HTMLElement): void {
  standIn = element;
  element.focus({ preventScroll: true });
}

/** Whether nobody chose what has the focus: the page's body, or what stands in for something that is gone. */
export function focusIsFree(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement === standIn;
}

/**
 * Gives the focus to what `find` finds, where it was lost with what had it: to the page's body, from where a keyboard
 * begins at the top again. An element that somebody gave the focus to by then keeps it.
 */
export function refocus(find: () => HTMLElement | null | undefined): void {
  let frames = patience;
  const look = (): void => {
    if (!focusIsFree()) return;
    const found = find();
    if (found) found.focus();
    else if (frames-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
