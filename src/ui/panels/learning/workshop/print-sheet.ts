import { flushSync, mount, unmount } from 'svelte';
import type { Workshop } from '../../../../lessons/workshop/workshop.ts';
import type { Modules } from './qr.ts';
import WorkshopSheet from './WorkshopSheet.svelte';

/** Prints a workshop as a sheet, in place of the page. The sheet is gone once it is printed, or that was given up. */
export function printSheet(workshop: Workshop, link: string, modules: Modules | null): void {
  const sheet = mount(WorkshopSheet, { target: document.body, props: { workshop, link, modules } });
  // New markup must have passed the policy for trusted HTML before the browser prints.
  flushSync();
  addEventListener('afterprint', () => void unmount(sheet), { once: true });
  print();
}
