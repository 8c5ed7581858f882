/** Frames that what takes the focus may take to arrive: about two seconds. */
const patience = 120;

/**
 * Gives the focus to what `find` finds, where it was lost with what had it: to the page's body, from where a keyboard
 * begins at the top again. An element that has the focus by then keeps it.
 */
export function refocus(find: () => HTMLElement | null | undefined): void {
  let frames = patience;
  const look = (): void => {
    const { activeElement, body } = document;
    if (activeElement !== null && activeElement !== body) return;
    const found = find();
    if (found) found.focus();
    else if (frames-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
