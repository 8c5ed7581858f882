import type { LessonFile } from '../../../lessons/lesson.ts';
import { lessonStart } from '../../../lessons/lesson-start.ts';
import type { DoneStep } from '../../../lessons/record/recording.ts';
import { thirdHint } from '../../../lessons/record/third-hint.ts';
import { withThirdHint } from '../../../lessons/record/write-steps.ts';
import type { Codes } from '../../../lessons/references.ts';

/** The draft with the third hint that a recorded solution gives; null where the one that stands there solves the lesson. */
export async function hintedBy(
  lesson: LessonFile,
  done: readonly DoneStep[],
  codes: Codes,
  text: string,
): Promise<{ readonly text: string; readonly actions: number } | null> {
  const [{ prepareLesson }, { play }] = await Promise.all([
    import('../../../lessons/attempt.ts'),
    import('../../../lessons/lint/play.ts'),
  ]);
  const [prepared, { world }] = await Promise.all([prepareLesson(lesson), lessonStart(lesson, Date.now())]);
  const { solved } = await play(
    prepared,
    world,
    lesson.recipe.map(({ step }) => step),
  );
  if (solved) return null;
  const recipe = await thirdHint(lesson, done, world, codes);
  return { text: withThirdHint(text, recipe), actions: recipe.length };
}
