import type { Attachment } from 'svelte/attachments';

/** What an answer adds below the fold of a dialog is scrolled to, once it is there. */
export const comeIntoSight: Attachment<HTMLElement> = (element) => {
  element.scrollIntoView({ block: 'nearest' });
};
