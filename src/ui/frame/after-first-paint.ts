/** Longest wait in ms, for engines that don't tell of their paints. */
const patience = 500;

/**
 * Runs `work` once the browser has painted what stands in the page itself, or at once where nobody is looking:
 * a page in the background isn't painted.
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
