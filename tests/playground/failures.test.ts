import fc, { draws } from '../properties.ts';
import { describe, expect, it, vi } from 'vitest';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import type { NoticeKey } from '../../src/playground/notices.svelte.ts';
import type { Playground } from '../../src/playground/playground.svelte.ts';
import { Playground as PlaygroundClass } from '../../src/playground/playground.svelte.ts';
import { StorageError, type StorageErrorKind } from '../../src/storage/storage-error.ts';
import { noticeTexts } from '#words/notices.ts';
import { fakeBackend } from './fake-backend.ts';
import { allOf, FailingStore, namesIn, playgroundOn, tabOf } from './harness.ts';

const keysOf = (playground: Playground): NoticeKey[] => playground.notices.map(({ key }) => key);

/** Seen from a store that can't be written, `saved` says so; the fake database counts as the browser's. */
class Disk extends FailingStore {
  override readonly kind = 'indexeddb' as never;
}

describe('when saving fails', () => {
  it('everything goes on in memory, is said once, and is saved later in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('before' as const, 'after' as const, null), { minLength: 1, maxLength: 30 }),
        async (script) => {
          const database = new MemoryDatabase();
          const store = new Disk(database);
          const playground = playgroundOn(store);
          await playground.settled();
          store.fails = (count) => script[count] ?? null;
          for (let i = 0; i < 5; i++) {
            const commit = await playground.call('CreateUser', { UserName: `user-${i}` });
            expect(commit.outcome.result.ok).toBe(true);
            expect(namesIn(playground)).toContain(`user-${i}`);
            if (playground.saved === 'failed') expect(keysOf(playground)).toContain('storage-failed');
          }
          while (playground.saved === 'failed') await playground.refresh();
          expect(playground.saved).toBe('saved');
          expect(keysOf(playground)).not.toContain('storage-failed');
          expect(playground.history.map(({ rev, answer }) => [rev, answer.ok])).toEqual(
            [1, 2, 3, 4, 5].map((rev) => [rev, true]),
          );
          const reloaded = await tabOf(database);
          expect(allOf(reloaded.world)).toEqual(allOf(playground.world));
          expect(reloaded.history.map(({ id }) => id)).toEqual(playground.history.map(({ id }) => id));
          playground.close();
        },
      ),
      draws(60, 1000),
    );
  });

  it.each<[StorageErrorKind, NoticeKey, readonly string[]]>([
    ['quota', 'storage-full', ['download']],
    ['unavailable', 'storage-failed', ['download']],
    ['newer', 'storage-newer', ['reload', 'download']],
  ])('for the reason %s the notice %s offers %s', async (kind, key, actions) => {
    const store = new Disk();
    const playground = playgroundOn(store);
    await playground.settled();
    store.kindOfFailure = kind;
    store.fails = () => 'before';
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.saved).toBe('failed');
    expect(playground.notices.find((notice) => notice.key === key)?.actions.map(({ type }) => type)).toEqual(
      actions,
    );
    await playground.call('CreateUser', { UserName: 'emil' });
    expect(namesIn(playground)).toEqual(expect.arrayContaining(['dora', 'emil']));
    playground.close();
  });

  it('and another tab wrote meanwhile, the commands go through again on its world, which is said', async () => {
    const database = new MemoryDatabase();
    const store = new Disk(database);
    const playground = playgroundOn(store);
    await playground.settled();
    store.fails = () => 'before';
    await playground.call('CreateUser', { UserName: 'dora' });
    const other = await tabOf(database);
    await other.call('CreateUser', { UserName: 'emil' });
    store.fails = null;
    await playground.refresh();
    expect(namesIn(playground)).toEqual(expect.arrayContaining(['dora', 'emil']));
    expect(keysOf(playground)).toContain('carried-out-again');
    expect(playground.saved).toBe('saved');
    playground.close();
  });

  it('another workspace is not opened over what is not saved', async () => {
    const store = new Disk();
    const playground = playgroundOn(store);
    await playground.settled();
    store.fails = () => 'before';
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(await playground.createWorkspace('Other', 'empty')).toBe(false);
    expect(keysOf(playground)).toContain('not-saved-yet');
    expect(namesIn(playground)).toContain('dora');
    playground.close();
  });

  it('because the workspace has vanished, it is stored again as it stands, and said', async () => {
    const store = new MemoryStore();
    const playground = playgroundOn(store);
    await playground.call('CreateUser', { UserName: 'dora' });
    await store.purge(playground.workspace.id);
    await playground.call('CreateUser', { UserName: 'emil' });
    await vi.waitFor(() => expect(keysOf(playground)).toContain('workspace-lost'));
    const stored = await store.load(playground.workspace.id);
    expect(stored?.record.rev).toBe(2);
    expect(stored?.rows.length).toBe((allOf(playground.world) as unknown[]).length);
    await playground.call('CreateUser', { UserName: 'fred' });
    await vi.waitFor(async () => expect((await store.load(playground.workspace.id))?.record.rev).toBe(3));
  });
});

