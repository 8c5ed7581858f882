import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { IdbStore } from '../../src/storage/idb-store.ts';
import { type Migration, migrate, migrations, schemaVersion } from '../../src/storage/migrations.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import version1 from './fixtures-v1.json' with { type: 'json' };
import version2 from './fixtures-v2.json' with { type: 'json' };
import { IdbShelf } from '../../src/storage/shelf/shelf.ts';

/** What a database of each shipped version held. A new version adds its own; none is ever changed. */
const shipped: readonly [version: number, content: Readonly<Record<string, readonly object[]>>][] = [
  [1, version1],
  [2, version2],
];

let count = 0;
const newName = (): string => `migration-${Date.now()}-${count++}`;

async function writeDatabase(
  name: string,
  version: number,
  content: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  const database = await openDB(name, version, {
    upgrade: (opened, from, _to, transaction) =>
      void migrate(opened as never, from, transaction as never, migrations.slice(0, version)),
  });
  for (const [store, values] of Object.entries(content))
    for (const value of values) await database.put(store, value);
  database.close();
}

describe('a database of every shipped version', () => {
  it('has a fixture', () => {
    expect(shipped.map(([version]) => version)).toEqual(migrations.map(({ id }) => id));
  });

  it.each(shipped)('%i opens with everything in it', async (version, content) => {
    const name = newName();
    await writeDatabase(name, version, content);
    const store = await IdbStore.open({ name });
    const stored = await store.load('w1');
    expect(stored).toMatchObject({
      record: { name: `Of version ${version}`, rev: 2, offset: 60000, actingAs: { type: 'console' } },
      damage: null,
    });
    expect(stored?.rows.find(({ table }) => table === 'users')?.after).toMatchObject({ name: '__proto__' });
    expect(stored?.journal.map(({ rev }) => rev)).toEqual([1, 2]);
    expect((await store.changesOf('w1', 1))?.length).toBe(1);
    store.close();
  });

  it('2 keeps what was learned, and lessons that are written', async () => {
    const name = newName();
    await writeDatabase(name, 2, version2);
    const shelf = await IdbShelf.open({ name });
    for (const store of ['progress', 'attempts', 'drafts'] as const)
      expect(await shelf.all(store)).toEqual(version2[store]);
    shelf.close();
  });

  it.each([1, 2])('%i, while a tab of that version is still open, which gives way', async (version) => {
    const name = newName();
    await writeDatabase(name, 1, version1);
    const ended: string[] = [];
    const old = await openDatabase({
      name,
      migrations: migrations.slice(0, version),
      onClose: (reason) => ended.push(reason),
    });
    const next = await openDatabase({ name, migrations: [...migrations, addStore(3, 'three')] });
    expect(ended).toEqual(['newer']);
    expect(() => old.database.transaction('rows')).toThrow();
    expect(await next.database.count('rows')).toBe(version1.rows.length);
    next.database.close();
  });
});

const addStore = (id: number, name: string): Migration => ({
  id,
  name,
  migrate: (database) => void database.createObjectStore(name as 'about'),
});

describe('migrations', () => {
  it('run from wherever a database stands, one after the other', async () => {
    const name = newName();
    await writeDatabase(name, 1, version1);
    const ran: number[] = [];
    const noted = (step: Migration): Migration => ({
      ...step,
      migrate: async (database, transaction) => {
        ran.push(step.id);
        await transaction.objectStore('rows').count();
        await step.migrate(database, transaction);
      },
    });
    const list = [...migrations, addStore(3, 'three'), addStore(4, 'four')].map(noted);
    const { database } = await openDatabase({ name, migrations: list });
    expect(ran).toEqual([2, 3, 4]);
    expect(await database.count('rows')).toBe(version1.rows.length);
    expect([...database.objectStoreNames]).toEqual(expect.arrayContaining(['three', 'four']));
    database.close();
  });

  it('that fail leave the database as it was, for the version that could read it', async () => {
    const name = newName();
    await writeDatabase(name, 1, version1);
    const broken: Migration = {
      id: 3,
      name: 'broken',
      migrate: async (_database, transaction) => {
        await transaction.objectStore('rows').clear();
        throw new Error('told to fail');
      },
    };
    await expect(openDatabase({ name, migrations: [...migrations, broken] })).rejects.toMatchObject({
      name: 'StorageError',
    });
    const store = await IdbStore.open({ name });
    expect((await store.load('w1'))?.rows.length).toBe(version1.rows.length);
    store.close();
  });

  it.each([
    ['a gap', [1, 3]],
    ['an id twice', [1, 1]],
    ['the wrong order', [2, 1]],
    ['a start other than 1', [2]],
  ])('with %s are rejected', (_what, ids) => {
    expect(() => schemaVersion(ids.map((id) => addStore(id, `m${id}`)))).toThrow(/Migration "m\d" has id \d/);
  });
});
