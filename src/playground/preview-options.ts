import type { Change, Credentials } from '../engine/index.ts';
import { accountOf, worldFrom } from '../engine/index.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import type { CommitResult, JournalRow, SavedCommit, WorkspaceRecord } from '../storage/store.ts';
import { rootCredentials, stillThere } from './acting.ts';
import type { PlaygroundOptions } from './playground-types.ts';

/** The id of the previewed workspace. Others may be opened beside it, such as a file. */
export const previewId = 'preview';

interface Previewed {
  /** Tells several previews apart. By default, the id for a link. */
  readonly id?: string;
  readonly name: string;
  /** Every row as an addition. */
  readonly rows: readonly Change[];
  readonly credentials: Credentials | null;
  /** The simulated time at which it begins, ms. */
  readonly at: number;
  /** The device's time, ms. By default it starts at `at`. */
  readonly device?: () => number;
  /** Stores each commit elsewhere: until then no command is answered. */
  readonly keep?: (row: JournalRow) => Promise<void>;
}

/** A store in memory whose commits count as saved once they are stored elsewhere, too. */
class KeptStore extends MemoryStore {
  constructor(private readonly keep: (row: JournalRow) => Promise<void>) {
    super();
  }

  override async commit(id: string, commit: SavedCommit): Promise<CommitResult> {
    const result = await super.commit(id, commit);
    if (result.type === 'saved') await this.keep(commit.row);
    return result;
  }
}

/**
 * A playground in memory that shows an account at once and begins at a time of its own. So a session that was
 * valid then is shown as valid. Nothing is stored.
 */
export function previewOptions({
  id = previewId,
  name,
  rows,
  credentials,
  at,
  device,
  keep,
}: Previewed): PlaygroundOptions {
  const world = worldFrom(rows);
  const began = Date.now();
  const record: WorkspaceRecord = {
    id,
    name,
    account: accountOf(world),
    rev: 0,
    createdAt: at,
    lastOpened: at,
    offset: 0,
    actingAs: credentials && stillThere(world, credentials) ? credentials : rootCredentials(world),
    deletedAt: null,
    schema: 1,
  };
  const store = keep ? new KeptStore(keep) : new MemoryStore();
  return {
    isPassing: true,
    device: device ?? (() => at + (Date.now() - began)),
    first: { world, history: [], record },
    open: async () => {
      await store.create(record, rows);
      return { store, problem: null, lost: false };
    },
  };
}
