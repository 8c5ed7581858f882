/** Whether a tab has the focus because a mouse pressed it. A touch would bring the keyboard up over what it showed. */
export const isPressedTab = (element: Element | null): boolean =>
  element?.getAttribute('role') === 'tab' &&
  !element.matches(':focus-visible') &&
  matchMedia('(pointer: fine)').matches;
