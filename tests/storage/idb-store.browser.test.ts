import { deleteDB, openDB } from 'idb';
import fc, { draws } from '../properties.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/engine/index.ts';
import { IdbStore } from '../../src/storage/idb-store.ts';
import { migrations } from '../../src/storage/migrations.ts';
import { limits } from '../../src/storage/size-limits.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import type { StoreEvent } from '../../src/storage/store.ts';
import { commitOf, group, record, small, start, storeContract } from './store-contract.ts';

let count = 0;
const opened: IdbStore[] = [];
const newName = (): string => `test-${Date.now()}-${count++}`;

async function open(
  name: string,
  options: Partial<Parameters<typeof IdbStore.open>[0]> = {},
): Promise<IdbStore> {
  const store = await IdbStore.open({ name, limits: small, ...options });
  opened.push(store);
  return store;
}

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

storeContract('the store in IndexedDB', async () => {
  const name = newName();
  return [await open(name), await open(name)];
});

/** Writes into the stores behind the playground's back. */
async function tamper(name: string, store: string, ...values: object[]): Promise<void> {
  const database = await openDB(name);
  for (const value of values) await database.put(store, value);
  database.close();
}

describe('a workspace of many rows', () => {
  it('is handed out in parts as it is read, each row once and in the order in which they stand', async () => {
    const store = await open(newName());
    const all = [...start, ...Array.from({ length: 2500 }, (_, i) => group(i + 1))];
    await store.create(record('w'), all);
    const parts: (readonly Change[])[] = [];
    const told: number[] = [];
    const stored = await store.load('w', {
      onRows: (rows) => parts.push(rows),
      onProgress: (done) => told.push(done),
    });
    expect(parts.map(({ length }) => length)).toEqual([1000, 1000, 504]);
    expect(told).toEqual([1000, 2000, 2504]);
    expect(parts.flat()).toEqual(stored?.rows);
    expect(stored?.damage).toBeNull();
  });
});

describe('several commits at once', () => {
  it('are stored in one transaction, unless another tab was faster than the first of them', async () => {
    const [store, other] = [await open(newName()), await open(newName())];
    await store.create(record('w'), start);
    const all = [commitOf(0, [group(1)]), commitOf(1, [group(2)]), commitOf(2, [group(3)])];
    expect(await store.commitAll('w', all)).toEqual({ type: 'saved' });
    const stored = await store.load('w');
    expect(stored?.damage).toBeNull();
    expect(stored?.record.rev).toBe(3);
    expect(stored?.journal.map(({ rev }) => rev)).toEqual([1, 2, 3]);
    expect(await store.commitAll('w', all)).toMatchObject({ type: 'conflict', missed: { length: 3 } });
    expect(await other.commitAll('w', all)).toEqual({ type: 'gone' });
  });
});

