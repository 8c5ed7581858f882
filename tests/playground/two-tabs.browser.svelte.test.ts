import fc, { draws } from '../properties.ts';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Change, World } from '../../src/engine/index.ts';
import { Playground } from '../../src/playground/playground.svelte.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { anything, take } from './commands.ts';
import { fakeBackend } from './fake-backend.ts';
import { allOf, namesIn } from './harness.ts';

let count = 0;
const open: Playground[] = [];

async function tab(name: string): Promise<Playground> {
  const playground = new Playground({ backend: fakeBackend, open: () => openStore({ name }) });
  open.push(playground);
  await playground.settled();
  return playground;
}

const newName = (): string => `playground-${Date.now()}-${count++}`;

afterEach(() => {
  for (const playground of open.splice(0)) playground.close();
});

/** Resolves when a playground shows a world that satisfies `condition`. */
const shows = (playground: Playground, condition: (world: World) => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (condition(playground.world)) return resolve();
    const stop = playground.subscribe(({ world }) => {
      if (!condition(world)) return;
      stop();
      resolve();
    });
  });

describe('a playground in the browser’s database', () => {
  it('is all there after a reload', async () => {
    const name = newName();
    const playground = await tab(name);
    await playground.call('CreateUser', { UserName: 'constructor' });
    await playground.call('CreateGroup', { GroupName: 'toString' });
    await playground.undo();
    expect(playground.saved).toBe('saved');
    playground.close();
    const reloaded = await tab(name);
    expect(allOf(reloaded.world)).toEqual(allOf(playground.world));
    expect(reloaded.canRedo?.rev).toBe(2);
    expect(reloaded.credentials).toEqual(playground.credentials);
  });

  it('shows what another tab does without being asked', async () => {
    const name = newName();
    const one = await tab(name);
    const two = await tab(name);
    await one.call('CreateUser', { UserName: 'dora' });
    await shows(two, (world) => [...world.tables.users.values()].some((user) => user.name === 'dora'));
    expect(two.rev).toBe(1);
  });

  it('loses nothing of two tabs that write 200 commits at the same time', async () => {
    const name = newName();
    const one = await tab(name);
    const two = await tab(name);
    const commits = Array.from({ length: 100 }, (_, i) => [
      one.call('CreateUser', { UserName: `one-${i}` }),
      two.call('CreateUser', { UserName: `two-${i}` }),
    ]).flat();
    const done = await Promise.all(commits);
    await Promise.all([one.refresh(), two.refresh()]);
    expect(new Set(done.map(({ rev }) => rev)).size).toBe(200);
    expect(namesIn(one).filter((user) => /^(one|two)-/.test(user)).length).toBe(200);
    expect(allOf(one.world)).toEqual(allOf(two.world));
    expect(allOf((await tab(name)).world)).toEqual(allOf(one.world));
  });

  it('comes to one account in both tabs, over all that both do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), anything), { maxLength: 10 }), async (turns) => {
        const name = newName();
        const tabs = [await tab(name), await tab(name)] as const;
        await Promise.all(turns.map(([second, step]) => take(tabs[second ? 1 : 0], step)));
        await Promise.all(tabs.map((playground) => playground.refresh()));
        expect(allOf(tabs[0].world)).toEqual(allOf(tabs[1].world));
        const reloaded = await tab(name);
        expect(allOf(reloaded.world)).toEqual(allOf(tabs[0].world));
        for (const playground of open.splice(0)) playground.close();
      }),
      draws(15, 100),
    );
  });

  it('loads and takes back an account of 8,000 rows, with progress, and reads it again', async () => {
    const name = newName();
    const playground = await tab(name);
    const before = allOf(playground.world);
    const rows: Change[] = Array.from({ length: 8000 }, (_, n) => {
      const id = `AGPA${String(n).padStart(16, '0')}`;
      const after = { id, account: '111122223333', name: `group-${n}`, path: '/', createDate: n };
      return { table: 'groups', key: id, before: null, after };
    });
    let work = 0;
    const stop = $effect.root(() => {
      $effect(() => {
        if (playground.work) work++;
      });
    });
    await playground.run({ type: 'load', source: 'test', rows });
    stop();
    expect(work).toBeGreaterThan(2);
    expect(playground.work).toBeNull();
    const reloaded = await tab(name);
    expect(allOf(reloaded.world)).toEqual(allOf(playground.world));
    expect(await reloaded.undo()).toMatchObject({ ok: true });
    const ofContent = (all: unknown): unknown =>
      (all as [string, unknown][]).filter(([key]) => !/^meta\/(now|seq)$/.test(key));
    expect(ofContent(allOf(reloaded.world))).toEqual(ofContent(before));
    await shows(playground, (world) => world.tables.groups.size < 10);
  });
});

describe('a database that is deleted under the page', () => {
  const keysOf = (playground: Playground): string[] => playground.notices.map(({ key }) => key);

  it('is made again at once with what this tab knows, and that is said', async () => {
    const name = newName();
    const playground = await tab(name);
    await playground.call('CreateUser', { UserName: 'dora' });
    await deleteDB(name);
    await vi.waitFor(() => expect(keysOf(playground)).toContain('workspace-lost'));
    await vi.waitFor(() => expect(playground.saved).toBe('saved'));
    const again = await tab(name);
    expect(namesIn(again)).toContain('dora');
    expect(allOf(again.world)).toEqual(allOf(playground.world));
  });

  it('and can’t be made again is never called saved, until it can', async () => {
    const name = newName();
    const playground = await tab(name);
    await playground.call('CreateUser', { UserName: 'dora' });
    const original = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('told to fail', 'UnknownError');
    };
    try {
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
      await vi.waitFor(() => expect(playground.saved).toBe('failed'));
      expect(playground.notices.find(({ key }) => key === 'storage-failed')?.actions).toEqual([
        { type: 'download' },
      ]);
      await playground.refresh();
      expect(playground.saved).toBe('failed');
    } finally {
      indexedDB.open = original;
    }
    await playground.refresh();
    expect([playground.saved, ...keysOf(playground)]).toEqual(['saved', 'workspace-lost', 'storage-back']);
    expect(namesIn(await tab(name))).toContain('dora');
  });
});
