import type { LessonAttempt } from '../attempt-state.ts';
import type { World } from '../../engine/index.ts';
import type { Lesson } from '../lesson.ts';
import type { Codes, Known } from './references.ts';
import { resolved } from './references.ts';

/** Returns the values that an attempt's recipe refers to. `now` is in ms since the epoch. */
export const knownAt = ({ seed, lesson, codes, start }: LessonAttempt, now: number): Known => ({
  seed,
  documents: lesson.documents,
  codes,
  start,
  now,
});

/** Returns a line of the recipe as a learner can type it now: with the ids, codes and moments that it refers to. */
export const typedLine = (attempt: LessonAttempt, line: string, now: number): string =>
  resolved(attempt.world, line, knownAt(attempt, now));

/** Returns the lesson's documents as files of a terminal, with the references of the lesson's start. */
export const filesOf = ({ seed, lesson, codes, start }: LessonAttempt): readonly [string, string][] =>
  filesAt(lesson, start, seed, codes);

/** Does the same for a lesson that nobody is doing yet. */
export const filesAt = (
  { documents }: Pick<Lesson, 'documents'>,
  start: World,
  seed: string,
  codes: Codes | null,
): readonly [string, string][] =>
  documents.map(({ name, text }) => [
    `${name}.json`,
    resolved(start, text, { seed, codes, start, documents: [] }),
  ]);
