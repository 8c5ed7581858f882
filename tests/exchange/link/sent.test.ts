import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readLink } from '../../../src/exchange/link/link.ts';
import sent from './sent.json' with { type: 'json' };

/*
 * Links as they were sent, of every version and every start. A line is never changed or taken away: somebody who has such a
 * link opens it for ever. `sum` is of all that it says, the same for any order of an object's fields.
 */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

test.each(sent)('$title opens as it did when it was sent', async ({ link, rows, sum, shown }) => {
  const read = await readLink(link);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const { picture, ...state } = read.state;
  // The sums call the picture's state what links call it.
  const said = { ...state, rows: [], ...(picture && { stands: picture }) };
  const told = state.rows
    .map(({ table, after }) => [table, after] as const)
    .sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  expect([told.length, state.shown?.kind ?? null]).toEqual([rows, shown]);
  expect(
    createHash('sha256')
      .update(canonical([told, said]))
      .digest('hex')
      .slice(0, 16),
  ).toBe(sum);
});
