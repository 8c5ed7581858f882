import fc, { draws } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { danglingReferences } from '../../src/engine/index.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import type { Playground } from '../../src/playground/playground.svelte.ts';
import { anything, changing, take } from './commands.ts';
import { allOf, contentOf, namesIn, playgroundOn, tabOf } from './harness.ts';

describe('undo', () => {
  it('takes back any sequence of commands, one after the other, and redo brings all of it back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changing, { maxLength: 12 }), async (steps) => {
        const playground = await tabOf(new MemoryDatabase());
        const start = contentOf(playground.world);
        for (const step of steps) await take(playground, step);
        const end = contentOf(playground.world);
        while (playground.canUndo) expect(await playground.undo()).toMatchObject({ ok: true });
        expect(contentOf(playground.world)).toEqual(start);
        while (playground.canRedo) expect(await playground.redo()).toMatchObject({ ok: true });
        expect(contentOf(playground.world)).toEqual(end);
      }),
      draws(60, 1000),
    );
  });

  it('never leaves a row that belongs to nothing, nor a stamp of a key that is gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 20 }), async (steps) => {
        const playground = await tabOf(new MemoryDatabase());
        for (const step of steps) await take(playground, step);
        const { world } = playground;
        expect(danglingReferences(world)).toEqual([]);
        for (const key of world.tables.lastUsed.keys())
          expect(world.tables.accessKeys.has(key) || world.tables.roles.has(key)).toBe(true);
      }),
      draws(60, 1000),
    );
  });

  it('is the same after a reload at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 12 }), async (steps) => {
        const database = new MemoryDatabase();
        const playground = await tabOf(database);
        for (const step of steps) await take(playground, step);
        const reloaded = await tabOf(database);
        expect(allOf(reloaded.world)).toEqual(allOf(playground.world));
        expect([reloaded.canUndo?.rev, reloaded.canRedo?.rev]).toEqual([
          playground.canUndo?.rev,
          playground.canRedo?.rev,
        ]);
      }),
      draws(40, 1000),
    );
  });

  it('passes over commands that changed nothing: tries and refusals', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    await playground.ask('s3:GetObject', '*');
    await playground.call('CreateUser', { UserName: 'dora' });
    expect(playground.canUndo?.rev).toBe(1);
    await playground.undo();
    expect(namesIn(playground)).not.toContain('dora');
    expect(playground.canRedo?.rev).toBe(1);
    await playground.ask('s3:GetObject', '*');
    expect(playground.canRedo?.rev).toBe(1);
  });

  it('says which commits it took back, until redo brings them back', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    await playground.undo();
    expect(playground.isTakenBack(1)).toBe(true);
    await playground.redo();
    expect(playground.isTakenBack(1)).toBe(false);
    await playground.undo();
    expect([playground.isTakenBack(1), playground.isTakenBack(3)]).toEqual([true, true]);
  });

  it('ends what could be brought back with the next change', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateUser', { UserName: 'dora' });
    await playground.undo();
    await playground.call('CreateUser', { UserName: 'emil' });
    expect(playground.canRedo).toBeNull();
    expect(await playground.redo()).toEqual({ ok: false, refusal: { reason: 'nothing' } });
  });

  it('answers that there is nothing, and leaves the world alone', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const { world } = playground;
    expect(await playground.undo()).toEqual({ ok: false, refusal: { reason: 'nothing' } });
    expect(playground.world).toBe(world);
  });

  it('takes a key’s stamp away with the key', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateAccessKey', { UserName: 'ana' });
    expect(playground.world.tables.lastUsed.size).toBe(1);
    await playground.undo();
    expect(playground.world.tables.lastUsed.size).toBe(0);
  });

  it('is refused by name where the commit’s changes are no longer kept', async () => {
    class Forgetful extends MemoryStore {
      override changesOf(): Promise<null> {
        return Promise.resolve(null);
      }
    }
    const limits = { journalRows: 1000, journalSize: 1e9, bulkSize: 1e9, inlineChanges: 3, slice: 2 };
    const database = new MemoryDatabase();
    const playground = playgroundOn(new MemoryStore(database, limits));
    await playground.reset('empty');
    const reloaded = playgroundOn(new Forgetful(database, limits));
    await reloaded.settled();
    expect(await reloaded.undo()).toEqual({ ok: false, refusal: { reason: 'noLongerKept' } });
  });
});

describe('one gesture of several calls', () => {
  const several = async (playground: Playground, gesture: string): Promise<void> => {
    await playground.call('CreateUser', { UserName: 'dora' }, undefined, gesture);
    await playground.call('CreateGroup', { GroupName: 'Painters' }, undefined, gesture);
    await playground.call('AddUserToGroup', { UserName: 'dora', GroupName: 'Painters' }, undefined, gesture);
  };

  it('is one undo and one redo, also after a reload', async () => {
    const database = new MemoryDatabase();
    const playground = await tabOf(database);
    const start = contentOf(playground.world);
    await several(playground, 'made');
    const made = contentOf(playground.world);
    await playground.call('CreateUser', { UserName: 'emil' });
    const reloaded = await tabOf(database);
    await reloaded.undo();
    expect(contentOf(reloaded.world)).toEqual(made);
    expect(reloaded.togetherWith(reloaded.canUndo?.rev ?? 0)).toBe(3);
    await reloaded.undo();
    expect(contentOf(reloaded.world)).toEqual(start);
    expect([1, 2, 3].map((rev) => reloaded.isTakenBack(rev))).toEqual([true, true, true]);
    expect(reloaded.canUndo).toBeNull();
    await reloaded.redo();
    expect(contentOf(reloaded.world)).toEqual(made);
    expect([1, 2, 3].map((rev) => reloaded.isTakenBack(rev))).toEqual([false, false, false]);
    await reloaded.undo();
    expect(contentOf(reloaded.world)).toEqual(start);
  });

  it('is one undo where it changes a row twice', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const start = contentOf(playground.world);
    await playground.call('UpdateUser', { UserName: 'ana', NewUserName: 'zoe' }, undefined, 'renamed');
    await playground.call('UpdateUser', { UserName: 'zoe', NewUserName: 'yan' }, undefined, 'renamed');
    await playground.undo();
    expect(contentOf(playground.world)).toEqual(start);
  });

  it('stays one where another tab did something in between', async () => {
    const database = new MemoryDatabase();
    const [here, there] = [await tabOf(database), await tabOf(database)];
    await here.call('CreateUser', { UserName: 'dora' }, undefined, 'made');
    await there.call('CreateUser', { UserName: 'emil' });
    await here.call('CreateGroup', { GroupName: 'Painters' }, undefined, 'made');
    await here.undo();
    expect(namesIn(here)).not.toContain('dora');
    expect(namesIn(here)).toContain('emil');
    expect(here.canUndo?.command).toMatchObject({ input: { UserName: 'emil' } });
  });

  it('is taken back whole or not at all', async () => {
    const playground = await tabOf(new MemoryDatabase());
    await playground.call('CreateGroup', { GroupName: 'Painters' }, undefined, 'made');
    await playground.call('CreateUser', { UserName: 'dora' }, undefined, 'made');
    await playground.undo();
    await playground.redo();
    await playground.call('CreateUser', { UserName: 'emil' });
    await playground.call('AddUserToGroup', { UserName: 'emil', GroupName: 'Painters' });
    const end = contentOf(playground.world);
    await playground.undo();
    await playground.undo();
    await playground.undo();
    expect(playground.canUndo).toBeNull();
    for (let times = 0; times < 3; times++) await playground.redo();
    expect(contentOf(playground.world)).toEqual(end);
  });
});
