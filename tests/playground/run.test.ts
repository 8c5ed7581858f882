import { describe, expect, it, vi } from 'vitest';
import { apply, nowOf } from '../../src/engine/index.ts';
import type { WorldChange } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import { generatedRows } from '../exchange/generated-rows.ts';
import { allOf, contentOf, device, namesIn, playgroundOn, tabOf } from './harness.ts';

describe('a command', () => {
  it('replaces the world by what its changes make of it, and tells listeners', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const before = playground.world;
    const heard: WorldChange[] = [];
    playground.subscribe((change) => heard.push(change));
    const commit = await playground.call('CreateUser', { UserName: 'dora' });
    expect(commit.outcome.result.ok).toBe(true);
    expect(allOf(playground.world)).toEqual(allOf(apply(before, commit.changes)));
    expect(heard.map(({ origin, commit: heardCommit }) => [origin, heardCommit])).toEqual([['here', commit]]);
    expect([commit.base, commit.rev, playground.rev]).toEqual([0, 1, 1]);
  });

  it('is shown, where it replaces the account as a whole, when the page is ready to show it', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const heard: unknown[] = [];
    let bePrepared = (): void => undefined;
    playground.subscribe(
      ({ world }) => heard.push(['shown', world === playground.world]),
      async (world, now) => {
        heard.push(['ahead', world === playground.world, now >= nowOf(world)]);
        await new Promise<void>((resolve) => (bePrepared = resolve));
      },
    );
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(heard.splice(0)).toEqual([['shown', true]]);
    const replaces = async (work: Promise<unknown>): Promise<void> => {
      await vi.waitFor(() => expect(heard).toEqual([['ahead', false, true]]));
      bePrepared();
      await work;
      expect(heard.splice(0).slice(1)).toEqual([['shown', true]]);
    };
    await replaces(playground.createWorkspace('Empty', 'empty'));
    const rows = generatedRows({ users: 1500, groups: 5, roles: 5 });
    await replaces(playground.run({ type: 'load', source: 'file', rows }));
    expect(playground.world.tables.users.size).toBe(1500);
  });

  it('waits for the first load, so that nothing is written before it', async () => {
    const store = new MemoryStore();
    const playground = playgroundOn(store);
    expect(playground.ready).toBe(false);
    const commit = await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.ready).toBe(true);
    expect(commit.rev).toBe(1);
    const [record] = await store.list();
    expect(record?.rev).toBe(1);
  });

  it('sees what the one asked for just before it did, although nobody waited', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const results = await Promise.all([
      playground.call('CreateUser', { UserName: 'dora' }),
      playground.call('CreateGroup', { GroupName: 'Painters' }),
      playground.call('AddUserToGroup', { UserName: 'dora', GroupName: 'Painters' }),
      playground.call('CreateUser', { UserName: 'DORA' }),
    ]);
    expect(results.map(({ rev, outcome }) => [rev, outcome.result.ok])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ]);
    expect(playground.history.at(-1)?.answer).toEqual({
      ok: false,
      code: 'EntityAlreadyExists',
      message: 'EntityAlreadyExists',
    });
  });

  it('is stamped with the device’s time, but never before the last commit', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const first = await playground.call('CreateUser', { UserName: 'dora' });
    expect(first.time).toBe(device.time);
    device.time -= 60_000;
    const second = await playground.call('CreateUser', { UserName: 'emil' });
    device.time += 60_000;
    expect(second.time).toBe(first.time);
    expect(nowOf(playground.world)).toBe(first.time);
  });

  it('that moves the clock keeps it ahead of the device’s from then on', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    await playground.run({ type: 'clock', milliseconds: 3_600_000 });
    expect(playground.now).toBe(device.time + 3_600_000);
    const reloaded = await tabOf(database);
    device.time += 1000;
    expect(reloaded.now).toBe(device.time + 3_600_000);
  });

  it.each([0, -1, Number.NaN, 0.5])('can not move the clock by %s ms', async (milliseconds) => {
    const playground = await tabOf(new MemoryDatabase());
    await expect(playground.run({ type: 'clock', milliseconds })).rejects.toThrow(RangeError);
    expect(playground.rev).toBe(0);
    expect((await playground.call('CreateUser', { UserName: 'dora' })).rev).toBe(1);
  });
});

