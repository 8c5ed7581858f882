import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/engine/index.ts';
import type { Limits } from '../../src/storage/size-limits.ts';
import type { SavedCommit, Store, StoreEvent, WorkspaceRecord } from '../../src/storage/store.ts';

export const small: Limits = {
  journalRows: 5,
  journalSize: 1_000_000,
  bulkSize: 1_000_000,
  inlineChanges: 4,
  slice: 2,
};

export const group = (n: number, name = `group-${n}`): Change => {
  const id = `AGPA${String(n).padStart(16, '0')}`;
  const after = { id, account: '111122223333', name, path: '/', createDate: 1 };
  return { table: 'groups', key: id, before: null, after };
};

export const start: readonly Change[] = [
  { table: 'meta', key: 'account', before: null, after: { id: 'account', value: '111122223333' } },
  { table: 'meta', key: 'now', before: null, after: { id: 'now', value: 1 } },
  { table: 'meta', key: 'seq', before: null, after: { id: 'seq', value: 0 } },
  group(0, '__proto__'),
];

export const record = (id: string): WorkspaceRecord => ({
  id,
  name: 'A workspace',
  account: '111122223333',
  rev: 0,
  createdAt: 1,
  lastOpened: 2,
  offset: 0,
  actingAs: null,
  deletedAt: null,
  schema: 1,
});

export function commitOf(base: number, changes: readonly Change[], id = `tab-${base}`): SavedCommit {
  return {
    account: '111122223333',
    row: {
      id,
      rev: base + 1,
      base,
      time: 5,
      command: { type: 'load', source: 'test' },
      answer: { ok: true },
      event: null,
      cli: null,
      of: null,
      offset: 7,
      undoable: true,
      changes,
    },
  };
}