describe('damaged rows', () => {
  it('are put aside as they were found, with what is wrong, and only once', async () => {
    const name = newName();
    const store = await open(name);
    await store.create(record('w'), start);
    const raw = { id: group(1).key, name: 42 };
    await tamper(
      name,
      'rows',
      { workspace: 'w', table: 'groups', key: group(1).key, row: raw },
      { workspace: 'w', table: 'nonsense', key: 'k', row: null },
    );
    const stored = await store.load('w');
    expect(stored?.rows.length).toBe(start.length);
    expect(stored?.damage?.quarantined).toEqual([
      { table: 'groups', key: group(1).key, raw, problem: expect.stringContaining('account') as string },
      { table: 'nonsense', key: 'k', raw: null, problem: 'there is no table nonsense' },
    ]);
    expect((await store.load('w'))?.damage).toBeNull();
    const database = await openDB(name);
    expect((await database.getAll('quarantine')).map((row: { row: unknown }) => row.row)).toEqual([
      raw,
      null,
    ]);
    database.close();
  });

  it('are restored from the journal where it has them, from inside a load too', async () => {
    const name = newName();
    const store = await open(name);
    await store.create(record('w'), start);
    await store.commit(
      'w',
      commitOf(
        0,
        Array.from({ length: 6 }, (_, n) => group(n + 1)),
      ),
    );
    await store.commit('w', commitOf(1, [group(9)]));
    await tamper(
      name,
      'rows',
      ...[2, 9].map((n) => ({ workspace: 'w', table: 'groups', key: group(n).key, row: 'garbage' })),
    );
    const stored = await store.load('w');
    expect(stored?.damage).toMatchObject({ restored: 2, quarantined: [], changed: false });
    expect(stored?.rows).toEqual(expect.arrayContaining([group(2), group(9)]));
    expect(await store.load('w')).toMatchObject({ damage: null, putAside: 0 });
  });

  it('take along what belongs to them', async () => {
    const name = newName();
    const store = await open(name);
    const user = `AIDA${'0'.repeat(16)}`;
    const key = `${user}/${group(0).key}`;
    await store.create(record('w'), [
      ...start,
      { table: 'memberships', key, before: null, after: { id: key, userId: user, groupId: group(0).key } },
    ]);
    await tamper(name, 'rows', { workspace: 'w', table: 'users', key: user, row: { id: user } });
    const stored = await store.load('w');
    expect(stored?.damage?.quarantined.map(({ table }) => table)).toEqual(['users', 'memberships']);
    expect(stored?.rows.map(({ table }) => table)).not.toContain('memberships');
  });

  it('of the account itself are replaced, with a counter that gives no id twice', async () => {
    const name = newName();
    const store = await open(name);
    await store.create(record('w'), start);
    await tamper(
      name,
      'rows',
      { workspace: 'w', table: 'meta', key: 'seq', row: { id: 'seq', value: 'many' } },
      { workspace: 'w', table: 'meta', key: 'account', row: 1 },
    );
    const stored = await store.load('w');
    const meta = new Map(
      stored?.rows.filter(({ table }) => table === 'meta').map(({ key, after }) => [key, after]),
    );
    expect(meta.get('account')).toEqual({ id: 'account', value: '111122223333' });
    expect(meta.get('seq')).toEqual({ id: 'seq', value: 1_000_000 });
    expect((await store.load('w'))?.damage).toBeNull();
  });

  it('never make reading fail', async () => {
    const name = newName();
    const store = await open(name);
    const table = fc.constantFrom('meta', 'users', 'roles', 'policies', 'accessKeys', 'sessions', 'x');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(table, fc.string(), fc.jsonValue()), { maxLength: 8 }),
        async (rows) => {
          await store.purge('w');
          await store.create(record('w'), start);
          const bad = rows.map(([of, key, row]) => ({ workspace: 'w', table: of, key, row }));
          await tamper(name, 'rows', ...bad);
          const stored = await store.load('w');
          expect(stored?.rows).toEqual(expect.arrayContaining([group(0, '__proto__')]));
        },
      ),
      draws(25, 200),
    );
  });

  it('in the journal cost the older history, and nothing else', async () => {
    const name = newName();
    const store = await open(name);
    await store.create(record('w'), start);
    for (let rev = 0; rev < 4; rev++) await store.commit('w', commitOf(rev, [group(rev + 1)]));
    await tamper(name, 'journal', { workspace: 'w', rev: 2, nonsense: true });
    const stored = await store.load('w');
    expect(stored?.journal.map(({ rev }) => rev)).toEqual([3, 4]);
    expect(stored?.damage?.journal).toBe(true);
    expect((await store.load('w'))?.damage).toBeNull();
    expect(stored?.rows.length).toBe(start.length + 4);
    expect(await store.journalSince('w', 1)).toBeNull();
  });
});

