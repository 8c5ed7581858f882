import type { LessonAttempt } from '../../../../lessons/attempt-state.ts';
import type { RecipeStep } from '../../../../lessons/lesson.ts';
import { questionsOf } from '../../../../lessons/attempt/questions.ts';

/**
 * Returns all steps of the third hint. The questions come first, in the order in which they are asked, since the goals
 * show nothing before they are answered.
 */
export function recipeSteps(attempt: Pick<LessonAttempt, 'lesson' | 'seed'>): readonly RecipeStep[] {
  const { recipe } = attempt.lesson;
  const answers = questionsOf(attempt).map(({ id, is }): RecipeStep => {
    const told = recipe.find(({ step }) => step.type === 'answer' && step.question === id);
    return told ?? { step: { type: 'answer', question: id, guess: is }, pointer: '' };
  });
  return [...answers, ...recipe.filter(({ step }) => step.type !== 'answer')];
}
