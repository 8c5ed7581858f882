/** Frames to wait for the element that takes the focus: about two seconds. */
const patience = 120;

/** The element that has the focus only because its former owner is gone. */
let standIn: Element | null = null;

/** Gives the focus to a stand-in for an element that is gone, until something better is there to take it. */
export function standInFor(element: HTMLElement): void {
  standIn = element;
  element.focus({ preventScroll: true });
}

/** Whether nobody chose the focused element: it is the page's body, or a stand-in. */
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
