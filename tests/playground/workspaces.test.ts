import { describe, expect, it } from 'vitest';
import { openWorkspaceFile, workspaceFile } from '../../src/playground/workspace-files.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import { noticeActionTexts, noticeTexts } from '#words/notices.ts';
import { allOf, contentOf, device, namesIn, playgroundOn, tabOf } from './harness.ts';

describe('workspaces', () => {
  it('begin with the sample account on a first visit, and with the last one opened after that', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    expect(playground.workspaces.map(({ name }) => name)).toEqual(['Sample account']);
    device.time += 1000;
    expect(await playground.createWorkspace('Mine', 'empty')).toBe(true);
    expect(playground.workspace.name).toBe('Mine');
    expect(namesIn(playground)).toEqual([]);
    await playground.call('CreateUser', { UserName: 'dora' });
    const reloaded = await tabOf(database);
    expect(reloaded.workspace.name).toBe('Mine');
    expect(namesIn(reloaded)).toEqual(['dora']);
    expect(reloaded.workspaces.map(({ name }) => name)).toEqual(['Mine', 'Sample account']);
  });

  it('keep their own account, history and actor', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const sample = playground.workspace.id;
    await playground.call('CreateUser', { UserName: 'dora' });
    const credentials = playground.credentials;
    await playground.createWorkspace('Mine', 'empty');
    expect(playground.credentials).toEqual({ type: 'console', id: '111122223333' });
    expect(playground.canUndo).toBeNull();
    await playground.openWorkspace(sample);
    expect(playground.credentials).toEqual(credentials);
    expect(playground.canUndo?.rev).toBe(1);
    await playground.undo();
    expect(namesIn(playground)).not.toContain('dora');
  });

  it('take commands asked for before the switch, and after it, each in its own', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    const sample = playground.workspace.id;
    await Promise.all([
      playground.call('CreateUser', { UserName: 'before' }),
      playground.createWorkspace('Mine', 'empty'),
      playground.call('CreateUser', { UserName: 'after' }),
    ]);
    expect(namesIn(playground)).toEqual(['after']);
    await playground.openWorkspace(sample);
    expect(namesIn(playground)).toContain('before');
    expect(namesIn(playground)).not.toContain('after');
  });

  it('are renamed, trimmed, and never to nothing', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    const { id } = playground.workspace;
    await playground.renameWorkspace(id, '  Team  ');
    expect(playground.workspace.name).toBe('Team');
    await playground.renameWorkspace(id, '   ');
    await playground.call('CreateUser', { UserName: 'dora' });
    expect((await tabOf(database)).workspace.name).toBe('Team');
  });

  it('are deleted and taken back; the open one makes room for another', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const sample = playground.workspace.id;
    await playground.call('CreateUser', { UserName: 'dora' });
    await playground.deleteWorkspace(sample);
    expect(playground.workspace.id).not.toBe(sample);
    expect(namesIn(playground)).not.toContain('dora');
    expect(playground.workspaces.map(({ id }) => id)).not.toContain(sample);
    expect(playground.notices).toMatchObject([
      {
        key: 'workspace-deleted',
        params: { name: 'Sample account' },
        actions: [{ type: 'restoreWorkspace', id: sample }],
      },
    ]);
    await playground.restoreWorkspace(sample);
    expect(playground.notices).toEqual([]);
    expect(playground.workspace.id).toBe(sample);
    expect(namesIn(playground)).toContain('dora');
    // The one that stood in for it, and that nothing was done in, went with it.
    expect(playground.workspaces.map(({ name }) => name)).toEqual(['Sample account']);
  });

  it('never share a name', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const first = playground.workspace.id;
    await playground.createWorkspace('Sample account', 'empty');
    await playground.createWorkspace('', 'sample');
    const names = playground.workspaces.map(({ name }) => name).sort();
    expect(names).toEqual(['Sample account', 'Sample account 2', 'Sample account 3']);
    await playground.deleteWorkspace(first);
    await playground.createWorkspace('Sample account', 'empty');
    await playground.restoreWorkspace(first);
    expect(new Set(playground.workspaces.map(({ name }) => name)).size).toBe(4);
  });

  it('hold the sample account once: asked for again, it opens', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const first = playground.workspace.id;
    await playground.createWorkspace('Mine', 'empty');
    await playground.openSample();
    expect(playground.workspace.id).toBe(first);
    await playground.deleteWorkspace(first);
    await playground.openSample();
    expect(playground.workspaces.map(({ name }) => name).sort()).toEqual(['Mine', 'Sample account']);
  });

  it('are emptied, reset and deleted alike: at once, with one notice that takes it back', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.createWorkspace('Other', 'empty');
    for (const [change, key] of [
      [() => playground.reset('empty'), 'account-emptied'],
      [() => playground.reset('sample'), 'account-reset'],
      [() => playground.deleteWorkspace(playground.workspace.id), 'workspace-deleted'],
    ] as const) {
      await change();
      expect(playground.notices).toMatchObject([{ key, kind: 'info' }]);
      expect(playground.notices[0]?.actions).toHaveLength(1);
    }
    await playground.reset('empty');
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.notices.map(({ key }) => key)).not.toContain('account-emptied');
  });

  it('deleted long ago are purged at the next visit, others kept', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    const first = playground.workspace.id;
    await playground.createWorkspace('Mine', 'empty');
    await playground.deleteWorkspace(first);
    await tabOf(database);
    expect(database.workspaces.has(first)).toBe(true);
    device.time += 8 * 24 * 3_600_000;
    await tabOf(database);
    expect(database.workspaces.has(first)).toBe(false);
  });

  it('deleted or renamed in another tab are said here', async () => {
    const database = new MemoryDatabase();
    const one = await tabOf(database);
    const two = await tabOf(database);
    const { id } = one.workspace;
    await one.renameWorkspace(id, 'Renamed');
    await two.refresh();
    expect(two.workspace.name).toBe('Renamed');
    await one.deleteWorkspace(id);
    await two.refresh();
    expect(two.notices).toMatchObject([{ key: 'workspace-gone', params: { name: 'Renamed' } }]);
    expect((await two.call('CreateUser', { UserName: 'dora' })).outcome.result.ok).toBe(true);
  });

  it('that nobody has are not opened, and the open one stays', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const { id } = playground.workspace;
    expect(await playground.openWorkspace('none')).toBe(false);
    expect(playground.workspace.id).toBe(id);
  });
});

