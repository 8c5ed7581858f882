import { describe, expect, it, vi } from 'vitest';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import type { CommitResult, SavedCommit } from '../../src/storage/store.ts';
import { namesIn, playgroundOn, tabOf } from './harness.ts';

/** Storage that takes its time: each commit is in once the test lets it. */
class SlowStore extends MemoryStore {
  override readonly kind = 'indexeddb' as never;
  readonly waiting: (() => void)[] = [];

  override async commit(id: string, commit: SavedCommit): Promise<CommitResult> {
    await new Promise<void>((go) => this.waiting.push(go));
    return super.commit(id, commit);
  }
}

const answered = async (asked: Promise<unknown>): Promise<boolean> => {
  let isAnswered = false;
  void asked.then(() => (isAnswered = true));
  await new Promise((resume) => setTimeout(resume, 20));
  return isAnswered;
};

describe('whoever makes a call', () => {
  it('is answered while it is being saved, where no other tab can have been faster', async () => {
    const store = new SlowStore();
    const playground = playgroundOn(store);
    await playground.settled();
    expect(await answered(playground.call('CreateUser', { UserName: 'dora' }))).toBe(true);
    expect([namesIn(playground).includes('dora'), playground.saved]).toEqual([true, 'saving']);
    store.waiting.shift()?.();
    await vi.waitFor(() => expect(playground.saved).toBe('saved'));
    playground.close();
  });

  it('waits for its commit to be in while another one is on its way, so that a script doesn’t run ahead', async () => {
    const store = new SlowStore();
    const playground = playgroundOn(store);
    await playground.settled();
    await playground.call('CreateUser', { UserName: 'dora' });
    const second = playground.call('CreateUser', { UserName: 'emil' });
    expect(await answered(second)).toBe(false);
    store.waiting.shift()?.();
    expect(await answered(second)).toBe(false);
    store.waiting.shift()?.();
    expect(await answered(second)).toBe(true);
    playground.close();
  });

  it('waits for its commit to be in where another tab is open', async () => {
    const database = new MemoryDatabase();
    const store = new SlowStore(database);
    const playground = playgroundOn(store);
    await playground.settled();
    await tabOf(database);
    const asked = playground.call('CreateUser', { UserName: 'dora' });
    expect(await answered(asked)).toBe(false);
    store.waiting.shift()?.();
    expect(await answered(asked)).toBe(true);
    playground.close();
  });

  it('waits where it replaces the account', async () => {
    const store = new SlowStore();
    const playground = playgroundOn(store);
    await playground.settled();
    const asked = playground.run({ type: 'load', source: 'empty', rows: [] });
    expect(await answered(asked)).toBe(false);
    store.waiting.shift()?.();
    expect(await answered(asked)).toBe(true);
    playground.close();
  });
});
