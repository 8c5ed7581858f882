import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { wordsFolder } from '../scripts/words-folder.mjs';

const source = resolve(import.meta.dirname, '../src');

const rooms = ['wire', 'terminal', 'assume', 'lessons', 'graph', 'storage', 'exchange'];

/** Which rooms a room may import from, besides itself. Nobody imports from a room further along the arrow. */
const mayImport = new Map<string, readonly string[]>([
  ['engine', []],
  ['words', ['engine', ...rooms, 'playground']],
  // The one place that may name scripts to the browser.
  ['trusted-scripts', []],
  // The messages between a post and the embeds in it, and the element for posts, which brings nothing else along.
  ['post', []],
  ...rooms.map((room): [string, string[]] => [room, ['engine', 'words']]),
  ['exchange', ['engine', 'words', 'trusted-scripts']],
  // The steps say what they light up in the picture, in the picture's own words.
  ['assume', ['engine', 'words', 'graph']],
  // A lesson's lines run in the page's own terminal, and a worker reads its file.
  ['lessons', ['engine', 'words', 'terminal', 'trusted-scripts']],
  ['playground', ['engine', 'words', ...rooms]],
  ['ui', ['engine', 'words', ...rooms, 'playground', 'trusted-scripts', 'post']],
  ['main', ['trusted-scripts', 'engine', 'words', ...rooms, 'playground', 'ui']],
  // Starts the page in a post, before anything else of it is fetched.
  ['embed', ['ui']],
  // The simulated AWS in somebody else's page, or in a test.
  ['sdk', ['engine', 'words', 'wire', 'graph', 'exchange', 'assume']],
  // Runs in Node, around the wire; nothing in the page imports it.
  ['endpoint', ['engine', 'words', 'wire', 'lessons', 'exchange', 'storage', 'playground', 'assume', 'sdk']],
  // A simulated AWS for each test of somebody else's, with the reasons in words.
  ['testing', ['engine', 'words', 'sdk', 'lessons', 'assume']],
  // The command of the package.
  ['bin', ['engine', 'words', 'assume', 'lessons', 'ui', 'sdk', 'endpoint', 'testing']],
]);

/** What the pure engine stands on: cryptography, QR codes and YAML, which nobody writes by hand, without DOM or clock. */
const engineLibraries = ['@noble/curves', '@noble/hashes', 'uqr', 'yaml'];

/** Libraries that one room alone may know. */
const onlyIn = new Map([
  ['xstate', 'assume'],
  ['idb', 'storage'],
  ['cytoscape', 'graph'],
]);

/** Within `ui`: what stands to the right may import what stands to the left. */
const uiRooms = ['parts', 'view', 'kinds', 'panels', 'frame'];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  /** The room that a relative import leads to, or null for a package. */
  readonly to: string | null;
  /** The file that a relative import leads to, from `src`. */
  readonly target: string;
  /** `import type …`: gone before anything runs. */
  readonly typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => file.split(sep).join('/'));
const read = (file: string): string => readFileSync(join(source, file), 'utf8');
const roomOf = (file: string): string => (file.includes('/') ? file.split('/')[0]! : file.split('.')[0]!);

/** The code of a file: all of a `.ts`, the scripts of a `.svelte`. */
function codeOf(file: string): string {
  const text = read(file);
  if (!file.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

/** What `import type` and `export type … from` name; everything else is needed when the code runs. */
function typeImportsOf(code: string): Set<string> {
  const names = { type: new Set<string>(), value: new Set<string>() };
  for (const statement of ts.createSourceFile('file.ts', code, ts.ScriptTarget.ESNext, false).statements) {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) continue;
    const typeOnly = isImport
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const from = statement.moduleSpecifier;
    if (from && ts.isStringLiteral(from)) names[typeOnly ? 'type' : 'value'].add(from.text);
  }
  return new Set([...names.type].filter((name) => !names.value.has(name)));
}

function importsOf(file: string): Import[] {
  const code = codeOf(file);
  const types = typeImportsOf(code);
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => {
    const target = relative(source, resolve(source, dirname(file), fileName))
      .split(sep)
      .join('/');
    // The one file outside of `src` that the page may read names its version.
    const outside = target === '../package.json';
    if (fileName.startsWith('#words/')) {
      const words = fileName.replace('#words', wordsFolder.replace('src/', ''));
      return {
        file,
        room: roomOf(file),
        specifier: fileName,
        to: 'words',
        target: words,
        typeOnly: types.has(fileName),
      };
    }
    const to = fileName.startsWith('.') && !outside ? roomOf(target) : null;
    return { file, room: roomOf(file), specifier: fileName, to, target, typeOnly: types.has(fileName) };
  });
}

