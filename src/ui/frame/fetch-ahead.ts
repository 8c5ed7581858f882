import { fetchEngine } from '../../playground/backend.ts';
import { replayPart } from '../panels/use/steps/scene-parts.ts';
import { idle } from '../parts/idle.ts';

/** Fetches what is likely to be wanted next, once the page has nothing better to do, one after the other. */
export async function fetchAhead(): Promise<void> {
  for (const load of [
    () => import('../panels/account/inspector/Selected.svelte'),
    fetchEngine,
    async () => replayPart(),
    () => import('../panels/account/acting/ActingList.svelte'),
    () => import('../panels/files/workspaces/WorkspaceList.svelte'),
    () => import('./dialogs/OpenDialog.svelte'),
    () => import('../panels/account/forms/EntityForm.svelte'),
    () => import('./palette/Palette.svelte'),
  ]) {
    await idle();
    // Fetched again, and reported, where it is wanted.
    await load().catch(() => undefined);
  }
}
