/**
 * Returns the focus to what had it when a visitor comes back to the page. For a component's initialisation.
 * `isAway`: whether something else stands in the page's place.
 */
export function comeBack(isAway: () => boolean): void {
  let left: Element | null = null;
  // Effects, because the focus is the window's; before anything is hidden, which takes the focus from it.
  $effect.pre(() => {
    if (isAway()) left ??= document.activeElement;
  });
  $effect(() => {
    if (isAway() || !left) return;
    const isThere = left instanceof HTMLElement && left.isConnected && left !== document.body;
    const place = isThere ? left : document.getElementById('account');
    left = null;
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  });
}