describe('when storage can’t be opened', () => {
  it.each<[StorageErrorKind, NoticeKey]>([
    ['unavailable', 'storage-unavailable'],
    ['blocked', 'storage-blocked'],
    ['newer', 'storage-newer'],
  ])('because it is %s, the page works in memory and says %s', async (problem, key) => {
    const open = () => Promise.resolve({ store: new MemoryStore(), problem, lost: false });
    const playground = new PlaygroundClass({ backend: fakeBackend, open });
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.saved).toBe('memory');
    expect(keysOf(playground)).toEqual([key]);
  });

  it('because reading fails, the page works in memory', async () => {
    class Unreadable extends MemoryStore {
      override list(): Promise<never> {
        return Promise.reject(new StorageError('corrupt', 'told to fail'));
      }
    }
    const playground = playgroundOn(new Unreadable());
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.saved).toBe('memory');
    expect(keysOf(playground)).toEqual(['storage-corrupt']);
    expect(namesIn(playground)).toContain('dora');
  });

  it('a lost database is said and not passed off as a first visit', async () => {
    const playground = playgroundOn(new MemoryStore(), true);
    await playground.settled();
    expect(keysOf(playground)).toEqual(['storage-lost']);
  });

  it.each([
    [{ here: 3, noted: 3 }, 'info', 'All workspaces are here.'],
    [{ here: 1, noted: 3 }, 'warning', '1 workspace is here, of 3 that the page noted.'],
  ])('a changed number of a database is no loss: %j is said as it is', async (otherId, kind, says) => {
    const open = () => Promise.resolve({ store: new MemoryStore(), problem: null, lost: false, otherId });
    const playground = new PlaygroundClass({ backend: fakeBackend, open });
    await playground.settled();
    const [notice, ...others] = playground.notices;
    expect([notice?.key, notice?.kind, others]).toEqual(['storage-other-id', kind, []]);
    expect(noticeTexts['storage-other-id'](notice?.params ?? {})).toContain(says);
    expect(notice?.actions).toEqual([{ type: 'downloadStored' }]);
  });
});

describe('when the page itself fails', () => {
  it('the command is refused, said, and the next one runs', async () => {
    let broken = true;
    const prepare = (): Promise<void> => (broken ? Promise.reject(new Error('no chunk')) : Promise.resolve());
    const open = () => Promise.resolve({ store: new MemoryStore(), problem: null, lost: false });
    const playground = new PlaygroundClass({ backend: { ...fakeBackend, prepare }, open });
    await expect(playground.call('CreateUser', { UserName: 'dora' })).rejects.toThrow('no chunk');
    expect(keysOf(playground)).toEqual(['page-failed']);
    expect(playground.rev).toBe(0);
    broken = false;
    expect((await playground.call('CreateUser', { UserName: 'dora' })).rev).toBe(1);
  });
});
