import type { LessonProgress } from '../progress/lesson-progress.ts';
import type { LessonResult, WorkshopResult } from './result.ts';
import { isAhead } from './states.ts';

/** Moments that only one history has, to the ms: when a lesson was first opened, and when an attempt at it began. */
const marksOf = ({ lessons }: WorkshopResult): readonly string[] =>
  lessons.flatMap(({ id, progress, attempt }) => [
    ...(progress ? [`opened ${id} ${String(progress.startedAt)}`] : []),
    ...(attempt ? [`begun ${id} ${String(attempt.begunAt)}`] : []),
  ]);

const nameOf = ({ name }: WorkshopResult): string => name.normalize('NFKC').trim().toLowerCase();

/** Whether two results come from the same doing of at least one lesson. */
function isSameHistory(one: WorkshopResult, other: WorkshopResult): boolean {
  const marks = new Set(marksOf(one));
  return marksOf(other).some((mark) => marks.has(mark));
}

/** Whether two results of a workshop are of one learner: the same history, and no two names. */
export function isSameLearner(one: WorkshopResult, other: WorkshopResult): boolean {
  if (one.workshop.key !== other.workshop.key) return false;
  const [name, otherName] = [nameOf(one), nameOf(other)];
  if (name !== otherName) return (name === '' || otherName === '') && isSameHistory(one, other);
  const hasNone = marksOf(one).length === 0 && marksOf(other).length === 0;
  return isSameHistory(one, other) || (hasNone && name !== '');
}

const isSameProgress = (one: LessonProgress | null, other: LessonProgress | null): boolean =>
  one?.startedAt === other?.startedAt &&
  one?.solvedAt === other?.solvedAt &&
  one?.version === other?.version &&
  one?.hints === other?.hints;

/** The newer of one learner's two results, with the name and the histories that only the older one has. */
export function mergedResult(one: WorkshopResult, other: WorkshopResult): WorkshopResult {
  const [older, newer] = one.madeAt > other.madeAt ? [other, one] : [one, other];
  const lessons = newer.lessons.map((lesson): LessonResult => {
    const before = older.lessons.find(({ id }) => id === lesson.id);
    // A history of an earlier state would not agree with this one.
    const isOfIt = before !== undefined && isSameProgress(before.progress, lesson.progress);
    return { ...lesson, attempt: lesson.attempt ?? (isOfIt ? before.attempt : null) };
  });
  return { ...newer, name: newer.name || older.name, lessons };
}

/** The results that have a mark of a history, by the mark. */
type Histories = ReadonlyMap<string, readonly WorkshopResult[]>;

/** Finds for each mark of a history the results that have it. */
export function historiesIn(all: readonly WorkshopResult[]): Histories {
  const found = new Map<string, WorkshopResult[]>();
  for (const result of all)
    for (const mark of marksOf(result)) {
      const having = found.get(mark);
      if (having) having.push(result);
      else found.set(mark, [result]);
    }
  return found;
}

/** Something about a learner's result that an instructor should look at. */
export type Remark =
  | { readonly kind: 'sameHistory'; readonly names: readonly string[] }
  | { readonly kind: 'future' }
  | { readonly kind: 'otherVersion'; readonly theirs: number; readonly here: number };

/** A workshop as this page has it. */
interface Here {
  readonly key: string;
  readonly version: number;
}

/**
 * Lists what is remarkable about a result: that its history is among `histories` under another name, a date after
 * `now` (ms since the epoch), and another version of the workshop than `here`, which is null if this page has none of
 * that name.
 */
export function remarksOf(
  result: WorkshopResult,
  histories: Histories,
  now: number,
  here: Here | null,
): readonly Remark[] {
  const name = nameOf(result);
  const having = new Set(marksOf(result).flatMap((mark) => histories.get(mark) ?? []));
  const others = [...having].filter((one) => nameOf(one) !== '' && nameOf(one) !== name && name !== '');
  const { key, version: theirs } = result.workshop;
  const isOther = here !== null && (here.key !== key || here.version !== theirs);
  return [
    ...(others.length > 0
      ? [{ kind: 'sameHistory', names: [...new Set(others.map((one) => one.name))] } as const]
      : []),
    ...(isAhead(result.madeAt, now) ? [{ kind: 'future' } as const] : []),
    ...(isOther ? [{ kind: 'otherVersion', theirs, here: here.version } as const] : []),
  ];
}
