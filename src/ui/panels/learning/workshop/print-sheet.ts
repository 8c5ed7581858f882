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

/**
 * Prints a workshop as a sheet whenever somebody prints the page. The sheet is made at once, apart from the page: new
 * markup must have passed the policy for trusted HTML before the browser prints. @returns a function that ends that
 */
export function printAsSheet(workshop: Workshop, link: string, modules: Modules | null): () => void {
  const apart = document.createElement('div');
  const made = mount(WorkshopSheet, { target: apart, props: { workshop, link, modules } });
  flushSync();
  const sheet = apart.querySelector('.workshop-sheet');
  const gone = new AbortController();
  const { signal } = gone;
  addEventListener('beforeprint', () => sheet && document.body.append(sheet), { signal });
  addEventListener('afterprint', () => sheet && apart.append(sheet), { signal });
  return () => {
    gone.abort();
    void unmount(made);
    sheet?.remove();
  };
}
