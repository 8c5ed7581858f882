/** The longest wait in ms, for browsers that don't report their paints. */
const patience = 500;

/**
 * Runs `work` once the browser has painted the page's own content; at once for a page in the background, since that
 * isn't painted.
 */
export function afterFirstPaint(work: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    setTimeout(work);
  };
  if (document.hidden || !PerformanceObserver.supportedEntryTypes.includes('paint')) {
    once();
    return;
  }
  new PerformanceObserver((_list, observer) => {
    observer.disconnect();
    once();
  }).observe({ type: 'paint', buffered: true });
  setTimeout(once, patience);
}
