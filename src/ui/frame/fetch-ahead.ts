import { fetchEngine } from '../../playground/backend.ts';
import { replayPart } from '../panels/use/steps/scene-parts.ts';
import { idle } from '../parts/idle.ts';

/** Fetches the parts that are likely to be needed next, one after the other, once the page is idle. */
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
    // It is fetched again when it is needed, and a failure is reported then.
    await load().catch(() => undefined);
  }
}
