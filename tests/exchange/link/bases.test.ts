import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { danglingReferences, rowProblem, worldFrom } from '../../../src/engine/index.ts';
import { baseNames, loadBase } from '../../../src/exchange/link/bases.ts';
import { sampleRows } from '../../../src/playground/sample.ts';

/** What each start was when it was frozen. A new start is a new line here; no line ever changes. */
const frozen = {
  'sample-1': '7f9cbcc304fcdc01',
  'sample-2': '43271b0191f799d3',
} as const;

test.each(Object.entries(frozen))('%s is what it was when links began to name it', async (name, sum) => {
  const file = new URL(`../../../src/exchange/link/bases/${name}.json`, import.meta.url);
  expect(createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)).toBe(sum);
  const base = await loadBase(name);
  const rows = [...(base?.values() ?? [])];
  expect(rows.flatMap(({ table, after }) => rowProblem(table, after) ?? [])).toEqual([]);
  expect(danglingReferences(worldFrom(rows))).toEqual([]);
});

test('every start is listed here, and the newest is the sample account as it is now', async () => {
  expect([...baseNames].sort()).toEqual(Object.keys(frozen).sort());
  const newest = await loadBase(baseNames[0] ?? '');
  const rows = new Map(sampleRows.map(({ table, key, after }) => [`${table}/${key}`, after]));
  const own = new Map([...(newest ?? [])].map(([place, { after }]) => [place, after]));
  expect(own, 'npm run freeze-base, with the next name').toEqual(rows);
});
