import { describe, expect, it } from 'vitest';
import type { Credentials, SessionRow } from '../../src/engine/index.ts';
import { accountOf, byName, rowsOf } from '../../src/engine/index.ts';
import type { Playground } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import { device, playgroundOn, tabOf } from './harness.ts';

const consoleOf = (playground: Playground, name: string): Credentials => ({
  type: 'console',
  id: byName(playground.world, 'users', accountOf(playground.world), name)?.id ?? '',
});
const root: Credentials = { type: 'console', id: '111122223333' };

const session: SessionRow = {
  id: 'ASIA000000000EXAMPLE',
  account: '111122223333',
  kind: 'assumedRole',
  ownerId: 'AROA0000000000EXAMPLE',
  sessionName: 'deploy',
  secretAccessKey: 'EXAMPLEKEY',
  sessionToken: 'token',
  issuedAt: 0,
  expiresAt: 0,
  issuedTo: { arn: '', id: null },
  chained: false,
};

describe('acting as', () => {
  it('begins with ana and her key in the sample account', async () => {
    const playground = await tabOf(new MemoryDatabase());
    expect(playground.caller).toMatchObject({
      ok: true,
      value: { arn: 'arn:aws:iam::111122223333:user/ana' },
    });
  });

  it('is remembered with the workspace', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    const carol = consoleOf(playground, 'carol');
    playground.actAs(carol);
    await playground.settled();
    expect((await tabOf(database)).credentials).toEqual(carol);
  });

  it('falls back to root, and says so, when the user is deleted', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    playground.actAs(consoleOf(playground, 'dora'));
    await playground.call('DeleteUser', { UserName: 'dora' });
    expect(playground.credentials).toEqual(root);
    expect(playground.notices).toMatchObject([{ key: 'acting-as-root', params: { who: 'dora' } }]);
  });

  it('falls back to root when undo takes the key away, here and after a reload', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    await playground.call('CreateAccessKey', { UserName: 'carol' });
    const key = [...playground.world.tables.accessKeys.values()].find(
      ({ createDate }) => createDate === device.time,
    );
    playground.actAs({
      type: 'key',
      accessKeyId: key?.id ?? '',
      secretAccessKey: key?.secretAccessKey ?? '',
    });
    expect(playground.caller).toMatchObject({ ok: true });
    await playground.undo();
    expect(playground.credentials).toEqual(root);
    expect((await tabOf(database)).credentials).toEqual(root);
  });

  it('stays with an expired session, whose refusal is worth seeing', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const expiresAt = device.time + 1000;
    const rows = [
      ...rowsOf(playground.world),
      { table: 'sessions', key: session.id, before: null, after: { ...session, expiresAt } } as const,
    ];
    await playground.run({ type: 'load', source: 'test', rows });
    const credentials = {
      type: 'key',
      accessKeyId: session.id,
      secretAccessKey: session.secretAccessKey,
      sessionToken: session.sessionToken,
    } as const;
    playground.actAs(credentials);
    await playground.run({ type: 'clock', milliseconds: 2000 });
    expect(playground.credentials).toEqual(credentials);
    expect(playground.caller).toMatchObject({ ok: false, error: { code: 'ExpiredToken' } });
    await playground.reset('empty');
    expect(playground.credentials).toEqual(root);
  });

  it('stays with the root user of another account for as long as that account is there', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const partner = { type: 'console', id: '444455556666' } as const;
    const row = { id: partner.id, name: 'Partner', email: 'partner@example.com', parentId: null } as const;
    const after = { ...row, createDate: 0, status: 'ACTIVE' } as const;
    const rows = [
      ...rowsOf(playground.world),
      { table: 'accounts', key: row.id, before: null, after } as const,
    ];
    await playground.run({ type: 'load', source: 'test', rows });
    playground.actAs(partner);
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.credentials).toEqual(partner);
    await playground.reset('empty');
    expect(playground.credentials).toEqual(root);
  });

  it('stays with ana when the account is reset to the sample', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const before = playground.credentials;
    await playground.call('CreateUser', { UserName: 'dora' });
    await playground.reset('sample');
    expect(playground.credentials).toEqual(before);
    expect(playground.notices.map(({ key }) => key)).toEqual(['account-reset']);
  });
});

describe('the selection', () => {
  it('ends with the entity that it is on', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    const { id } = consoleOf(playground, 'dora') as { id: string };
    playground.selected = id;
    await playground.call('UpdateUser', { UserName: 'dora', NewUserName: 'doris' });
    expect(playground.selected).toBe(id);
    await playground.undo();
    await playground.undo();
    expect(playground.selected).toBeNull();
  });

  it('outlives the opening of the stored account, if that has what was chosen in the first picture', async () => {
    const first = await tabOf(new MemoryDatabase());
    const ana = [...first.world.tables.users.values()].find(({ name }) => name === 'ana')?.id ?? '';
    for (const [chosen, kept] of [
      [ana, ana],
      ['AIDANOBODYEXAMPLE', null],
    ] as const) {
      const playground = playgroundOn(new MemoryStore(new MemoryDatabase()));
      playground.selected = chosen;
      await playground.settled();
      expect(playground.selected).toBe(kept);
    }
  });
});
