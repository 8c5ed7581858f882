import { mayTakeFocus } from './may-take-focus.ts';

/** How many frames it waits for the element that takes the focus: about two seconds. */
const patience = 120;

/** The element that has the focus only because the element before it is gone. */
let standIn: Element | null = null;

/** Gives the focus to a stand-in for an element that is gone, until the right element can take it. */
export function standInFor(element: HTMLElement): void {
  if (!mayTakeFocus()) return;
  standIn = element;
  element.focus({ preventScroll: true });
}

/** Whether nobody chose the focused element: it is the page's body or a stand-in. */
export function focusIsFree(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement === standIn;
}

/** Passes the focus on to the element that `find` returns, once that is there. If somebody moves it meanwhile, it stays. */
export function passFocus(find: () => HTMLElement | null | undefined): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) standInFor(activeElement);
  refocus(find);
}

/**
 * Gives the focus to the element that `find` returns, if the focus was lost with its element: it is then at the page's
 * body, from where a keyboard starts at the top. If somebody has moved the focus meanwhile, it stays.
 */
export function refocus(find: () => HTMLElement | null | undefined): void {
  if (!mayTakeFocus()) return;
  let frames = patience;
  const look = (): void => {
    if (!focusIsFree()) return;
    const found = find();
    if (found) found.focus();
    else if (frames-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
