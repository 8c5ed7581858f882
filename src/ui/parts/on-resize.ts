import type { Attachment } from 'svelte/attachments';

/**
 * Tells whenever the browser has laid an element out in another size, the first time included. It comes with the next
 * picture: what changes the page while sizes are being told is a "ResizeObserver loop" to the browser, an error that
 * the page would report. No other module makes a `ResizeObserver`; a lint rule holds it.
 * @returns ends it
 */
export function whenResized(element: Element, hear: () => void): () => void {
  let planned = 0;
  const observer = new ResizeObserver(() => {
    planned ||= requestAnimationFrame(() => {
      planned = 0;
      hear();
    });
  });
  observer.observe(element);
  return () => {
    cancelAnimationFrame(planned);
    observer.disconnect();
  };
}

/**
 * Hands over an element whenever it has another size. Asking for its size at once, as `bind:clientWidth` does, would
 * have the whole page laid out in between.
 */
export const onResize =
  (hear: (element: HTMLElement) => void): Attachment<HTMLElement> =>
  (element) =>
    whenResized(element, () => hear(element));
