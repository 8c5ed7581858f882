import { afterEach, describe, expect, it, vi } from 'vitest';
import { migrations } from '../../../src/storage/migrations.ts';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { IdbStore } from '../../../src/storage/idb-store.ts';
import { IdbShelf, MemoryShelf, openShelf } from '../../../src/storage/shelf/shelf.ts';
import type { Shelf } from '../../../src/storage/shelf/shelf.ts';

let count = 0;
const newName = (): string => `shelf-${Date.now()}-${count++}`;
const opened: { close(): void }[] = [];
const kept = <T extends { close(): void }>(one: T): T => {
  opened.push(one);
  return one;
};
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const counted = (before: unknown): { id: string; n: number } => ({
  id: 'a',
  n: ((before as { n: number } | undefined)?.n ?? 0) + 1,
});

const kinds: [string, () => Promise<Shelf>][] = [
  ['in IndexedDB', () => IdbShelf.open({ name: newName() })],
  ['in memory', () => Promise.resolve(new MemoryShelf())],
];

describe.each(kinds)('a shelf %s', (_kind, make) => {
  it('keeps rows by their id, each store by itself', async () => {
    const shelf = kept(await make());
    await shelf.change('progress', 'b', () => ({ id: 'b' }));
    await shelf.change('progress', 'a', () => ({ id: 'a' }));
    await shelf.change('drafts', 'a', () => ({ id: 'a', text: 'mine' }) as { id: string });
    expect(await shelf.all('progress')).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(await shelf.get('drafts', 'a')).toEqual({ id: 'a', text: 'mine' });
    expect(await shelf.get('attempts', 'a')).toBeUndefined();
  });

  it('takes a row out where nothing is left of it', async () => {
    const shelf = kept(await make());
    await shelf.change('attempts', 'a', counted);
    await shelf.change('attempts', 'a', () => null);
    expect(await shelf.all('attempts')).toEqual([]);
  });

  it('leaves a row as it was where making the next one fails', async () => {
    const shelf = kept(await make());
    await shelf.change('progress', 'a', counted);
    const failing = shelf.change('progress', 'a', () => {
      throw new Error('told to fail');
    });
    await expect(failing).rejects.toThrow('told to fail');
    expect(await shelf.get('progress', 'a')).toEqual({ id: 'a', n: 1 });
  });
});

describe('several tabs', () => {
  it('lose nothing that they write to the same row at the same time, and hear of each other', async () => {
    const name = newName();
    const [one, two] = [kept(await IdbShelf.open({ name })), kept(await IdbShelf.open({ name }))];
    const heard: string[] = [];
    const word = new Promise<void>((resolve) => {
      one.subscribe((store) => {
        heard.push(store);
        resolve();
      });
    });
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) => (turn % 2 ? one : two).change('progress', 'a', counted)),
    );
    expect(await one.get('progress', 'a')).toEqual({ id: 'a', n: 10 });
    await word;
    expect(new Set(heard)).toEqual(new Set(['progress']));
  });

  it('of an earlier version give way, and one of a later version ends this one, which says so', async () => {
    const name = newName();
    const store = kept(await IdbStore.open({ name, migrations: migrations.slice(0, 1) }));
    const ended: string[] = [];
    store.subscribe(({ type }) => ended.push(type));
    const shelf = kept(await IdbShelf.open({ name }));
    expect(ended).toEqual(['newer']);
    const later = await openDatabase({
      name,
      migrations: [...migrations, { id: migrations.length + 1, name: 'later', migrate: () => undefined }],
    });
    await expect(shelf.all('progress')).rejects.toMatchObject({ name: 'StorageError', kind: 'newer' });
    later.database.close();
  });
});

it('a connection that ended without a word is opened again', async () => {
  const name = newName();
  const connections: IDBDatabase[] = [];
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    const request = open(...args);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  });
  const shelf = kept(await IdbShelf.open({ name }));
  vi.restoreAllMocks();
  await shelf.change('progress', 'a', counted);
  for (const connection of connections) connection.close();
  await shelf.change('progress', 'a', counted);
  expect(await shelf.get('progress', 'a')).toEqual({ id: 'a', n: 2 });
});

it('where the browser stores nothing it is memory, and says why', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('told to refuse', 'SecurityError');
  });
  const shelf = kept(await openShelf(newName()));
  vi.restoreAllMocks();
  expect([shelf.kind, shelf.problem]).toEqual(['memory', 'unavailable']);
  await shelf.change('progress', 'a', counted);
  expect(await shelf.all('progress')).toEqual([{ id: 'a', n: 1 }]);
});
