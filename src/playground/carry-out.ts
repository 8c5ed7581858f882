import type { Call, Change, Try, World } from '../engine/index.ts';
import { accountOf, apply, asOne, nowOf } from '../engine/index.ts';
import type { Backend } from './backend.ts';
import type { Clock, Command, Commit, Load } from './command.ts';
import { type HistoryRow, historyRow } from './history-row.ts';
import { inGesture } from './in-gesture.ts';
import { rowAt, undoStacks, withRow } from './history.ts';
import { applyInSlices } from './in-slices.ts';
import { timeOf } from './simulated-time.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { UndoRefused } from './undo-refused.ts';

/** A command that was carried out, and the workspace after it. */
export interface Made {
  readonly commit: Commit;
  readonly row: HistoryRow & { readonly changes: readonly Change[] };
  readonly workspace: WorkspaceState;
}

export interface Workshop {
  readonly backend: Backend;
  /** The device's time, ms since the epoch. */
  readonly device: () => number;
  /** A new unique id for a commit. */
  readonly commitId: () => string;
  /** The changes of a commit whose row only counts them; null if they are no longer kept. */
  readonly changesOf: (rev: number) => Promise<readonly Change[] | null>;
}

type Done = Pick<Commit, 'time' | 'changes' | 'outcome' | 'of'> & { offset: number; world: World };

/**
 * Carries a command out on a workspace without changing the workspace: it returns the commit. `of` limits
 * undo and redo to the revision that they were meant for. Rejects with `UndoRefused`, or if `prepare`
 * rejects.
 */
export async function carryOut(
  workspace: WorkspaceState,
  asked: Command,
  workshop: Workshop,
  of?: number,
): Promise<Made> {
  const { record } = workspace;
  const command = inGesture(asked, workspace.world, workspace.history);
  const done = await carry(workspace, command, workshop, of);
  const { world, offset, ...rest } = done;
  const commit: Commit = { rev: record.rev + 1, base: record.rev, command, ...rest };
  const cli = command.type === 'call' ? workshop.backend.cliLine(command) : null;
  const row = historyRow(commit, { id: workshop.commitId(), cli, offset });
  const next = { ...record, rev: commit.rev, offset, account: accountOf(world) };
  return { commit, row, workspace: { world, history: withRow(workspace.history, row), record: next } };
}

function carry(
  workspace: WorkspaceState,
  command: Command,
  workshop: Workshop,
  of: number | undefined,
): Promise<Done> | Done {
  switch (command.type) {
    case 'call':
    case 'try':
      return ask(workspace, command, workshop);
    case 'load':
      return load(workspace, command, workshop);
    case 'clock':
      return forward(workspace, command, workshop);
    case 'undo':
    case 'redo':
      return takeBack(workspace, command.type, workshop, of);
  }
}

async function ask(
  workspace: WorkspaceState,
  command: Call | Try,
  { backend, device }: Workshop,
): Promise<Done> {
  await backend.prepare(command);
  const time = timeOf(workspace, device());
  const outcome =
    command.type === 'call'
      ? backend.execute(workspace.world, command, time)
      : backend.attempt(workspace.world, command, time);
  const { changes, world } = outcome;
  return { time, changes, outcome, world, offset: workspace.record.offset };
}

async function load(workspace: WorkspaceState, { rows }: Load, { device }: Workshop): Promise<Done> {
  const { replacement } = await import('./replace-account.ts');
  const changes = await replacement(workspace.world, rows, timeOf(workspace, device()));
  const world = await applyInSlices(workspace.world, changes);
  const time = nowOf(world);
  return { time, changes, world, offset: Math.max(workspace.record.offset, time - device()) };
}

function clockTo(world: World, time: number): Change[] {
  const before = world.tables.meta.get('now') ?? null;
  if (before?.value === time) return [];
  return [{ table: 'meta', key: 'now', before, after: { id: 'now', value: time } }];
}

function forward(workspace: WorkspaceState, { milliseconds }: Clock, { device }: Workshop): Done {
  if (!Number.isSafeInteger(milliseconds) || milliseconds <= 0)
    throw new RangeError('The clock moves forward by a whole number of milliseconds.');
  const time = timeOf(workspace, device()) + milliseconds;
  const changes = clockTo(workspace.world, time);
  const offset = workspace.record.offset + milliseconds;
  return { time, changes, world: apply(workspace.world, changes), offset };
}

async function takeBack(
  workspace: WorkspaceState,
  command: 'undo' | 'redo',
  { device, changesOf }: Workshop,
  pinned: number | undefined,
): Promise<Done> {
  const { world, history, record } = workspace;
  const stacks = undoStacks(history);
  const line = stacks[command];
  const of = pinned ?? line.at(-1);
  if (of === undefined || !line.includes(of)) throw new UndoRefused(command, { reason: 'nothing' });
  const kept: Change[][] = [];
  for (const rev of stacks.together.get(of) ?? [of]) {
    const row = rowAt(history, rev);
    const changes = row && ('count' in row.changes ? await changesOf(rev) : row.changes);
    if (!changes) throw new UndoRefused(command, { reason: 'noLongerKept' });
    kept.push([...changes]);
  }
  const { inverseOf, obstacle } = await import('./inverse.ts');
  const inverse = inverseOf(world, kept.length === 1 ? (kept[0] as Change[]) : asOne(kept.flat()));
  const time = timeOf(workspace, device());
  const changes = [...inverse, ...clockTo(world, time)];
  const after = await applyInSlices(world, changes);
  const what = await obstacle(world, after, inverse);
  if (what !== null) throw new UndoRefused(command, { reason: 'changedSince', what });
  return { time, changes, of, world: after, offset: record.offset };
}
