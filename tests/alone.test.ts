import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { elsewhere } from './elsewhere.ts';

/**
 * Most tests in Node share a process and its modules, so that nothing is imported twice. A file that replaces modules or
 * globals, or uses what the page has once for all (`learning`, `drafts`, …), would change what the next file meets: its
 * name ends in `.alone.test.ts`, and it gets a process of its own. So does one that asks what holds before something is
 * loaded: it says why in a line that begins with `// Alone:`.
 */

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');
const words = join(root, manifest.imports['#words/*'].replace('/*', ''));

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !/\.browser(\.svelte)?\.test\.ts$/.test(file))
  .filter((file) => !elsewhere.some((folder) => file.startsWith(`${folder}/`)))
  .map((file) => join(import.meta.dirname, file))
  .filter((file) => file !== import.meta.filename);

const texts = new Map<string, string>();
function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, text);
  return text;
}

const targets = new Map<string, readonly string[]>();
/** The project's own files that a file imports or fetches. */
function importsOf(file: string): readonly string[] {
  const known = targets.get(file);
  if (known) return known;
  const text = read(file);
  const code = file.endsWith('.svelte')
    ? [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  const found = ts.preProcessFile(code, true, true).importedFiles.flatMap(({ fileName }) => {
    const target = fileName.startsWith('#words/')
      ? join(words, fileName.slice('#words/'.length))
      : fileName.startsWith('.')
        ? resolve(dirname(file), fileName)
        : '';
    return /\.(ts|svelte)$/.test(target) ? [target] : [];
  });
  targets.set(file, found);
  return found;
}

/** Everything that a file needs, directly or through others. */
function needs(file: string): ReadonlySet<string> {
  const all = new Set<string>([file]);
  for (const one of all) for (const next of importsOf(one)) all.add(next);
  return all;
}

/** Replaces modules, globals or the clock, or sets a switch, for the whole process. */
const replaces =
  /\bvi\.(mock|doMock|stubGlobal|stubEnv|useFakeTimers|setSystemTime|resetModules)\(|['"]fake-indexeddb\/auto['"]|\bsetFlagsFromString\(|\b(globalThis|process\.env)(\.\w+|\[[^\]]+\]) = /;
/** An object with a state of its own that the page has once for all. */
const hasOneForAll = (file: string): boolean =>
  file.startsWith(join(source, 'ui')) && /^export const \w+ = new [A-Z]\w*\(\);$/m.test(read(file));

/** Why a test can't share its process, or null. */
function reason(file: string): string | null {
  const all = [...needs(file)];
  const replacing = all.find((one) => !one.startsWith(source) && replaces.test(read(one)));
  if (replacing) return `${replacing.slice(root.length + 1)} replaces modules or globals`;
  const single = all.find(hasOneForAll);
  return single ? `it uses ${single.slice(root.length + 1)}, which the page has once for all` : null;
}

describe('tests in Node', () => {
  test('are there', () => {
    expect(tests.length, 'test files found below tests/').toBeGreaterThan(100);
    expect(
      tests.filter((file) => file.endsWith('.alone.test.ts')).length,
      'test files named .alone.test.ts',
    ).toBeGreaterThan(0);
  });

  test('share a process only if they leave it as they found it', () => {
    const wrong = tests
      .filter((file) => !file.endsWith('.alone.test.ts'))
      .map((file) => ({ file: file.slice(root.length + 1), reason: reason(file) }))
      .filter(({ reason }) => reason !== null)
      .map(({ file, reason }) => `${file} shall end in .alone.test.ts: ${reason}`);
    expect(wrong).toEqual([]);
  });

  test('have a process of their own only if they need it', () => {
    const needless = tests
      .filter((file) => file.endsWith('.alone.test.ts'))
      .filter((file) => reason(file) === null && !/^\/\/ Alone: /m.test(read(file)));
    expect(needless.map((file) => file.slice(root.length + 1))).toEqual([]);
  });
});
