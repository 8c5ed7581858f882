import type { Attachment } from 'svelte/attachments';

/**
 * Calls `hear` whenever an element has another size, and once at the beginning. It is called in the next frame: a
 * change of the page while sizes are being reported would be a "ResizeObserver loop", an error that the page would
 * report. No other module makes a `ResizeObserver`; a lint rule checks that.
 * @returns a function that ends it
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
 * Passes on an element whenever its size changes. Reading its size at once, as `bind:clientWidth` does, would force a
 * layout of the whole page.
 */
export const onResize =
  (hear: (element: HTMLElement) => void): Attachment<HTMLElement> =>
  (element) =>
    whenResized(element, () => hear(element));
