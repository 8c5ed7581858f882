import { fetchEngine } from '../../playground/backend.ts';

/** The longest wait in ms for a moment at which the page has nothing better to do. */
const patience = 10_000;

const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: patience });
    else setTimeout(resolve, 1000);
  });

/** Fetches what is likely to be wanted next, once the page has nothing better to do, one after the other. */
export async function fetchAhead(): Promise<void> {
  for (const load of [
    () => import('../panels/inspector/Selected.svelte'),
    fetchEngine,
    () => import('../panels/steps/Replay.svelte'),
    () => import('../panels/acting/ActingList.svelte'),
    () => import('../panels/workspaces/WorkspaceList.svelte'),
    () => import('./dialogs/OpenDialog.svelte'),
    () => import('../panels/forms/EntityForm.svelte'),
    () => import('./palette/Palette.svelte'),
  ]) {
    await idle();
    // Fetched again, and reported, where it is wanted.
    await load().catch(() => undefined);
  }
}
