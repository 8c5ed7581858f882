import { resolve } from 'node:path';
import type { ChunkingContext } from 'rolldown';

/**
 * Which modules share a file: few files compress better and arrive sooner than many. Each rule names a folder; where two
 * rules meet, the earlier one counts. What no rule names is fetched by itself when somebody asks for it: a new panel,
 * dialog or part of the engine needs no rule.
 */
export const chunkGroups = [
  // What the start of an embed shares with the page, which fetches nothing else of it.
  {
    name: 'embed-address',
    test: /src\/(trusted-scripts|post\/mark|ui\/view\/embed-)/,
    includeDependenciesRecursively: false,
  },
  // What its files import comes along, too.
  // The start of an embed, which waits for no other file.
  { name: 'embed', test: /embed\.html$/ },
  // The frame, which the first picture's page asks for by name.
  { name: 'first', tags: ['$initial' as const] },
  // What the page shows and does by itself once it is open, apart from Cytoscape. Damaged rows hardly anybody has, and
  // learners' progress is read with lessons: both have folders of their own, which stay outside.
  { name: 'live', test: /src\/(storage\/[^/]+$|ui\/frame\/opened\/)/ },
  { name: 'cytoscape', test: /src\/graph\/cytoscape\// },
  // The folder's own files alone: what they import is needed elsewhere, too, and nobody shall wait for the rest with it.
  ...[
    // The answers to calls of IAM's core and STS, with all that they share with the engine's other parts. These are files of
    // their own.
    { name: 'engine', test: /src\/engine\/operations\/(iam|sts|shared)\// },
    { name: 'parts', test: /src\/ui\/parts\// },
    // What splits all requests into cells; who asks about them has a file of its own.
    { name: 'cells', test: /src\/engine\/access\/cells\// },
    { name: 'attempt', test: /src\/lessons\/attempt\// },
    // A lesson on the page, and in a post.
    { name: 'lesson', test: /src\/ui\/panels\/learning\/lesson\/[^/]+$/ },
  ].map((rule) => ({ ...rule, includeDependenciesRecursively: false })),
];

const inSrc = (file: string): string => resolve(import.meta.dirname, '../src', file);
/** Draws what a link shows: a step, or an account, whose house and decided lines follow. */
const worker = inSrc('ui/frame/embed/sent/sent-worker.ts');
const ofStep = inSrc('ui/frame/embed/sent/replayed-stage.ts');
const ofAccount = [
  'ui/frame/embed/sent/sent-account.ts',
  'ui/frame/embed/sent/sent-house.ts',
  'graph/model/project.ts',
].map(inSrc);

/** Finds all that a module imports without waiting, with itself. */
function neededBy(entry: string, modules: ChunkingContext): ReadonlySet<string> {
  const needed = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const module = needed.has(id) ? null : modules.getModuleInfo(id);
    if (!module) continue;
    needed.add(id);
    waiting.push(...module.importedIds);
  }
  return needed;
}

/** The modules that the picture of a step needs, and no other, in each build. */
const onlyOfStep = new WeakMap<ChunkingContext, ReadonlySet<string>>();
function stepAlone(modules: ChunkingContext): ReadonlySet<string> {
  const known = onlyOfStep.get(modules);
  if (known) return known;
  const others = ofAccount.map((entry) => neededBy(entry, modules));
  const own = [...neededBy(ofStep, modules)].filter((id) => !others.some((needed) => needed.has(id)));
  const found = new Set(own);
  onlyOfStep.set(modules, found);
  return found;
}

/** The same for workers. Only the one that draws links has parts that share files. */
export const workerGroups = [
  // What every picture of a link needs: reading it, drawing, and the engine's files beside its rooms, such as errors.
  {
    debugName: 'sent',
    name: (_: string, modules: ChunkingContext) => (modules.getModuleInfo(worker) ? 'sent' : null),
    test: /embed\/(sent\/sent-(worker|scene)|pages\/drawing)\.ts|src\/engine\/(?!index|calls)[^/]+$/,
  },
  // A step's picture in one file, apart from what an account's needs, too.
  {
    debugName: 'replayed-stage',
    name: (id: string, modules: ChunkingContext) => (stepAlone(modules).has(id) ? 'replayed-stage' : null),
    includeDependenciesRecursively: false,
  },
];