describe('history', () => {
  it('keeps what the log shows: time, command, answer, event and CLI line', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    const [row] = playground.history;
    expect(row).toMatchObject({
      rev: 1,
      command: { type: 'call', operation: 'CreateUser', input: { UserName: 'dora' } },
      answer: { ok: true },
      cli: 'aws iam CreateUser',
      undoable: true,
      of: null,
    });
    expect(row?.event).not.toBeNull();
    expect(row?.decision?.verdict).toBe('allow');
  });

  it('keeps decisions for the newest 200 commits and rows for the newest 1,000', async () => {
    const playground = await tabOf(new MemoryDatabase());
    for (let i = 0; i < 1003; i++) void playground.ask('s3:GetObject', '*');
    await playground.settled();
    expect(playground.history.length).toBe(1000);
    expect(playground.history[0]?.rev).toBe(4);
    expect(playground.history.filter(({ decision }) => decision).length).toBe(200);
    expect(playground.history.at(-1)?.decision).not.toBeNull();
  });

  it('replayed on the account it began with makes the account that stands', async () => {
    const store = new MemoryStore();
    const playground = playgroundOn(store);
    await playground.settled();
    const start = playground.world;
    await playground.call('CreateUser', { UserName: '__proto__' });
    await playground.call('CreateAccessKey', { UserName: '__proto__' });
    await playground.undo();
    await playground.reset('empty');
    await playground.undo();
    await playground.run({ type: 'clock', milliseconds: 5 });
    let world = start;
    const journal = (await store.journalSince(playground.workspace.id, 0)) ?? [];
    expect(journal.length).toBe(6);
    for (const { rev } of journal)
      world = apply(world, (await store.changesOf(playground.workspace.id, rev)) ?? []);
    expect(allOf(world)).toEqual(allOf(playground.world));
  });

  it('and account are the same after a reload', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    await playground.call('CreateUser', { UserName: 'constructor' });
    await playground.call('CreateGroup', { GroupName: 'toString' });
    await playground.undo();
    const reloaded = await tabOf(database);
    expect(allOf(reloaded.world)).toEqual(allOf(playground.world));
    expect(reloaded.history).toEqual(playground.history.map((row) => ({ ...row, decision: null })));
    expect(reloaded.canUndo?.rev).toBe(1);
    expect(reloaded.canRedo?.rev).toBe(2);
    await reloaded.redo();
    expect([...reloaded.world.tables.groups.values()].map(({ name }) => name)).toContain('toString');
  });
});

describe('a load', () => {
  it('replaces the account, is undone as a whole, and never gives an id twice', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    const before = contentOf(playground.world);
    const seq = playground.world.tables.meta.get('seq')?.value;
    await playground.reset('empty');
    expect(namesIn(playground)).toEqual([]);
    expect(playground.world.tables.meta.get('seq')?.value).toBe(seq);
    await playground.undo();
    expect(contentOf(playground.world)).toEqual(before);
  });

  it('takes the clock along where the rows are ahead of it', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const future = device.time + 1e9;
    const rows = [
      { table: 'meta', key: 'account', before: null, after: { id: 'account', value: '444455556666' } },
      { table: 'meta', key: 'now', before: null, after: { id: 'now', value: future } },
    ] as const;
    await playground.run({ type: 'load', source: 'file', rows });
    device.time += 500;
    expect(playground.now).toBe(future + 500);
    expect(playground.workspace.account).toBe('444455556666');
    await playground.undo();
    expect(playground.workspace.account).toBe('111122223333');
  });
});
