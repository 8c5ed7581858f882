import { fetchEngine } from '../../playground/backend.ts';

/**
 * What arrives after the first paint, each a chunk of its own. A panel's row here and its place in `Places`
 * or `DialogHost` are all that the frame knows of it.
 */
export const panels = {
  above: () => import('./Above.svelte'),
  identities: () => import('../panels/identities/IdentitiesPanel.svelte'),
  graph: () => import('../panels/graph/GraphPanel.svelte'),
  steps: () => import('../panels/steps/StepsPanel.svelte'),
  controls: () => import('../panels/steps/StepsControls.svelte'),
  replay: () => import('../panels/steps/Replay.svelte'),
  try: () => import('../panels/try/TryPanel.svelte'),
  terminal: () => import('../panels/terminal/TerminalPanel.svelte'),
  log: () => import('../panels/log/LogPanel.svelte'),
  inspector: () => import('../panels/inspector/Inspector.svelte'),
  selected: () => import('../panels/inspector/Selected.svelte'),
  entityDialog: () => import('../panels/forms/EntityDialog.svelte'),
  importDialog: () => import('../panels/import/ImportDialog.svelte'),
  clock: () => import('./ClockPanel.svelte'),
  palette: () => import('../panels/palette/Palette.svelte'),
  help: () => import('../panels/help/HelpDialog.svelte'),
  about: () => import('../panels/about/AboutDialog.svelte'),
  accountMenu: () => import('../panels/accounts/AccountMenu.svelte'),
  acting: () => import('../panels/acting/ActingList.svelte'),
  workspaces: () => import('../panels/workspaces/WorkspaceList.svelte'),
  workspaceDialog: () => import('../panels/workspaces/WorkspaceDialog.svelte'),
} as const;

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
    panels.selected,
    fetchEngine,
    panels.replay,
    panels.acting,
    panels.workspaces,
    panels.entityDialog,
    panels.palette,
  ]) {
    await idle();
    // Fetched again, and reported, where it is wanted.
    await load().catch(() => undefined);
  }
}
