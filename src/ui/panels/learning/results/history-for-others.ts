import type { Lesson } from '../../../../lessons/lesson.ts';
import type { KeptAttempt, KeptStep } from '../../../../lessons/progress/kept-attempt.ts';
import { isOfVersion } from '../../../../lessons/progress/lesson-progress.ts';
import { HistoryForOthers, unrepeatedForOthers } from '../../../../lessons/results/for-others.ts';
import type { Commit } from '../../../../playground/command.ts';
import { attemptAtStart, repeated } from './repeat.ts';

/** How AWS answered a step, as far as it counts in a replay: `ok`, or the error's code. */
function answerTo(commit: Commit | null): string {
  const { result } = commit?.outcome ?? {};
  if (!result || result.ok) return commit ? 'ok' : 'nothing';
  return 'error' in result ? result.error.code : 'notModelled';
}

/** Repeats a history and writes it for others. `answers` are how AWS answered each step. */
async function written(
  lesson: Lesson,
  kept: KeptAttempt,
): Promise<{ readonly history: KeptAttempt; readonly answers: readonly string[] }> {
  const history = new HistoryForOthers(lesson);
  const begun = await attemptAtStart(lesson, kept);
  const steps: KeptStep[] = [];
  const answers: string[] = [];
  let { world } = begun;
  for await (const { index, step, before, attempt, commit } of repeated(begun, kept)) {
    history.see(before);
    steps.push(step.type === 'command' ? { ...step, command: history.command(step.command, before) } : step);
    if (commit?.outcome?.result.ok) history.answered(index, commit.outcome.result.value);
    answers.push(answerTo(commit));
    ({ world } = attempt);
  }
  return { history: { ...kept, steps, actingAs: history.credentials(kept.actingAs, world) }, answers };
}

/** How AWS answers each step of a history. */
async function answersTo(lesson: Lesson, kept: KeptAttempt): Promise<readonly string[]> {
  const answers: string[] = [];
  for await (const { commit } of repeated(await attemptAtStart(lesson, kept), kept))
    answers.push(answerTo(commit));
  return answers;
}

/**
 * Returns a history without the learner's secrets, with which a replay gets the same answers, step by step; null if it
 * would get others. `lesson` is this page's version of its lesson, null if the page doesn't have it.
 */
export async function historyForOthers(
  lesson: Lesson | null,
  kept: KeptAttempt,
): Promise<KeptAttempt | null> {
  // Nobody replays a history of another version.
  if (!lesson || !isOfVersion(lesson, kept.version))
    return unrepeatedForOthers(lesson ?? { goals: [], misconceptions: [], predictions: [] }, kept);
  try {
    const { history, answers } = await written(lesson, kept);
    const again = await answersTo(lesson, history);
    return answers.every((answer, index) => answer === again[index]) ? history : null;
  } catch (error) {
    // It can't be repeated, so an instructor can't repeat it either.
    console.error(error);
    return unrepeatedForOthers(lesson, kept);
  }
}