const sorted = (rows: readonly Change[]): unknown =>
  rows
    .map(({ table, key, after }) => [`${table}/${key}`, after] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** What every store promises. `open` gives two handles of one database. */
export function storeContract(name: string, open: () => Promise<readonly [Store, Store]>): void {
  describe(name, () => {
    it('gives a workspace back as it was created', async () => {
      const [one, two] = await open();
      expect(await one.create(record('w'), start)).toBe(true);
      const stored = await two.load('w');
      expect(sorted(stored?.rows ?? [])).toEqual(sorted(start));
      expect(stored?.record).toMatchObject({ id: 'w', name: 'A workspace', rev: 0, offset: 0 });
      expect(stored).toMatchObject({ journal: [], damage: null, putAside: 0 });
      expect((await two.list()).map(({ id }) => id)).toEqual(['w']);
    });

    it('has no workspace that nobody made', async () => {
      const [one] = await open();
      expect(await one.load('none')).toBeNull();
      expect(await one.journalSince('none', 0)).toBeNull();
      expect(await one.changesOf('none', 1)).toBeNull();
      expect(await one.update('none', { name: 'x' })).toBe(false);
      expect(await one.commit('none', commitOf(0, []))).toEqual({ type: 'gone' });
    });

    it('creates the first workspace once, although two ask at the same time', async () => {
      const [one, two] = await open();
      const added = await Promise.all([
        one.create(record('a'), start, { onlyFirst: true }),
        two.create(record('b'), start, { onlyFirst: true }),
      ]);
      expect(added.filter(Boolean).length).toBe(1);
      expect((await one.list()).length).toBe(1);
    });

    it('saves a commit: its rows, its journal row, the revision and the clock’s offset', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      const removed: Change = { ...group(0, '__proto__'), before: group(0).after, after: null } as Change;
      const commit = commitOf(0, [group(1), removed]);
      expect(await one.commit('w', commit)).toEqual({ type: 'saved' });
      const stored = await two.load('w');
      expect(stored?.rows.map(({ key }) => key)).toContain(group(1).key);
      expect(stored?.rows.map(({ key }) => key)).not.toContain(group(0).key);
      expect(stored?.record).toMatchObject({ rev: 1, offset: 7 });
      expect(stored?.journal).toEqual([expect.objectContaining(commit.row)]);
    });

    it('refuses a commit on an older revision and hands back what it missed', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      await one.commit('w', commitOf(0, [group(1)], 'a'));
      await one.commit('w', commitOf(1, [group(2)], 'b'));
      const result = await two.commit('w', commitOf(0, [group(3)], 'c'));
      expect(result.type === 'conflict' && result.missed?.map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await two.load('w'))?.rows.map(({ key }) => key)).not.toContain(group(3).key);
    });

    it('lets one of two commits made at the same moment in', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      const results = await Promise.all([
        one.commit('w', commitOf(0, [group(1)], 'a')),
        two.commit('w', commitOf(0, [group(2)], 'b')),
      ]);
      expect(results.map(({ type }) => type).sort()).toEqual(['conflict', 'saved']);
    });

    it('keeps many changes beside the journal row, in order', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      const changes = Array.from({ length: 11 }, (_, n) => group(n + 1));
      const steps: number[] = [];
      await one.commit('w', commitOf(0, changes), (done) => steps.push(done));
      expect((await two.load('w'))?.journal[0]?.changes).toEqual({ count: 11 });
      expect(await two.changesOf('w', 1)).toEqual(changes);
      if (one.kind === 'indexeddb') expect(steps).toEqual([2, 4, 6, 8, 10, 11]);
    });

    it('drops the oldest journal rows, and says so to those who ask further back', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      await one.commit(
        'w',
        commitOf(
          0,
          Array.from({ length: 6 }, (_, n) => group(n + 1)),
        ),
      );
      for (let rev = 1; rev < 8; rev++) await one.commit('w', commitOf(rev, [group(rev + 10)]));
      expect((await two.load('w'))?.journal.map(({ rev }) => rev)).toEqual([4, 5, 6, 7, 8]);
      expect(await two.journalSince('w', 2)).toBeNull();
      expect((await two.journalSince('w', 3))?.map(({ rev }) => rev)).toEqual([4, 5, 6, 7, 8]);
      expect(await two.journalSince('w', 8)).toEqual([]);
      expect(await two.changesOf('w', 1)).toBeNull();
    });

    it('counts a deployment as one row, however many calls its stack makes, and drops it as one', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      const commit = async (rev: number, operation: string, via?: object): Promise<void> => {
        const saved = commitOf(rev, [group(rev + 1)]);
        const command = { type: 'call', operation, gesture: 'g', ...(via && { via }) };
        await one.commit('w', { ...saved, row: { ...saved.row, command: command as never } });
      };
      const kept = async (): Promise<number[]> =>
        ((await two.load('w'))?.journal ?? []).map(({ rev }) => rev);
      await commit(0, 'CreateStack');
      for (let rev = 1; rev < 10; rev++) await commit(rev, 'CreateGroup', { stack: 's', logicalId: 'A' });
      for (let rev = 10; rev < 14; rev++) await one.commit('w', commitOf(rev, [group(rev + 1)]));
      // The deployment and four commits after it are the five rows that are kept.
      expect(await kept()).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
      for (let rev = 14; rev < 16; rev++) await one.commit('w', commitOf(rev, [group(rev + 1)]));
      expect(await kept()).toEqual([12, 13, 14, 15, 16]);
    });

    it('changes what belongs to no commit without touching the revision', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      const actingAs = { type: 'console', id: '111122223333' } as const;
      expect(await one.update('w', { name: 'Renamed', actingAs, deletedAt: 9 })).toBe(true);
      expect((await two.list())[0]).toMatchObject({ name: 'Renamed', actingAs, deletedAt: 9, rev: 0 });
    });

    it('purges one workspace and no other', async () => {
      const [one, two] = await open();
      await one.create(record('w'), start);
      await one.create(record('w2'), start);
      await one.commit(
        'w',
        commitOf(
          0,
          Array.from({ length: 6 }, (_, n) => group(n + 1)),
        ),
      );
      await one.purge('w');
      expect(await two.load('w')).toBeNull();
      expect(await two.changesOf('w', 1)).toBeNull();
      expect((await two.load('w2'))?.rows.length).toBe(start.length);
    });

    it('tells the other tabs, and not the one that did it', async () => {
      const [one, two] = await open();
      const own: StoreEvent[] = [];
      one.subscribe((event) => own.push(event));
      const heard = new Promise<StoreEvent>((resolve) => {
        two.subscribe((event) => {
          if (event.type === 'commit') resolve(event);
        });
      });
      await one.create(record('w'), start);
      await one.commit('w', commitOf(0, [group(1)]));
      expect(await heard).toEqual({ type: 'commit', workspace: 'w', rev: 1 });
      expect(own).toEqual([]);
    });
  });
}
