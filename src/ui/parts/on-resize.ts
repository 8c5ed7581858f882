import type { Attachment } from 'svelte/attachments';

/**
 * Hands over an element whenever the browser has laid it out in another size, the first time included. Asking for
 * its size at once, as `bind:clientWidth` does, would have the whole page laid out in between. It comes with the next
 * picture: what changes the page while sizes are being told is a "ResizeObserver loop" to the browser.
 */
export const onResize =
  (hear: (element: HTMLElement) => void): Attachment<HTMLElement> =>
  (element) => {
    let planned = 0;
    const observer = new ResizeObserver(() => {
      planned ||= requestAnimationFrame(() => {
        planned = 0;
        hear(element);
      });
    });
    observer.observe(element);
    return () => {
      cancelAnimationFrame(planned);
      observer.disconnect();
    };
  };
