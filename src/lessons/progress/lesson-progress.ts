/**
 * A prediction that comes back, mostly because it was missed. It is asked again when it is due. Times are the
 * device's, ms since the epoch.
 */
export interface Card {
  /** The prediction's id. */
  readonly question: string;
  /** The time at which it is due; null once it was answered right. */
  readonly dueAt: number | null;
  /** How often it has come back: the question and its twin take turns. */
  readonly turn: number;
}

/** The progress of somebody in a lesson, over all attempts at it. Times are the device's, ms since the epoch. */
export interface LessonProgress {
  readonly id: string;
  /** The version of the lesson that was solved last, or else begun last. */
  readonly version: number;
  readonly startedAt: number;
  /** When it was first solved, or null. */
  readonly solvedAt: number | null;
  /** The most hints that an attempt has read before it was solved: 0 to 3. */
  readonly hints: number;
  /** Tries that AWS refused without a goal asking for that, or that left fewer goals true. */
  readonly tries: number;
  /** Ids of the predictions that were missed, and of the misconceptions that were shown. */
  readonly missed: readonly string[];
  readonly misconceptions: readonly string[];
  /** Whether the lesson was played in front of the learner. */
  readonly shown: boolean;
  readonly cards: readonly Card[];
}

const contentId = /^[0-9a-f]{64}$/;

/**
 * Whether progress at `version` is progress at this lesson as it is now. An id made of the lesson's content says so by
 * itself; else the version does.
 */
export const isOfVersion = (lesson: Pick<LessonProgress, 'id' | 'version'>, version: number): boolean =>
  contentId.test(lesson.id) || lesson.version === version;

export const day = 24 * 3_600_000;

/** The progress in a lesson that is opened for the first time. */
export const begun = (id: string, version: number, at: number): LessonProgress => ({
  id,
  version,
  startedAt: at,
  solvedAt: null,
  hints: 0,
  tries: 0,
  missed: [],
  misconceptions: [],
  shown: false,
  cards: [],
});

const withOne = (list: readonly string[], one: string): readonly string[] =>
  list.includes(one) ? list : [...list, one];

/** An event of an attempt that progress stores. */
export type Event =
  | { readonly type: 'begun'; readonly version: number }
  | { readonly type: 'solved'; readonly version: number }
  | { readonly type: 'hint'; readonly read: number }
  | { readonly type: 'failed' | 'shown' }
  | { readonly type: 'missed'; readonly question: string }
  | { readonly type: 'misconception'; readonly id: string }
  /** A question that came back was answered. It may have been missed or not. */
  | { readonly type: 'reviewed'; readonly question: string; readonly isRight: boolean };

const otherThan = (cards: readonly Card[], question: string): readonly Card[] =>
  cards.filter((card) => card.question !== question);

/**
 * Returns the progress after one more event. A solved lesson stays solved, and the help on the way to that stays as it
 * was.
 */
export function afterEvent(before: LessonProgress, event: Event, at: number): LessonProgress {
  const isSolved = before.solvedAt !== null;
  switch (event.type) {
    case 'begun':
      return isSolved ? before : { ...before, version: event.version };
    case 'solved':
      return { ...before, version: event.version, solvedAt: before.solvedAt ?? at };
    case 'hint':
      return isSolved ? before : { ...before, hints: Math.max(before.hints, event.read) };
    case 'failed':
      return isSolved ? before : { ...before, tries: before.tries + 1 };
    case 'shown':
      return { ...before, shown: true };
    case 'misconception':
      return { ...before, misconceptions: withOne(before.misconceptions, event.id) };
    case 'missed': {
      const { question } = event;
      const turn = before.cards.find((card) => card.question === question)?.turn ?? 0;
      return {
        ...before,
        missed: withOne(before.missed, question),
        cards: [...otherThan(before.cards, question), { question, dueAt: at + day, turn }],
      };
    }
    case 'reviewed': {
      const { question, isRight } = event;
      const turn = before.cards.find((one) => one.question === question)?.turn ?? 0;
      const next = { question, dueAt: isRight ? null : at + day, turn: turn + 1 };
      return { ...before, cards: [...otherThan(before.cards, question), next] };
    }
  }
}

/** The cards that are due, the oldest first. */
export function dueCards(
  all: readonly LessonProgress[],
  now: number,
): readonly { readonly lesson: string; readonly card: Card }[] {
  return all
    .flatMap(({ id, cards }) => cards.map((card) => ({ lesson: id, card })))
    .filter(({ card }) => card.dueAt !== null && card.dueAt <= now)
    .sort((a, b) => (a.card.dueAt ?? 0) - (b.card.dueAt ?? 0));
}

/** One question is asked again for each group of this many solved lessons. */
const each = 3;

/** Whether a question that wasn't missed has been asked again. */
const wasAsked = ({ cards, missed }: LessonProgress): boolean =>
  cards.some(({ question }) => !missed.includes(question));

/**
 * Returns the lesson of which a question is asked again with other names, though nobody missed it: a right answer is
 * remembered longer if it is asked again. Null while none is due. `course`: the lessons' ids in their order.
 */
export function dueTwin(all: readonly LessonProgress[], course: readonly string[]): string | null {
  const solved = course.flatMap((id) => all.filter((one) => one.id === id && one.solvedAt !== null));
  if (solved.filter(wasAsked).length >= Math.floor(solved.length / each)) return null;
  return solved.find(({ cards }) => cards.length === 0)?.id ?? null;
}

/** Whether the number of solved lessons has just made one question due: a good moment to look at the map. */
export const isPause = (solved: number): boolean => solved > 0 && solved % each === 0;
