/**
 * Calls back when the page is shown again and when it is hidden, which on phones is the last event of a page.
 * Does nothing where there is no document. @returns how to stop
 */
export function watchPage(onShown: () => void, onLeft: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const changed = (): void => (document.visibilityState === 'visible' ? onShown() : onLeft());
  document.addEventListener('visibilitychange', changed);
  addEventListener('pagehide', onLeft);
  return () => {
    document.removeEventListener('visibilitychange', changed);
    removeEventListener('pagehide', onLeft);
  };
}