describe('a connection', () => {
  it('gives way to a newer version, says so, and saves nothing any more', async () => {
    const name = newName();
    const store = await open(name);
    await store.create(record('w'), start);
    const heard = new Promise<StoreEvent>((resolve) => store.subscribe(resolve));
    const newer = await openDB(name, migrations.length + 1);
    expect(await heard).toEqual({ type: 'newer' });
    await expect(store.commit('w', commitOf(0, []))).rejects.toMatchObject({ kind: 'newer' });
    newer.close();
    await expect(open(name)).rejects.toMatchObject({ kind: 'newer' });
    expect((await openStore({ name })).problem).toBe('newer');
  });

  it('opens again where the database was deleted under it, and finds nothing', async () => {
    const name = newName();
    const store = await open(name);
    await store.create(record('w'), start);
    await deleteDB(name);
    expect(await store.commit('w', commitOf(0, []))).toEqual({ type: 'gone' });
    expect(await store.create(record('w'), start)).toBe(true);
    expect(await store.commit('w', commitOf(0, []))).toEqual({ type: 'saved' });
  });

  it('that another tab blocks is given up with that reason', async () => {
    const name = newName();
    const stubborn = await openDB(name, 1);
    const later = { id: migrations.length + 1, name: 'later', migrate: () => undefined };
    const opening = open(name, { migrations: [...migrations, later], timeout: 100 });
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', kind: 'blocked' });
    stubborn.close();
  });

  it('that never answers is given up', async () => {
    const original = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest;
    try {
      await expect(open(newName(), { timeout: 50 })).rejects.toMatchObject({ kind: 'unavailable' });
    } finally {
      indexedDB.open = original;
    }
  });

  it('that is refused leaves a store in memory, with the reason', async () => {
    const original = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('The user denied permission to access the database.', 'UnknownError');
    };
    try {
      expect(await openStore({ name: newName() })).toMatchObject({
        store: { kind: 'memory' },
        problem: 'unavailable',
        lost: false,
      });
    } finally {
      indexedDB.open = original;
    }
  });
});

describe('a lost database', () => {
  it('is noticed once, by the note that stands beside it', async () => {
    const name = newName();
    const before = await openStore({ name });
    await before.store.create(record('w'), start);
    before.store.close();
    expect((await openStore({ name })).lost).toBe(false);
    await deleteDB(name);
    const after = await openStore({ name });
    expect(after).toMatchObject({ problem: null, lost: true });
    after.store.close();
    const again = await openStore({ name });
    expect(again.lost).toBe(false);
    again.store.close();
  });

  it('is no loss where only the database’s own number was changed, and that is said once', async () => {
    for (const value of ['another', 7 as never]) {
      const name = newName();
      const before = await openStore({ name });
      await before.store.create(record('w'), start);
      await before.store.create(record('x'), start);
      before.store.close();
      const database = await openDB(name);
      await database.put('about', { key: 'id', value });
      database.close();
      const after = await openStore({ name });
      expect(after).toMatchObject({ problem: null, lost: false, otherId: { here: 2, noted: 2 } });
      await after.store.purge('x');
      after.store.close();
      const again = await openStore({ name });
      expect([again.lost, again.otherId]).toEqual([false, undefined]);
      again.store.close();
    }
  });

  it('is no loss where it held nothing', async () => {
    const name = newName();
    (await openStore({ name })).store.close();
    await deleteDB(name);
    const after = await openStore({ name });
    expect(after.lost).toBe(false);
    after.store.close();
  });
});

describe('a transaction', () => {
  it('that fails half way leaves nothing of itself', async () => {
    const name = newName();
    const store = await open(name, { limits });
    await store.create(record('w'), start);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof original>) {
      if (++puts === 4) throw new DOMException('No space.', 'QuotaExceededError');
      return original.apply(this, args);
    };
    try {
      const commit = commitOf(0, [group(1), group(2), group(3)]);
      await expect(store.commit('w', commit)).rejects.toEqual(expect.any(StorageError));
      await expect(store.commit('w', commit)).resolves.toEqual({ type: 'saved' });
    } finally {
      IDBObjectStore.prototype.put = original;
    }
    const stored = await store.load('w');
    expect(stored?.record.rev).toBe(1);
    expect(stored?.journal.length).toBe(1);
    expect(stored?.rows.length).toBe(start.length + 3);
  });
});
