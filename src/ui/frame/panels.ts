import type { Component } from 'svelte';

type Loaded = Promise<{ default: Component<Record<string, unknown>> }>;
const found = import.meta.glob<{ default: Component<Record<string, unknown>> }>([
  '../panels/*/*Panel.svelte',
  '!../panels/{story,workspaces}/*',
  '../panels/*/*Dialog.svelte',
  '../panels/*/{Inspector,Palette}.svelte',
]);

const panel = (path: string) => (): Loaded => {
  const load = found[`../panels/${path}.svelte`];
  return load ? load() : Promise.reject(new Error(`${path} is not built yet`));
};

/** The panels that arrive after the first paint, each a chunk of its own. */
export const panels = {
  identities: panel('identities/IdentitiesPanel'),
  graph: panel('graph/GraphPanel'),
  steps: panel('steps/StepsPanel'),
  try: panel('try/TryPanel'),
  log: panel('log/LogPanel'),
  inspector: panel('inspector/Inspector'),
  entityDialog: panel('forms/EntityDialog'),
  importDialog: panel('import/ImportDialog'),
  palette: panel('palette/Palette'),
  help: panel('help/HelpDialog'),
  about: panel('about/AboutDialog'),
} as const;
