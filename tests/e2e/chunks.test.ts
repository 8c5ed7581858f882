import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What the built page fetches when: each row of the frame's tables that is fetched later is no part of what comes first. */

const root = resolve(import.meta.dirname, '../..');
const frame = 'src/ui/frame';

interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
}
const built = <T>(name: string): T => JSON.parse(readFileSync(join(root, 'dist/.vite', name), 'utf8')) as T;
const manifest = built<Record<string, Built>>('manifest.json');
const modules = built<Record<string, readonly string[]>>('modules.json');
const fileOf = (module: string): string | undefined =>
  Object.keys(modules).find((file) => modules[file]?.includes(module));

/** What the rows of a table fetch, as modules of the source. */
const rowsOf = (table: string, pattern = /import\('([^']+)'\)/g): string[] =>
  [...readFileSync(join(root, frame, table), 'utf8').matchAll(pattern)].map(([, path]) =>
    posix.join(frame, posix.dirname(table), path ?? ''),
  );
const tables = readdirSync(join(root, frame), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
/** Dialogs may share files: who opens one often opens another. */
const isDialog = (module: string): boolean => /(Dialog|Palette)\.svelte$/.test(module);
/** What a row shows, without what opens within it. */
const shown = /load: (?:async )?\(\) =>[^;]*?import\('([^']+)'\)/g;
const panels = [...new Set(rowsOf('panels.ts', shown))].filter((module) => !isDialog(module));

/** These files of the manifest, and all that come with them. */
function arriving(keys: readonly string[]): Set<string> {
  const files = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) add(next);
  };
  keys.forEach(add);
  return files;
}
const keysOf = (module: string): string[] =>
  Object.keys(manifest).filter((key) => manifest[key]?.file === fileOf(module));

/** The files that come by themselves when the page is opened: the entry's, and those of the picture beside it. */
const opened = (): Set<string> =>
  arriving(['index.html', ...keysOf(`${posix.dirname(frame)}/panels/account/graph/GraphPanel.svelte`)]);

test('each panel is in the built page, and each that is fetched later is a chunk of its own', () => {
  const first = opened();
  const lazy = panels.filter((module) => !first.has(fileOf(module) ?? ''));
  expect(panels.filter((module) => fileOf(module) === undefined)).toEqual([]);
  expect(lazy.length).toBeGreaterThan(4);
  for (const module of lazy)
    expect(panels.filter((other) => fileOf(other) === fileOf(module))).toEqual([module]);
});

test('no dialog comes before somebody asks for it', () => {
  const dialogs = tables.flatMap((table) => rowsOf(table)).filter(isDialog);
  const first = opened();
  expect(dialogs.length).toBeGreaterThan(4);
  expect(dialogs.filter((module) => first.has(fileOf(module) ?? ''))).toEqual([]);
});

test('the first call brings nothing along of lessons, links or dialogs', () => {
  const first = opened();
  const answering = ['src/engine/call/perform.ts', 'src/terminal/cli-line.ts'];
  const files = [...arriving(answering.flatMap(keysOf))].filter((file) => !first.has(file));
  expect(files.length).toBeGreaterThan(1);
  const others = files
    .flatMap((file) => modules[file] ?? [])
    .filter((one) => !/^src\/(engine|terminal|words)\//.test(one));
  expect(others).toEqual([]);
});

test('what starts the page is compiled while it arrives, and nothing else is', () => {
  const starting = ['src/main.ts', 'src/ui/frame/opened/opened.ts', 'src/graph/cytoscape/view.ts'];
  const hinted = Object.keys(modules).filter((file) =>
    readFileSync(join(root, 'dist', file), 'utf8').startsWith('//# allFunctionsCalledOnLoad\n'),
  );
  // Of other files, functions would be compiled that nobody calls.
  expect(hinted.sort()).toEqual(starting.map(fileOf).sort());
});
