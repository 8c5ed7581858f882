import { goesOn } from '../storage/store.ts';
import type { HistoryRow } from './history-row.ts';

/** The revisions that undo and redo would take next, the newest last, and those that undo has taken back. */
interface UndoStacks {
  readonly undo: readonly number[];
  readonly redo: readonly number[];
  readonly takenBack: ReadonlySet<number>;
  /** The commits that undo takes back together, oldest first, by the newest commit of their gesture. */
  readonly together: ReadonlyMap<number, readonly number[]>;
}

/**
 * Derives undo and redo from the history, so that they are the same after a reload and in every tab. Undone
 * commits leave the line, wherever they were in it. After a new change, nothing can be brought back any more.
 */
export function undoStacks(history: readonly HistoryRow[]): UndoStacks {
  const undo: number[] = [];
  const redo: number[] = [];
  const takenBack = new Set<number>();
  const together = new Map<number, number[]>();
  /** The newest commit of each gesture. */
  const gestures = new Map<string, number>();
  /** For undos and redos: the revision of the learner's own commit that they undo or redo. */
  const origins = new Map<number, number>();
  const originOf = (rev: number): number => origins.get(rev) ?? rev;
  const leave = (line: number[], rev: number): void => {
    const at = line.lastIndexOf(rev);
    if (at >= 0) line.splice(at, 1);
  };
  /** Takes the gesture's other commits out of the line: they are undone together with its newest one. */
  const gather = (gesture: string, rev: number): void => {
    const earlier = gestures.get(gesture) ?? 0;
    gestures.set(gesture, rev);
    if (!undo.includes(earlier)) return;
    leave(undo, earlier);
    // One list for all of a gesture: a copy for each of its commits would cost their square.
    const all = together.get(earlier) ?? [earlier];
    all.push(rev);
    together.set(rev, all);
  };
  const allOf = (rev: number): readonly number[] => together.get(rev) ?? [rev];
  /** The gestures whose beginning is kept. */
  const begun = new Set<string>();
  /** Whether the beginning of its gesture is no longer kept: taken back, half of a stack would be left. */
  const isRest = ({ command }: HistoryRow): boolean =>
    command.type === 'call' && goesOn(command) && !begun.has(command.gesture ?? '');
  for (const row of history) {
    const { rev, command, of, undoable } = row;
    if (of !== null) origins.set(rev, originOf(of));
    if (command.type === 'call' && command.gesture !== undefined && !goesOn(command))
      begun.add(command.gesture);
    if (command.type === 'undo' && of !== null) {
      leave(undo, of);
      redo.push(rev);
      for (const one of [of, ...allOf(originOf(of))]) takenBack.add(one);
    } else if (command.type === 'redo' && of !== null) {
      leave(redo, of);
      undo.push(rev);
      takenBack.add(of);
      for (const one of allOf(originOf(of))) takenBack.delete(one);
    } else if (undoable && !isRest(row)) {
      if (command.type === 'call' && command.gesture !== undefined) gather(command.gesture, rev);
      undo.push(rev);
      redo.length = 0;
    }
  }
  return { undo, redo, takenBack, together };
}

/** The row of a revision; revisions follow one another without a gap. */
export function rowAt(history: readonly HistoryRow[], rev: number | undefined): HistoryRow | null {
  const first = history[0];
  return (first && rev !== undefined && history[rev - first.rev]) || null;
}

const keptRows = 1000;
const keptDecisions = 200;

/** How many of the oldest rows are too old to keep once one more is there. The calls of a gesture count as one. */
function tooOld(history: readonly HistoryRow[], row: HistoryRow): number {
  if (history.length < keptRows) return 0;
  let left = keptRows - (goesOn(row.command) ? 0 : 1);
  for (let at = history.length - 1; at >= 0; at--) {
    const { command } = history[at] as HistoryRow;
    if (!goesOn(command) && left-- === 0) return at + 1;
  }
  return 0;
}

/** The history with one more row, and without rows that are too old to keep. */
export function withRow(history: readonly HistoryRow[], row: HistoryRow): readonly HistoryRow[] {
  const from = tooOld(history, row);
  const next = new Array<HistoryRow>(history.length - from + 1);
  // Copied by hand: spreading a slice would copy it twice or more at each command.
  for (let i = from; i < history.length; i++) next[i - from] = history[i] as HistoryRow;
  next[next.length - 1] = row;
  const old = next.at(-keptDecisions - 1);
  if (old?.decision) next[next.length - keptDecisions - 1] = { ...old, decision: null };
  return next;
}
