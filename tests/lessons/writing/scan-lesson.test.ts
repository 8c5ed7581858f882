import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { expect, test } from 'vitest';
import { scanLesson, typedAt } from '../../../src/lessons/writing/scan-lesson.ts';
import { shapeAt } from '../../../src/lessons/writing/shapes.ts';
import typed from './typed-at.json' with { type: 'json' };

const folder = resolve(import.meta.dirname, '../../../src/lessons/en');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(resolve(folder, name), 'utf8') }));

interface Found {
  readonly kind: string;
  readonly path: string;
  readonly from: number;
}

/** The names and values that YAML's own reader finds, with their places. */
function byLibrary(text: string): Found[] {
  const found: Found[] = [];
  const walk = (node: unknown, path: string): void => {
    if (isMap(node))
      for (const item of node.items) {
        if (!isPair(item) || !isScalar(item.key)) continue;
        const place = `${path}.${String(item.key.value)}`;
        found.push({ kind: 'key', path: place, from: item.key.range?.[0] ?? -1 });
        walk(item.value, place);
      }
    else if (isSeq(node)) node.items.forEach((item, i) => walk(item, `${path}.${String(i)}`));
    else if (isScalar(node) && node.range && node.range[1] > node.range[0])
      found.push({ kind: 'value', path, from: node.range[0] });
  };
  walk(parseDocument(text).contents, '');
  return found.sort((a, b) => a.from - b.from);
}

test.each(files)(
  '$name: each name and value is found at the place where YAML’s reader finds it',
  ({ text }) => {
    const { tokens, fieldsAt, fieldsEnd, proseAt } = scanLesson(text);
    const own = tokens
      .map(({ kind, path, from }) => ({ kind, path: ['', ...path].join('.'), from: from - fieldsAt }))
      // A text over several lines is found line by line.
      .filter(
        (one, i, all) => one.kind === 'key' || one.path !== all[i - 1]?.path || all[i - 1]?.kind === 'key',
      );
    expect(own).toEqual(byLibrary(text.slice(fieldsAt, fieldsEnd)));
    expect(text.slice(proseAt - 4, proseAt)).toBe('---\n');
  },
);

test.each(files)('$name: the format knows the shape of each name and value', ({ text }) => {
  const { tokens } = scanLesson(text);
  expect(tokens.filter(({ path }) => shapeAt(path) === null).map(({ path }) => path.join('.'))).toEqual([]);
});

test.each(typed)('$title', ({ text, is }) => {
  const at = text.indexOf('‸');
  const found = typedAt(text.replace('‸', ''), at);
  expect(found && { kind: found.kind, path: found.path.join('.'), before: found.before }).toEqual(is);
});

test('a text of open brackets is read in one pass, and no deeper than a lesson goes', () => {
  const open = `---\ngoals: ${'['.repeat(60_000)}\n---\n`;
  expect(scanLesson(open).tokens.length).toBeLessThan(2);
  expect(scanLesson(`---\n${'- '.repeat(30_000)}a\n---\n`).tokens.length).toBeLessThan(3);
});
