import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { curriculum } from '../src/lessons/curriculum.ts';

/** The documents name files, commands and places that are there. */

const root = join(import.meta.dirname, '..');
const documents = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`),
];
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
/** A heading as the part of an address that leads to it, as code hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
const anchorsOf = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

test('The README says how many lessons there are', () => {
  const count = curriculum.flatMap(({ lessons }) => lessons as readonly string[]).length;
  expect(read('README.md')).toContain(`; ${String(count)} lessons let you try it`);
});

describe.each(documents)('%s', (file) => {
  const text = read(file);

  test('leads to files and headings that are there', () => {
    const missing = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const to = path === '' ? file : join(dirname(file), path);
        return !existsSync(join(root, to)) || (anchor !== undefined && !anchorsOf(to).includes(anchor));
      });
    expect(missing).toEqual([]);
  });

  test('names files and folders that are there', () => {
    const named = [...text.matchAll(/`((?:src|tests|scripts|docs|public|\.ci)\/[^`\s]*)`/g)].map(
      ([, path = '']) => path,
    );
    // What a reader fills in (`<part>`), a pattern, and a folder that isn't kept are no names of files.
    const missing = named.filter((path) => !/[<*]/.test(path) && !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  test('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const named = [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the README leads to each of the other documents', () => {
  const missing = documents.filter(
    (file) => file !== 'README.md' && !read('README.md').includes(`](${file}`),
  );
  expect(missing).toEqual([]);
});

test('the README fits two screens', () => {
  expect(read('README.md').split('\n').length, 'lines of README.md').toBeLessThanOrEqual(80);
});
