import type { LessonAttempt } from './attempt-state.ts';
import type { World } from '../engine/index.ts';
import type { Lesson } from './lesson.ts';
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

/** A line of the recipe as a learner can type it at that time: with the ids, codes and moments that it refers to. */
export const typedLine = (attempt: LessonAttempt, line: string, now: number): string =>
  resolved(attempt.world, line, knownAt(attempt, now));

/** The lesson's documents as files of a terminal, as they stand at the lesson's start. */
export const filesOf = ({ seed, lesson, codes, start }: LessonAttempt): readonly [string, string][] =>
  filesAt(lesson, start, seed, codes);

/** The same, of a lesson that nobody does yet. */
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
