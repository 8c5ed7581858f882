import type { Lesson, RecipeStep } from '../../../lessons/lesson.ts';

/** All that the third hint tells: the questions come first, since nothing is told of the goals before they are answered. */
export function recipeSteps({ predictions, recipe }: Lesson): readonly RecipeStep[] {
  const answered = new Set(recipe.flatMap(({ step }) => (step.type === 'answer' ? [step.question] : [])));
  const answers = predictions
    .filter(({ id }) => !answered.has(id))
    .map(({ id, is }): RecipeStep => ({ step: { type: 'answer', question: id, guess: is }, pointer: '' }));
  return [...answers, ...recipe];
}
