import type { Change } from '../engine/index.ts';
import type { JournalRow, Store } from '../storage/store.ts';
import { carryOut, type Workshop } from './carry-out.ts';
import type { Pending } from './saver.ts';
import type { WorldChange } from './world-change.ts';
import { type WorkspaceState, readState, withCommit } from './workspace-state.ts';

interface RebaseOptions {
  readonly store: Store;
  readonly workshop: Workshop;
  readonly show: (workspace: WorkspaceState, change: Omit<WorldChange, 'world'>) => void;
}

/** The changes that take `changes` back exactly, with time and stamps. It is for a rollback, not for undo. */
function reversed(changes: readonly Change[]): Change[] {
  return changes
    .toReversed()
    .map((change) => ({ ...change, before: change.after, after: change.before }) as Change);
}

/**
 * Rebases this tab after other tabs were faster. It shows the workspace as it is confirmed, then adds the
 * commits of the other tabs, then carries out this tab's pending commands again. Nothing is lost, and nothing
 * is applied blindly: each command meets the new world and may be answered differently, or refused.
 */
export async function rebase(
  confirmed: WorkspaceState,
  missed: readonly JournalRow[] | null,
  pending: readonly Pending[],
  options: RebaseOptions,
): Promise<{ confirmed: WorkspaceState; pending: Pending[] }> {
  if (pending.length > 0) {
    const changes = pending.toReversed().flatMap(({ made }) => reversed(made.commit.changes));
    options.show(confirmed, { changes, commit: null, origin: 'rolledBack' });
  }
  const caughtUp =
    (missed && (await follow(confirmed, missed, options))) ?? (await readAnew(confirmed, options));
  return { confirmed: caughtUp, pending: await again(caughtUp, pending, options) };
}

async function follow(
  confirmed: WorkspaceState,
  missed: readonly JournalRow[],
  { store, show }: RebaseOptions,
): Promise<WorkspaceState | null> {
  let workspace = confirmed;
  for (const row of missed) {
    const { id } = workspace.record;
    const changes = 'count' in row.changes ? await store.changesOf(id, row.rev) : row.changes;
    if (!changes) return null;
    workspace = await withCommit(workspace, row, changes);
    show(workspace, { changes, commit: null, origin: 'otherTab' });
  }
  return workspace;
}

async function readAnew(confirmed: WorkspaceState, { store, show }: RebaseOptions): Promise<WorkspaceState> {
  const stored = await store.load(confirmed.record.id);
  if (!stored) return confirmed;
  const workspace = await readState(stored);
  show(workspace, { changes: null, commit: null, origin: 'otherTab' });
  return workspace;
}

async function again(
  start: WorkspaceState,
  pending: readonly Pending[],
  { workshop, show }: RebaseOptions,
): Promise<Pending[]> {
  let workspace = start;
  const done: Pending[] = [];
  const newRevs = new Map<number, number>();
  for (const one of pending) {
    const { rev, of } = one.made.commit;
    try {
      const target = of === undefined ? undefined : (newRevs.get(of) ?? of);
      one.made = await carryOut(workspace, one.command, workshop, target);
    } catch (error) {
      one.reject(error);
      continue;
    }
    newRevs.set(rev, one.made.commit.rev);
    workspace = one.made.workspace;
    show(workspace, { changes: one.made.commit.changes, commit: one.made.commit, origin: 'here' });
    done.push(one);
  }
  return done;
}
