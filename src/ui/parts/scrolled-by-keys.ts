import type { Attachment } from 'svelte/attachments';
import { whenResized } from './on-resize.ts';

/** Makes a place a stop of the keyboard while its content is wider than it, so that keys scroll it, and else none. */
export const scrolledByKeys: Attachment<HTMLElement> = (place) => {
  const look = (): void => {
    if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
    else place.removeAttribute('tabindex');
  };
  const ends = [place, ...place.children].map((one) => whenResized(one, look));
  return () => {
    for (const end of ends) end();
  };
};
