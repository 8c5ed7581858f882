import type { Attachment } from 'svelte/attachments';

/**
 * Hands over an element whenever the browser has laid it out in another size, the first time included. Asking for
 * its size at once, as `bind:clientWidth` does, would have the whole page laid out in between.
 */
export const onResize =
  (hear: (element: HTMLElement) => void): Attachment<HTMLElement> =>
  (element) => {
    const observer = new ResizeObserver(() => hear(element));
    observer.observe(element);
    return () => observer.disconnect();
  };
