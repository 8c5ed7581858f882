import { accountOf, type Change, type World, worldFrom } from '../engine/index.ts';
import type { JournalRow, StoredWorkspace, WorkspaceRecord } from '../storage/store.ts';
import { workspaceNames } from '#words/playground.ts';
import type { HistoryRow } from './history-row.ts';
import { withRow } from './history.ts';
import { applyInSlices } from './in-slices.ts';
import type { WorldOnItsWay } from './world-on-its-way.ts';
import { firstCredentials, sampleRows } from './sample.ts';

/** A workspace after a commit: its three parts always change together. */
export interface WorkspaceState {
  readonly world: World;
  /** Newest last. */
  readonly history: readonly HistoryRow[];
  /** The record with the revision of `world`. */
  readonly record: WorkspaceRecord;
}

/** The state of a stored workspace. It uses the world that was made of the rows while they arrived. */
export async function readState(stored: StoredWorkspace, early?: WorldOnItsWay): Promise<WorkspaceState> {
  const { record, rows, journal } = stored;
  return {
    world: early?.of(stored) ?? (await applyInSlices(worldFrom([]), rows)),
    history: journal.map(withDecision),
    record,
  };
}

/** Adds an empty decision: journals keep none, but an endpoint sends the decisions of its newest commits. */
const withDecision = (row: JournalRow): HistoryRow => ({ decision: null, ...row });

/** The workspace with another tab's commit on top. */
export async function withCommit(
  { world, history, record }: WorkspaceState,
  row: JournalRow,
  changes: readonly Change[],
): Promise<WorkspaceState> {
  const { rev, offset } = row;
  const next = await applyInSlices(world, changes);
  return {
    world: next,
    history: withRow(history, withDecision(row)),
    record: { ...record, rev, offset, account: accountOf(next) },
  };
}

/** The workspace that is shown until the stored one has been read: the sample account, which a first visit keeps. */
export function placeholder(now: number): WorkspaceState {
  const world = worldFrom(sampleRows);
  const record: WorkspaceRecord = {
    id: '',
    name: workspaceNames.sample,
    account: accountOf(world),
    rev: 0,
    createdAt: now,
    lastOpened: now,
    offset: 0,
    actingAs: firstCredentials(world),
    deletedAt: null,
    schema: 1,
  };
  return { world, history: [], record };
}
