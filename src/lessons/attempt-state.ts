import type { Call, Change, Outcome, Try, TryOutcome, World } from '../engine/index.ts';
import type { Guess } from './goal.ts';
import type { Lesson } from './lesson.ts';
import type { Codes } from './attempt/references.ts';

/** The parts of a commit that the checker reads. The playground's own commits have them all. */
export interface LessonCommit {
  readonly rev: number;
  readonly command: { readonly type: 'load' | 'clock' | 'undo' | 'redo' } | Call | Try;
  readonly changes: readonly Change[];
  readonly outcome?: Outcome | TryOutcome;
}

/** The memory that history goals need: plain data, stored with the attempt. Keys are `goal/needs index`. */
export interface Memory {
  /** How many moments of a `once` have been seen. */
  readonly moments: Readonly<Record<string, number>>;
  /** The revisions at which a `never` was breached. An undo doesn't erase one. */
  readonly breaches: Readonly<Record<string, number>>;
  /** Whether each call was tried in the way that the goal wants, with the newest answer. */
  readonly tried: Readonly<
    Record<
      string,
      {
        readonly met: boolean;
        readonly got: string;
        /** The ids of the sessions that did it, if the goal is about one of a pattern's. */
        readonly by?: readonly string[];
      }
    >
  >;
  /** The first answer to each question. */
  readonly answers: Readonly<Record<string, Guess>>;
  /** The answers given when a missed question came back, in order. */
  readonly again: Readonly<Record<string, readonly Guess[]>>;
}

/** One attempt at a lesson: its start, its present state, and its history. Immutable. */
export interface LessonAttempt {
  readonly lesson: Lesson;
  /** A text from which fresh names are made. */
  readonly seed: string;
  readonly start: World;
  readonly world: World;
  readonly memory: Memory;
  readonly codes: Codes | null;
}

export interface PreparedLesson {
  readonly lesson: Lesson;
  readonly codes: Codes | null;
}
