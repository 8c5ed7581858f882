import { prepareText, startAttempt } from '../../../../lessons/attempt/attempt.ts';
import { lessonStart } from '../../../../lessons/attempt/lesson-start.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import { type KeptAttempt, withHelp } from '../../../../lessons/progress/kept-attempt.ts';
import { isOfVersion } from '../../../../lessons/progress/lesson-progress.ts';
import { doAgain } from './do-again.ts';
import { learning } from '../progress/learning.svelte.ts';
import { type LessonPlace, LessonRun } from './lesson-run.svelte.ts';

/** Makes a run at the lesson's start. The start is made again, and is always the same for the same time. */
async function runAt(lesson: Lesson, place: LessonPlace, isDemo: boolean, now: number): Promise<LessonRun> {
  const [prepared, { world, faults }] = await Promise.all([prepareText(lesson), lessonStart(lesson, now)]);
  const attempt = startAttempt(prepared, world, `${lesson.id}-${String(now)}`);
  const run = new LessonRun(lesson, place, isDemo, attempt, now);
  run.startFaults = faults;
  return run;
}

/** Begins an attempt that is played to an audience: nothing of it is stored or counts as the visitor's progress. */
export const presentLesson = (lesson: Lesson, place: LessonPlace): Promise<LessonRun> =>
  runAt(lesson, place, true, Date.now());

/** Begins an attempt in which somebody else's steps are played: the lesson starts when theirs did. */
export const replayLesson = (lesson: Lesson, place: LessonPlace, begunAt: number): Promise<LessonRun> =>
  runAt(lesson, place, true, begunAt);

/** Begins a lesson at its start. It forgets earlier steps, unless the lesson is only played. */
export async function beginLesson(lesson: Lesson, place: LessonPlace, isDemo: boolean): Promise<LessonRun> {
  const run = await runAt(lesson, place, isDemo, Date.now());
  const { id, version } = lesson;
  if (isDemo) {
    const left = await learning.attempt(id);
    if (left && left !== 'damaged') learning.keepAttempt(id, withHelp(left, 'shown'));
    learning.note(id, version, { type: 'shown' });
  } else {
    if (learning.of(id)?.shown) run.keeper.help('shown');
    learning.note(id, version, { type: 'begun', version });
    learning.keepAttempt(id, null);
  }
  return run;
}

/** Repeats the stored steps, each command at its time. */
async function repeat(run: LessonRun, kept: KeptAttempt): Promise<void> {
  const { playground, clock } = run;
  run.isRepeating = true;
  for (const step of kept.steps) {
    if (step.type === 'command') await doAgain(playground, clock, step);
    else if (step.type === 'answer') run.answer(step.question, step.guess);
    else run.answerAgain(step.question, step.guess);
  }
  run.hints = kept.hints;
  run.keeper.helped = kept.helped ?? [];
  if (kept.actingAs) playground.actAs(kept.actingAs);
  clock.go();
  await playground.settled();
  run.isRepeating = false;
}

/** Goes on with an attempt; null if it was at another version of the lesson, or can't be repeated. */
export async function goOnWith(
  kept: KeptAttempt,
  lesson: Lesson,
  place: LessonPlace,
): Promise<LessonRun | null> {
  if (!isOfVersion(lesson, kept.version)) return null;
  try {
    const run = await runAt(lesson, place, false, kept.begunAt);
    await repeat(run, kept);
    if (kept.steps.length > 0) run.resumed = 'resumed';
    return run;
  } catch (error) {
    console.error(error);
    return null;
  }
}

/**
 * Goes on with a lesson where it was left in this browser, or begins it. What was done in an earlier version of the lesson
 * is done again in this one, whose goals may ask for more.
 */
export async function resumeLesson(lesson: Lesson, place: LessonPlace): Promise<LessonRun> {
  const [found] = await Promise.all([learning.attempt(lesson.id), learning.read()]);
  const kept = found === 'damaged' ? null : found;
  const { id, version } = lesson;
  if (kept)
    try {
      const run = await runAt(lesson, place, false, kept.begunAt);
      await repeat(run, kept);
      const isSame = isOfVersion(lesson, kept.version);
      if (!isSame) learning.note(id, version, { type: 'begun', version });
      if (kept.steps.length > 0) run.resumed = isSame ? 'resumed' : 'changed';
      return run;
    } catch (error) {
      console.error(error);
    }
  const run = await beginLesson(lesson, place, false);
  if (found === 'damaged' || (kept && kept.steps.length > 0)) run.resumed = 'unreadable';
  return run;
}
