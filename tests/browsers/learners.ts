import type { Step } from '../../src/lessons/goal.ts';
import { FieldReader } from '../../src/lessons/fields.ts';
import type { LessonFile } from '../../src/lessons/lesson.ts';
import { afterEvent, begun, type Event } from '../../src/lessons/progress/lesson-progress.ts';
import { readSteps } from '../../src/lessons/read-steps.ts';
import { formatResult, type LessonResult } from '../../src/lessons/results/result.ts';
import { lessonId, keptId, type Workshop, type WorkshopLesson } from '../../src/lessons/workshop/workshop.ts';
import { historyForOthers } from '../../src/ui/panels/learning/results/history-for-others.ts';
import { attemptOf, everyLesson, stepsOfHint } from '../fixtures/solved-attempt.ts';

/** A learner whose lessons are carried out here. */
export interface Learner {
  readonly name: string;
  /** How many lessons of the workshop are solved, from the first one on. */
  readonly solved: number;
  /** Calls in the next lesson that AWS refuses; absent if it isn't begun. */
  readonly tries?: number;
  /** How long the next lesson has taken, in minutes. */
  readonly minutes: number;
}

const minute = 60_000;

/** Something that AWS refuses in every account, whoever asks: there is no such user. */
const [refused] = readSteps(
  new FieldReader(['aws iam delete-user --user-name nobody-of-this-name']).entries(),
) as readonly [Step];

/** The lesson's file: one that the workshop carries, or one of the page. */
export function fileOf(one: WorkshopLesson): LessonFile {
  const found = 'carried' in one ? one.carried : everyLesson().find(({ id }) => id === one.builtIn);
  if (!found) throw new Error(`there is no lesson ${lessonId(one)}`);
  return found;
}

/** Carries a lesson out and writes it for others as the page does. `tries` is null if it gets solved. */
async function done(
  one: WorkshopLesson,
  begunAt: number,
  tries: number | null,
  took: number,
): Promise<LessonResult> {
  const lesson = { ...fileOf(one), id: keptId(one) };
  const hint = stepsOfHint(lesson, begunAt);
  const steps = tries === null ? hint : Array.from({ length: tries }, () => refused);
  const attempt = await historyForOthers(lesson, await attemptOf(lesson, steps, begunAt));
  if (!attempt) throw new Error(`${lesson.id} can’t be repeated without its secrets`);
  const events: readonly Event[] =
    tries === null ? [{ type: 'solved', version: lesson.version }] : steps.map(() => ({ type: 'failed' }));
  const progress = events.reduce(
    (before, event) => afterEvent(before, event, begunAt + took),
    begun(lesson.id, lesson.version, begunAt),
  );
  return { id: lessonId(one), progress, attempt };
}

/** The file that a learner hands in at `madeAt`, in ms since the epoch. */
export async function resultOf(
  { key, workshop }: { readonly key: string; readonly workshop: Workshop },
  { name, solved, tries, minutes }: Learner,
  madeAt: number,
): Promise<string> {
  const lessons: LessonResult[] = [];
  for (const [place, one] of workshop.lessons.entries()) {
    const begunAt = madeAt - minutes * minute - (solved - place) * 5 * minute;
    if (place < solved) lessons.push(await done(one, begunAt, null, 4 * minute));
    else if (place === solved && tries !== undefined)
      lessons.push(await done(one, begunAt, tries, minutes * minute));
    else lessons.push({ id: lessonId(one), progress: null, attempt: null });
  }
  const { version, title } = workshop;
  return formatResult({
    madeBy: '0.1.0',
    madeAt,
    name,
    workshop: { key, version, title },
    lessons,
    measures: {},
  });
}
