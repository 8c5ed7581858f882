import { fetchEngine } from '../../playground/backend.ts';
import { replayPart } from '../panels/steps/scene-parts.ts';
import { idle } from '../parts/idle.ts';

/** Fetches what is likely to be wanted next, once the page has nothing better to do, one after the other. */
export async function fetchAhead(): Promise<void> {
  for (const load of [
    () => import('../panels/inspector/Selected.svelte'),
    fetchEngine,
    async () => replayPart(),
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
