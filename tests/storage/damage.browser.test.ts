import fc, { draws } from '../properties.ts';
import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import { damaged, damages, storedWorkspace, survives, writeEntries } from './damage.ts';

it('what a real database gives back of damaged rows can be used, is said, and can be downloaded', async () => {
  const run = `damage-${Date.now()}`;
  const content = await storedWorkspace(`${run}-whole`);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(damages, async (list) => {
      const after = damaged(content, list);
      fc.pre(after !== null);
      if (!after) return;
      const name = `${run}-${count++}`;
      await writeEntries(name, after);
      await survives(name);
      await deleteDB(name);
    }),
    draws(50, 500),
  );
  expect(count).toBeGreaterThanOrEqual(50);
}, 120_000);
