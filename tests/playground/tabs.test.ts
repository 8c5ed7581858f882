import fc, { draws } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { danglingReferences } from '../../src/engine/index.ts';
import type { WorldChange } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import { anything, take } from './commands.ts';
import { allOf, namesIn, playgroundOn, tabOf } from './harness.ts';

/** A tab whose browser tells it nothing about other tabs: it learns of them when it saves. */
class DeafStore extends MemoryStore {
  override subscribe(): () => void {
    return () => undefined;
  }
}

describe('two tabs', () => {
  it('show each other’s commits', async () => {
    const database = new MemoryDatabase();
    const one = await tabOf(database);
    const two = await tabOf(database);
    const heard: WorldChange['origin'][] = [];
    two.subscribe(({ origin }) => heard.push(origin));
    await one.call('CreateUser', { UserName: 'dora' });
    await two.refresh();
    expect(namesIn(two)).toContain('dora');
    expect(heard).toEqual(['otherTab']);
    expect(two.canUndo?.rev).toBe(1);
  });

  it('lose none of 200 commits made at the same time', async () => {
    const database = new MemoryDatabase();
    const one = playgroundOn(new DeafStore(database));
    await one.settled();
    const two = playgroundOn(new DeafStore(database));
    await two.settled();
    const commits = [];
    for (let i = 0; i < 100; i++) {
      commits.push(
        one.call('CreateUser', { UserName: `one-${i}` }),
        two.call('CreateUser', { UserName: `two-${i}` }),
      );
      if (i % 7 === 0) await Promise.race(commits.slice(-2));
    }
    const done = await Promise.all(commits);
    await Promise.all([one.refresh(), two.refresh()]);
    expect(new Set(done.map(({ rev }) => rev)).size).toBe(200);
    expect(done.every(({ outcome }) => outcome.result.ok)).toBe(true);
    expect(namesIn(one).filter((name) => /^(one|two)-/.test(name)).length).toBe(200);
    const reloaded = await tabOf(database);
    expect(allOf(one.world)).toEqual(allOf(two.world));
    expect(allOf(one.world)).toEqual(allOf(reloaded.world));
    expect(one.history.map(({ id }) => id)).toEqual(two.history.map(({ id }) => id));
  });

  it('come to the same account over all that both do, undo included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), anything), { maxLength: 16 }),
        async (turns) => {
          const database = new MemoryDatabase();
          const tabs = [
            playgroundOn(new DeafStore(database)),
            playgroundOn(new DeafStore(database)),
          ] as const;
          await tabs[0].settled();
          await tabs[1].settled();
          const running: Promise<void>[] = [];
          for (const [second, wait, step] of turns) {
            running.push(take(tabs[second ? 1 : 0], step));
            if (wait) await running.at(-1);
          }
          await Promise.all(running);
          await Promise.all(tabs.map((tab) => tab.refresh()));
          expect(allOf(tabs[0].world)).toEqual(allOf(tabs[1].world));
          expect(allOf(tabs[0].world)).toEqual(allOf((await tabOf(database)).world));
          expect(danglingReferences(tabs[0].world)).toEqual([]);
        },
      ),
      draws(60, 1000),
    );
  });

  it('answer the slower one’s command anew, on the world as the faster one left it', async () => {
    const database = new MemoryDatabase();
    const one = await tabOf(database);
    const two = playgroundOn(new DeafStore(database));
    await two.settled();
    const origins: string[] = [];
    two.subscribe(({ origin }) => origins.push(origin));
    await one.call('CreateUser', { UserName: 'dora' });
    const commit = await two.call('CreateUser', { UserName: 'dora' });
    expect(commit.outcome.result).toMatchObject({ ok: false, error: { code: 'EntityAlreadyExists' } });
    expect(commit.rev).toBe(2);
    expect(origins).toEqual(['here', 'rolledBack', 'otherTab', 'here']);
    expect(two.history.map(({ answer }) => answer.ok)).toEqual([true, false]);
  });

  it('let undo take back what it was meant for, not what came in between', async () => {
    const database = new MemoryDatabase();
    const one = await tabOf(database);
    await one.call('CreateUser', { UserName: 'dora' });
    const two = playgroundOn(new DeafStore(database));
    await two.settled();
    await one.call('CreateUser', { UserName: 'emil' });
    expect(await two.undo()).toMatchObject({ ok: true, commit: { of: 1 } });
    expect(namesIn(two)).toContain('emil');
    expect(namesIn(two)).not.toContain('dora');
  });

  it('refuse an undo whose commit another tab has built upon, and say by name what changed', async () => {
    const database = new MemoryDatabase();
    const one = await tabOf(database);
    await one.call('CreateUser', { UserName: 'dora' });
    const two = playgroundOn(new DeafStore(database));
    await two.settled();
    await one.call('AddUserToGroup', { UserName: 'dora', GroupName: 'Developers' });
    expect(await two.undo()).toEqual({ ok: false, refusal: { reason: 'changedSince', what: 'dora' } });
    expect(namesIn(two)).toContain('dora');
    expect(two.rev).toBe(2);
  });

  it('make one workspace when both are a first visit', async () => {
    const database = new MemoryDatabase();
    const [one, two] = [playgroundOn(new MemoryStore(database)), playgroundOn(new MemoryStore(database))];
    await Promise.all([one.settled(), two.settled()]);
    expect(one.workspace.id).toBe(two.workspace.id);
    expect(database.workspaces.size).toBe(1);
  });

  it('catch up on a load of many rows and on more commits than the journal keeps', async () => {
    const limits = { journalRows: 5, journalSize: 1e9, bulkSize: 1e9, inlineChanges: 3, slice: 2 };
    const database = new MemoryDatabase();
    const one = playgroundOn(new MemoryStore(database, limits));
    await one.settled();
    const two = playgroundOn(new DeafStore(database, limits));
    await two.settled();
    await one.reset('empty');
    await two.refresh();
    expect(allOf(two.world)).toEqual(allOf(one.world));
    for (let i = 0; i < 9; i++) await one.call('CreateUser', { UserName: `user-${i}` });
    await two.refresh();
    expect(allOf(two.world)).toEqual(allOf(one.world));
    expect(two.history.length).toBe(5);
  });
});
