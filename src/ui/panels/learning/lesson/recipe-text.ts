import type { RecipeStep } from '../../../../lessons/lesson.ts';
import { typedLine } from '../../../../lessons/attempt/typed-line.ts';
import { pressed } from '#words/recipe.ts';
import { plainText } from '../text/plain-text.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

/** Returns the text of what to press for a step of the recipe, with the names of controls between ** and **. */
export function recipeText(run: LessonRun, { pointer, step }: RecipeStep): string {
  const questions = run.questions.map(({ id }) => id);
  return plainText(typedLine(run.attempt, pointer || pressed(step, questions), run.playground.now));
}
