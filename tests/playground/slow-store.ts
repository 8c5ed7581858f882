import { MemoryStore } from '../../src/storage/memory-store.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import type { CommitResult, SavedCommit } from '../../src/storage/store.ts';

/** Storage that takes its time: each commit is in, or fails, once the test says so. */
export class SlowStore extends MemoryStore {
  /** What is not in the browser's database says nothing of being saved. */
  override readonly kind = 'indexeddb' as never;
  readonly events: string[] = [];
  readonly waiting: { go: () => void; fail: () => void }[] = [];

  override async commit(id: string, commit: SavedCommit): Promise<CommitResult> {
    this.events.push(`saving ${commit.row.rev}`);
    await new Promise<void>((go, reject) => {
      this.waiting.push({ go, fail: () => reject(new StorageError('unavailable', 'told to fail')) });
    });
    this.events.push(`saved ${commit.row.rev}`);
    return super.commit(id, commit);
  }
}