describe('a workspace’s file', () => {
  it('opens again as a workspace with the same account', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: '__proto__' });
    const before = contentOf(playground.world);
    const file = await workspaceFile(playground);
    const other = playgroundOn(new MemoryStore());
    expect(await openWorkspaceFile(other, new File([file], 'workspace.json'))).toBeNull();
    expect(contentOf(other.world)).toEqual(before);
    expect(other.workspaces.length).toBe(2);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"format":"other"}',
    '{"format":"iam-playground-workspace","version":1,"tables":{"users":[{}]}}',
  ])('that is not one (%s) changes nothing and is said', async (text) => {
    const playground = await tabOf(new MemoryDatabase());
    const before = allOf(playground.world);
    expect(await openWorkspaceFile(playground, new File([text], 'workspace.json'))).not.toBeNull();
    expect(allOf(playground.world)).toEqual(before);
    expect(playground.workspaces.length).toBe(1);
    expect(playground.notices).toMatchObject([{ key: 'file-refused' }]);
  });
});

describe('the words of notices', () => {
  it.each(Object.entries(noticeTexts))('%s make sentences', (_key, text) => {
    const said = text({ count: 2, kinds: 'users', who: 'ana', name: 'Mine', place: 'users[0]', reason: 'x' });
    expect(said).toMatch(/^[A-Z“2].*\.$/s);
    expect(said).not.toMatch(/undefined|!/);
  });
  it('has one for each action', () => {
    expect(Object.values(noticeActionTexts).every((text) => text.length > 0)).toBe(true);
  });
});
