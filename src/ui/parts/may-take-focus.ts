/** Whether somebody has pressed something on this page. */
let isPressed = false;

// Not `navigator.userActivation`: in a page of the same origin it counts what was pressed around this one, too.
if (typeof window !== 'undefined')
  for (const type of ['pointerdown', 'keydown'] as const)
    window.addEventListener(type, () => (isPressed = true), { capture: true, once: true });

/**
 * Whether the page may move the focus by itself. In another page's frame it may not before somebody has pressed
 * something in it: a reader who types in that page would lose the rest of the words.
 */
export const mayTakeFocus = (): boolean => isPressed || window.parent === window;
