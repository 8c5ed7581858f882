import type { LessonProgress } from '../progress/lesson-progress.ts';
import type { LessonResult, WorkshopResult } from './result.ts';

/**
 * How far somebody is in a lesson. `helped`: solved after hints or after it was shown. `stuck`: not solved, after three
 * failed tries, or after ten minutes without a step in the lesson that was worked at last. `shown`: a solution was shown,
 * and it isn't solved. `at`: begun.
 */
export type CellState = 'solved' | 'helped' | 'shown' | 'stuck' | 'at' | 'none';

const minute = 60_000;
/** Failed tries, and ms without a step, after which somebody who hasn't solved a lesson counts as stuck. */
const stuckAfter = { tries: 3, idle: 10 * minute } as const;

/** One learner in one lesson. */
export interface Cell {
  /** The lesson's id. */
  readonly id: string;
  readonly state: CellState;
  readonly tries: number;
  readonly hints: number;
  readonly wasShown: boolean;
  /** How long it took, or has taken until the result was made, in ms. */
  readonly took: number;
  /**
   * How long nothing had been done in it when the result was made, in ms. Null if the result doesn't tell, or something
   * else was done since.
   */
  readonly idle: number | null;
}

/** When something was done in a lesson last, as far as the result tells. */
const lastIn = ({ progress, attempt }: LessonResult): number =>
  progress ? Math.max(progress.startedAt, progress.solvedAt ?? 0, attempt?.leftAt ?? 0) : -1;

function openState({ tries, shown }: LessonProgress, idle: number | null, isLast: boolean): CellState {
  // A learner who was shown a solution and went on needs no help there any more.
  const isStuck = tries >= stuckAfter.tries && (isLast || !shown);
  return isStuck || (idle ?? 0) >= stuckAfter.idle ? 'stuck' : shown ? 'shown' : 'at';
}

function cellOf(lesson: LessonResult, madeAt: number, isLast: boolean): Cell {
  const { id, progress, attempt } = lesson;
  if (!progress) return { id, state: 'none', tries: 0, hints: 0, wasShown: false, took: 0, idle: null };
  const { solvedAt, startedAt, tries, hints, shown: wasShown } = progress;
  const took = Math.max(0, (solvedAt ?? madeAt) - startedAt);
  const leftAt = attempt?.leftAt;
  const idle =
    leftAt === undefined || solvedAt !== null || !isLast ? null : Math.max(0, madeAt - lastIn(lesson));
  const open = openState(progress, idle, isLast);
  const state = solvedAt === null ? open : wasShown || hints > 0 ? 'helped' : 'solved';
  return { id, state, tries, hints, wasShown, took, idle };
}

/** How many ms a learner's clock may be ahead. */
const ahead = 5 * minute;

/** Whether a result's date is in the future. Both are ms since the epoch. */
export const isAhead = (madeAt: number, now: number): boolean => madeAt > now + ahead;

/** The lessons of a result as they stood when it was made, or at its last step if that date is after `now`. */
export function cellsOf(
  { lessons, madeAt }: Pick<WorkshopResult, 'lessons' | 'madeAt'>,
  now: number,
): readonly Cell[] {
  const last = Math.max(...lessons.map(lastIn));
  const until = isAhead(madeAt, now) ? last : madeAt;
  return lessons.map((one) => cellOf(one, until, lastIn(one) === last));
}

export const isSolvedState = (state: CellState): boolean => state === 'solved' || state === 'helped';

/** Where a learner stands in the whole workshop. */
export type Standing = 'stuck' | 'shown' | 'at' | 'through';

/** One learner in all lessons of a workshop. */
export interface Learner<Of> {
  readonly of: Of;
  readonly name: string;
  /** Whether the name is the learner's own: the page numbers those who gave none. */
  readonly isNamed: boolean;
  readonly cells: readonly Cell[];
  readonly solved: number;
  readonly standing: Standing;
  /** The lesson that says so; null if nothing has been begun, or all is solved. */
  readonly at: Cell | null;
}

const longest = (cells: readonly Cell[]): Cell | null =>
  cells.reduce<Cell | null>((found, one) => (found && found.took >= one.took ? found : one), null);

export function learnerOf<Of>(
  of: Of,
  result: Pick<WorkshopResult, 'lessons' | 'madeAt' | 'name'>,
  name: string,
  now: number,
): Learner<Of> {
  const cells = cellsOf(result, now);
  const solved = cells.filter(({ state }) => isSolvedState(state)).length;
  const isThrough = cells.length > 0 && solved === cells.length;
  const stuck = longest(cells.filter(({ state }) => state === 'stuck'));
  const shown = cells.findLast(({ state }) => state === 'shown') ?? null;
  const at = cells.findLast(({ state }) => state === 'at') ?? null;
  const standing = isThrough ? 'through' : stuck ? 'stuck' : shown ? 'shown' : 'at';
  return { of, name, isNamed: result.name !== '', cells, solved, standing, at: stuck ?? shown ?? at };
}

export const orders = ['help', 'name', 'solved'] as const;
export type Order = (typeof orders)[number];

const rank: Readonly<Record<Standing, number>> = { stuck: 0, shown: 1, at: 2, through: 2 };

/** Compares as people read names: case and accents come second. */
const byName = (a: Learner<unknown>, b: Learner<unknown>): number =>
  Number(b.isNamed) - Number(a.isNamed) || a.name.localeCompare(b.name);

/**
 * Sorts learners. By `help`: who is stuck, the longest first; then who was shown a solution; then who has solved least;
 * names come last. By `solved`: who has solved most.
 */
export function sorted<Of>(all: readonly Learner<Of>[], order: Order): readonly Learner<Of>[] {
  const stuckFor = ({ standing, at }: Learner<Of>): number =>
    standing === 'stuck' ? Math.floor((at?.took ?? 0) / minute) : 0;
  const compare: Readonly<Record<Order, (a: Learner<Of>, b: Learner<Of>) => number>> = {
    help: (a, b) =>
      rank[a.standing] - rank[b.standing] || stuckFor(b) - stuckFor(a) || a.solved - b.solved || byName(a, b),
    name: byName,
    solved: (a, b) => b.solved - a.solved || byName(a, b),
  };
  return [...all].sort(compare[order]);
}

export const needsHelp = ({ standing }: Pick<Learner<unknown>, 'standing'>): boolean =>
  standing === 'stuck' || standing === 'shown';

/** Which learners are shown. */
export const filters = ['all', 'stuck', 'at', 'through'] as const;
export type Filter = (typeof filters)[number];

/** Whether a learner is among those that a filter shows: whoever is neither stuck nor through is at it. */
export const passes = ({ standing }: Pick<Learner<unknown>, 'standing'>, filter: Filter): boolean =>
  filter === 'all' || filter === (standing === 'shown' ? 'at' : standing);
