import 'fake-indexeddb/auto';
import fc, { draws } from '../properties.ts';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import {
  type Damage,
  damaged,
  damages,
  playgroundIn,
  storedWorkspace,
  survives,
  writeEntries,
} from './damage.ts';

it('a stored workspace with any damage can be used, the page says so, and everything can be downloaded', async () => {
  const content = await storedWorkspace('whole');
  let count = 0;
  await fc.assert(
    fc.asyncProperty(damages, async (list) => {
      const after = damaged(content, list);
      fc.pre(after !== null);
      if (!after) return;
      const name = `damaged-${count++}`;
      await writeEntries(name, after);
      await survives(name);
      indexedDB.deleteDatabase(name);
    }),
    draws(60, 3000),
  );
}, 600_000);

const cases: readonly [what: string, list: readonly Damage[], finds: object][] = [
  [
    'the revision in its record is unreadable',
    [{ store: 'workspaces', nth: 0, kind: 'fieldValue', field: 'rev', value: 'many' }],
    { record: 1, aside: 0 },
  ],
  ['its record is gone', [{ store: 'workspaces', nth: 0, kind: 'gone' }], { record: 1, aside: 0 }],
  [
    'a row is gone that nothing else tells of',
    [{ store: 'rows', where: ['oidcProviders'], kind: 'gone' }],
    { restored: 1, aside: 0, missing: 0, changed: 0 },
  ],
  [
    'two users have one name',
    [{ store: 'rows', where: ['users'], kind: 'fieldValue', field: 'name', value: 'DORA' }],
    { restored: 1, aside: 0 },
  ],
  [
    'a session has a token that looks like a real one',
    [
      {
        store: 'rows',
        where: ['sessions'],
        kind: 'fieldValue',
        field: 'sessionToken',
        value: 'x'.repeat(300),
      },
    ],
    { restored: 1, aside: 0 },
  ],
  [
    'the row of its number is gone',
    [{ store: 'rows', where: ['meta', 'account'], kind: 'gone' }],
    { remade: 1 },
  ],
  ['the newest entry of its history is gone', [{ store: 'journal', nth: 6, kind: 'gone' }], { journal: 1 }],
];

it.each(cases)('it is found that %s', async (what, list, finds) => {
  const after = damaged(await storedWorkspace(`${what} before`), list);
  await writeEntries(what, after ?? new Map());
  expect(await survives(what)).toMatchObject(finds);
});

it('what the history no longer tells is put aside or made anew', async () => {
  const after = damaged(await storedWorkspace('short before'), [
    { store: 'rows', where: ['meta', 'seq'], kind: 'gone' },
    { store: 'rows', where: ['users'], kind: 'fieldValue', field: 'name', value: 'DORA' },
    { store: 'rows', where: ['groups'], kind: 'gone' },
  ]);
  after?.set('journal', []);
  await writeEntries('short', after ?? new Map());
  const params = await survives('short');
  expect(params).toMatchObject({ restored: 0, remade: 1, journal: 1 });
  expect(params?.['kinds']).toContain('users');
  expect(params?.['kinds']).toContain('memberships');
});

it('a workspace that nothing happened to is opened without a word', async () => {
  await writeEntries('well', await storedWorkspace('before'));
  const playground = playgroundIn('well');
  await playground.settled();
  expect(playground.notices).toEqual([]);
  expect(playground.rev).toBe(7);
  playground.close();
});

it('a damaged record of a workspace that isn’t open is said, not taken for one of 1970, and can be repaired', async () => {
  const name = 'another record';
  const before = playgroundIn(name);
  await before.settled();
  const [first] = before.workspaces;
  before.actAs({ type: 'console', id: before.workspace.account });
  await before.call('CreateUser', { UserName: 'dora' });
  await before.createWorkspace('Second', 'empty');
  await before.settled();
  before.close();
  const id = first?.id ?? '';
  const database = await openDB(name);
  await database.put('workspaces', { id, name: 7, lastOpened: 'never' });
  database.close();

  const playground = playgroundIn(name);
  await playground.settled();
  expect(playground.workspace.name).toBe('Second');
  expect(playground.notices.map(({ key, params, actions }) => [key, params, actions])).toEqual([
    [
      'records-damaged',
      { count: 1, name: first?.account },
      [{ type: 'mendRecords' }, { type: 'downloadStored' }],
    ],
  ]);
  const listed = () => playground.workspaces.find((one) => one.id === id);
  expect(listed()).toMatchObject({ isDamaged: true, rev: 1 });
  await playground.mendRecords();
  expect(playground.notices.map(({ key, params }) => [key, params])).toEqual([
    ['records-mended', { count: 1 }],
  ]);
  expect(listed()).toMatchObject({ account: first?.account, rev: 1 });
  expect(listed()).not.toHaveProperty('isDamaged');
  expect(listed()?.lastOpened).toBeGreaterThan(0);
  await playground.openWorkspace(id);
  expect([...playground.world.tables.users.values()].map((user) => user.name)).toContain('dora');
  expect(playground.notices.map(({ key }) => key)).toEqual(['records-mended']);
  playground.close();

  // Once it is repaired, nothing is said of it any more.
  const again = playgroundIn(name);
  await again.settled();
  expect(again.notices).toEqual([]);
  again.close();
});