const imports = files.flatMap(importsOf);
const show = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

/** `export default …` and `export { x as default }`. */
function hasDefaultExport(file: string): boolean {
  const tree = ts.createSourceFile(file, codeOf(file), ts.ScriptTarget.ESNext, false);
  return tree.statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) ||
      (ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some((element) => element.name.text === 'default')),
  );
}

describe('imports', () => {
  test('are found, in scripts and in components', () => {
    expect(imports.length, 'imports found in src').toBeGreaterThan(50);
    const inComponents = imports.filter(({ file }) => file.endsWith('.svelte'));
    expect(inComponents, 'no import was found in a component').not.toEqual([]);
  });

  test('lead only into rooms that the house has', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !mayImport.has(room))).toEqual([]);
  });

  test('point one way', () => {
    const back = imports.filter(
      ({ room, to }) => to !== null && to !== room && !mayImport.get(room)?.includes(to),
    );
    expect(back.map(show)).toEqual([]);
  });

  test('within ui point one way, too: parts ← view ← kinds ← panels ← frame', () => {
    const place = (file: string): number => {
      const [room = '', folder = ''] = file.split('/');
      // What stands beside the folders joins them together.
      return room === 'ui' && folder !== 'App.svelte' ? uiRooms.indexOf(folder) : uiRooms.length;
    };
    const within = imports.filter(({ room, to }) => room === 'ui' && to === 'ui');
    expect(within.filter(({ target }) => place(target) === -1).map(show)).toEqual([]);
    expect(within.filter(({ file, target }) => place(target) > place(file)).map(show)).toEqual([]);
  });

  test('of the words are types alone, so that a sentence pulls in no code', () => {
    const code = imports.filter(({ room, to, typeOnly }) => room === 'words' && to !== 'words' && !typeOnly);
    expect(code.map(show)).toEqual([]);
  });

  test('of words go by #words, so that a language is a folder', () => {
    const named = imports.filter(
      ({ room, specifier }) => room !== 'words' && /words\/[a-z]{2}\//.test(specifier),
    );
    expect(named.map(show)).toEqual([]);
  });

  test('of the engine come through its public doors', () => {
    const doors = new Set([
      'engine/index.ts',
      'engine/calls.ts',
      'engine/access/index.ts',
      'engine/stacks.ts',
      'engine/cloudformation/index.ts',
    ]);
    const around = imports.filter(
      ({ room, to, target }) => to === 'engine' && room !== 'engine' && !doors.has(target),
    );
    expect(around.map(show)).toEqual([]);
  });

  test('of the engine itself are its own files and the few packages that it stands on', () => {
    const isTaken = (specifier: string): boolean =>
      engineLibraries.some((library) => specifier === library || specifier.startsWith(`${library}/`));
    const others = imports.filter(
      ({ room, to, specifier }) => room === 'engine' && to === null && !isTaken(specifier),
    );
    expect(others.map(show)).toEqual([]);
  });

  test('of Node’s own modules stand only in what runs in Node', () => {
    const inNode = ['endpoint', 'testing', 'bin'];
    const ofNode = imports.filter(
      ({ specifier, room }) => specifier.startsWith('node:') && !inNode.includes(room),
    );
    expect(ofNode.map(show)).toEqual([]);
  });

  test.each([...onlyIn])('of %s stand only in %s/', (library, home) => {
    const users = imports.filter(
      ({ specifier }) => specifier === library || specifier.startsWith(`${library}/`),
    );
    expect(users.filter(({ room }) => room !== home).map(show)).toEqual([]);
  });
});

/** Groups of files that import each other in a circle, types included (Tarjan's strongly connected components). */
function circles(): string[] {
  const targets = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { file, to, target } of imports)
    if (to !== null && targets.has(target)) targets.get(file)?.push(target);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[] = [];
  const low = (file: string, other: number): unknown => lowest.set(file, Math.min(lowest.get(file)!, other));
  function visit(file: string): void {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    open.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) {
        visit(target);
        low(file, lowest.get(target)!);
      } else if (open.includes(target)) low(file, order.get(target)!);
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1) found.push(circle.sort().join(' ⇄ '));
  }
  for (const file of files) if (!order.has(file)) visit(file);
  return found.sort();
}

describe('files', () => {
  test('import each other in no circle, types included', () => {
    expect(circles()).toEqual([]);
  });

  test('have no default export', () => {
    expect(files.filter(hasDefaultExport)).toEqual([]);
  });

  test('do not call themselves utils, helpers or manager', () => {
    expect(files.filter((file) => /(^|[/-])(utils?|helpers?|managers?)\b/i.test(file))).toEqual([]);
  });
});
