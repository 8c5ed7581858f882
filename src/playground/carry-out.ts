import type { Call, Change, Try, World } from '../engine/index.ts';
import { accountOf, apply, nowOf } from '../engine/index.ts';
import type { Backend } from './backend.ts';
import type { Clock, Command, Commit, Load } from './command.ts';
import { type HistoryRow, historyRow } from './history-row.ts';
import { rowAt, undoStacks, withRow } from './history.ts';
import { inverseOf, obstacle } from './inverse.ts';
import { applyInSlices, replacement } from './replace-account.ts';
import type { Standing } from './workspace-state.ts';
import { UndoRefused } from './undo-refused.ts';

/** A command that was carried out, and how the workspace stands after it. */
export interface Made {
  readonly commit: Commit;
  readonly row: HistoryRow & { readonly changes: readonly Change[] };
  readonly standing: Standing;
}

export interface Workshop {
  readonly backend: Backend;
  /** The device's time, ms since the epoch. */
  readonly device: () => number;
  /** A new unique id for a commit. */
  readonly commitId: () => string;
  /** The changes of a commit whose row only counts them; null where they are no longer kept. */
  readonly changesOf: (rev: number) => Promise<readonly Change[] | null>;
}

type Done = Pick<Commit, 'time' | 'changes' | 'outcome' | 'of'> & { offset: number; world: World };

/**
 * Carries a command out on a workspace as it stands, without changing anything: the commit is handed back.
 * `of` holds undo and redo to the revision they were meant for. Rejects with `UndoRefused`, or with what
 * `prepare` rejects with.
 */
export async function carryOut(
  standing: Standing,
  command: Command,
  workshop: Workshop,
  of?: number,
): Promise<Made> {
  const { record } = standing;
  const done = await carry(standing, command, workshop, of);
  const { world, offset, ...rest } = done;
  const commit: Commit = { rev: record.rev + 1, base: record.rev, command, ...rest };
  const cli = command.type === 'call' ? workshop.backend.cliLine(command) : null;
  const row = historyRow(commit, { id: workshop.commitId(), cli, offset });
  const next = { ...record, rev: commit.rev, offset, account: accountOf(world) };
  return { commit, row, standing: { world, history: withRow(standing.history, row), record: next } };
}

function carry(
  standing: Standing,
  command: Command,
  workshop: Workshop,
  of: number | undefined,
): Promise<Done> | Done {
  switch (command.type) {
    case 'call':
    case 'try':
      return ask(standing, command, workshop);
    case 'load':
      return load(standing, command, workshop);
    case 'clock':
      return forward(standing, command, workshop);
    case 'undo':
    case 'redo':
      return takeBack(standing, command.type, workshop, of);
  }
}

/** Simulated time, ms: the device's with the workspace's offset, never before the last commit. */
export function timeOf({ world, record }: Standing, device: number): number {
  return Math.max(device + record.offset, nowOf(world));
}

async function ask(standing: Standing, command: Call | Try, { backend, device }: Workshop): Promise<Done> {
  await backend.prepare(command);
  const time = timeOf(standing, device());
  const outcome =
    command.type === 'call'
      ? backend.execute(standing.world, command, time)
      : backend.attempt(standing.world, command, time);
  const { changes, world } = outcome;
  return { time, changes, outcome, world, offset: standing.record.offset };
}

async function load(standing: Standing, { rows }: Load, { device }: Workshop): Promise<Done> {
  const changes = await replacement(standing.world, rows, timeOf(standing, device()));
  const world = await applyInSlices(standing.world, changes);
  const time = nowOf(world);
  return { time, changes, world, offset: Math.max(standing.record.offset, time - device()) };
}

function clockTo(world: World, time: number): Change[] {
  const before = world.tables.meta.get('now') ?? null;
  if (before?.value === time) return [];
  return [{ table: 'meta', key: 'now', before, after: { id: 'now', value: time } }];
}

function forward(standing: Standing, { milliseconds }: Clock, { device }: Workshop): Done {
  if (!Number.isSafeInteger(milliseconds) || milliseconds <= 0)
    throw new RangeError('The clock moves forward by a whole number of milliseconds.');
  const time = timeOf(standing, device()) + milliseconds;
  const changes = clockTo(standing.world, time);
  const offset = standing.record.offset + milliseconds;
  return { time, changes, world: apply(standing.world, changes), offset };
}

async function takeBack(
  standing: Standing,
  command: 'undo' | 'redo',
  { device, changesOf }: Workshop,
  pinned: number | undefined,
): Promise<Done> {
  const { world, history, record } = standing;
  const line = undoStacks(history)[command];
  const of = pinned ?? line.at(-1);
  if (of === undefined || !line.includes(of)) throw new UndoRefused(command, { reason: 'nothing' });
  const row = rowAt(history, of);
  const kept = row && ('count' in row.changes ? await changesOf(of) : row.changes);
  if (!kept) throw new UndoRefused(command, { reason: 'noLongerKept' });
  const inverse = inverseOf(world, kept);
  const time = timeOf(standing, device());
  const changes = [...inverse, ...clockTo(world, time)];
  const after = await applyInSlices(world, changes);
  const what = await obstacle(world, after, inverse);
  if (what !== null) throw new UndoRefused(command, { reason: 'changedSince', what });
  return { time, changes, of, world: after, offset: record.offset };
}
