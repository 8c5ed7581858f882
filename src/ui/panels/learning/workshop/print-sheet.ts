import { flushSync, mount, unmount } from 'svelte';
import type { Workshop } from '../../../../lessons/workshop/workshop.ts';
import { type Modules, qrOf } from './qr.ts';
import WorkshopSheet from './WorkshopSheet.svelte';

/** A workshop's sheet of paper, which stands in place of the page while somebody prints. */
interface KeptSheet {
  /** Ends once the link's QR code stands on it, if it isn't too long for one. */
  readonly whole: Promise<void>;
  /** Lets the page itself be printed again. */
  readonly end: () => void;
}

/** A sheet's link: null while it is being made, and empty where there is none. */
type SheetLink = string | null;

/**
 * Prints a workshop as a sheet whenever somebody prints the page. The sheet is made at once, apart from the page: new
 * markup must have passed the policy for trusted HTML before the browser prints.
 */
function keep(workshop: Workshop, link: SheetLink, modules: Modules | null): () => void {
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

/** Prints a workshop as a sheet whenever somebody prints the page, with its link as a QR code once that is made. */
export function keepSheet(workshop: Workshop, link: SheetLink): KeptSheet {
  let end = keep(workshop, link, null);
  let isGone = false;
  const whole = (link === null || link === '' ? Promise.resolve(null) : qrOf(link)).then(
    (modules) => {
      if (isGone || !modules) return;
      end();
      end = keep(workshop, link, modules);
    },
    // The sheet does without a code where its part can't be fetched.
    () => undefined,
  );
  return {
    whole,
    end: () => {
      isGone = true;
      end();
    },
  };
}
