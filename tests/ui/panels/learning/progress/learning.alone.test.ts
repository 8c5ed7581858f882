import { expect, test, vi } from 'vitest';
import { MemoryShelf } from '../../../../../src/storage/shelf/shelf.ts';
import { StorageError } from '../../../../../src/storage/storage-error.ts';
import { Learning } from '../../../../../src/ui/panels/learning/progress/learning.svelte.ts';

test('what can’t be stored stays, is said, and is stored once that works again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const shelf = new MemoryShelf();
  const learning = new Learning(() => Promise.resolve(shelf));
  const full = vi.spyOn(shelf, 'change').mockRejectedValue(new StorageError('quota', 'told to fail'));
  learning.note('only-if', 1, { type: 'solved', version: 1 });
  learning.note('only-if', 1, { type: 'shown' });
  await learning.settled();
  expect([learning.problem, learning.solvedVersion('only-if')]).toEqual(['quota', 1]);
  full.mockRestore();
  await learning.settled();
  expect(learning.problem).toBeNull();
  expect(await shelf.all('progress')).toEqual([learning.of('only-if')]);
  vi.restoreAllMocks();
});

test('where nothing can be stored, that is said from the start, and what is learned counts all the same', async () => {
  const learning = new Learning(() => Promise.resolve(new MemoryShelf('unavailable')));
  await learning.read();
  learning.note('only-if', 1, { type: 'solved', version: 1 });
  await learning.settled();
  expect([learning.problem, learning.solvedVersion('only-if')]).toEqual(['unavailable', 1]);
});

test('a row that something damaged is left out, and the others are read', async () => {
  const shelf = new MemoryShelf();
  const before = new Learning(() => Promise.resolve(shelf));
  before.note('only-if', 1, { type: 'solved', version: 1 });
  await before.settled();
  await shelf.change(
    'progress',
    'first-policy',
    () => ({ id: 'first-policy', version: 'x' }) as { id: string },
  );
  const learning = new Learning(() => Promise.resolve(shelf));
  await learning.read();
  expect(learning.lessons.map(({ id }) => id)).toEqual(['only-if']);
});
