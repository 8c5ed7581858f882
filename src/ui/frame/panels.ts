/**
 * What arrives after the first paint, each a chunk of its own. A panel's row here and its place in `Places`
 * or `DialogHost` are all that the frame knows of it.
 */
export const panels = {
  overlays: () => import('./Overlays.svelte'),
  identities: () => import('../panels/identities/IdentitiesPanel.svelte'),
  graph: () => import('../panels/graph/GraphPanel.svelte'),
  steps: () => import('../panels/steps/StepsPanel.svelte'),
  controls: () => import('../panels/steps/StepsControls.svelte'),
  try: () => import('../panels/try/TryPanel.svelte'),
  terminal: () => import('../panels/terminal/TerminalPanel.svelte'),
  log: () => import('../panels/log/LogPanel.svelte'),
  inspector: () => import('../panels/inspector/Inspector.svelte'),
  clock: () => import('./ClockPanel.svelte'),
  accountMenu: () => import('../panels/accounts/AccountMenu.svelte'),
} as const;
