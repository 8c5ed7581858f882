import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { IdbStore } from '../../src/storage/idb-store.ts';
import { IdbShelf } from '../../src/storage/shelf/shelf.ts';
import { commitOf, group, record, start } from './store-contract.ts';

let count = 0;
const newName = (): string => `left-${String(Date.now())}-${String(count++)}`;
const opened: { close(): void }[] = [];
const kept = <T extends { close(): void }>(one: T): T => {
  opened.push(one);
  return one;
};

const tell = (type: 'pagehide' | 'pageshow'): boolean =>
  dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  tell('pageshow');
  for (const one of opened.splice(0)) one.close();
});

/** Writes as another page would, whose transaction waits for each that was begun before it. */
async function writeElsewhere(name: string): Promise<string> {
  const other = await openDB(name);
  const transaction = other.transaction([...other.objectStoreNames], 'readwrite');
  await transaction.objectStore('about').put({ key: 'elsewhere', value: 'written' });
  await transaction.done;
  other.close();
  return 'written';
}

/** Leaves the page while `work` goes on, and comes back after another page has written. */
async function leaveDuring<T>(name: string, work: Promise<T>): Promise<T> {
  let isSettled = false;
  const settled = (): boolean => (isSettled = true);
  work.then(settled, settled);
  // Its transaction begins within this task, and no answer comes within it.
  for (let i = 0; i < 5; i++) await Promise.resolve();
  tell('pagehide');
  expect(await writeElsewhere(name)).toBe('written');
  await turn();
  expect(isSettled).toBe(false);
  tell('pageshow');
  return work;
}

describe('where somebody leaves the page and comes back', () => {
  it('a workspace that was being read is read then', async () => {
    const name = newName();
    const store = kept(await IdbStore.open({ name }));
    const rows = [...start, ...Array.from({ length: 3000 }, (_, i) => group(i + 1))];
    await store.create(record('w'), rows);
    expect((await leaveDuring(name, store.load('w')))?.rows).toHaveLength(rows.length);
    expect(await leaveDuring(name, store.list())).toMatchObject([{ id: 'w' }]);
  });

  it('a commit that was not on disk yet is saved then, once', async () => {
    const name = newName();
    const store = kept(await IdbStore.open({ name }));
    await store.create(record('w'), start);
    expect(await leaveDuring(name, store.commit('w', commitOf(0, [group(1)])))).toMatchObject({
      type: 'saved',
    });
    expect(await store.load('w')).toMatchObject({ record: { rev: 1 }, journal: [{ rev: 1 }] });
  });

  it('what is learned is read and written then', async () => {
    const name = newName();
    const shelf = kept(await IdbShelf.open({ name }));
    await leaveDuring(
      name,
      shelf.change('progress', 'a', () => ({ id: 'a', n: 1 })),
    );
    expect(await leaveDuring(name, shelf.get('progress', 'a'))).toEqual({ id: 'a', n: 1 });
    expect(await leaveDuring(name, shelf.all('progress'))).toEqual([{ id: 'a', n: 1 }]);
  });
});

it.each([0, 1, 2, 3, 5, 8])(
  'after %i turns of its opening a page is left; another one opens the same database, and so does the first',
  async (turns) => {
    const name = newName();
    const opening = IdbStore.open({ name });
    for (let i = 0; i < turns; i++) await turn();
    tell('pagehide');
    const other = kept(await IdbStore.open({ name }));
    expect(await other.create(record('w'), start)).toBe(true);
    tell('pageshow');
    expect(await kept(await opening).list()).toMatchObject([{ id: 'w' }]);
  },
);
