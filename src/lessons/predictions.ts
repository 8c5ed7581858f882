import type { Decision, World } from '../engine/index.ts';
import { nowOf } from '../engine/index.ts';
import type { LessonAttempt } from './attempt-state.ts';
import { answerTo } from './attempt/decisions.ts';
import { forked } from './attempt/fork.ts';
import type { Prediction } from './lesson.ts';
import { filledIn, sessionIn, contextOf } from './attempt/check-context.ts';
import { fetchedCheck } from './attempt/load-sets.ts';

/** The decision on a prediction or its twin, on a copy of the lesson's start; null if nobody could ask. */
interface Revealed {
  readonly decision: Decision | null;
  readonly world: World;
  readonly now: number;
}

/** Returns the engine's decision on a prediction or its twin. */
export function reveal(attempt: LessonAttempt, asked: Prediction | Prediction['twin']): Revealed {
  const { start } = attempt;
  const context = forked(contextOf({ ...attempt, world: start }, fetchedCheck), asked.given, 'root');
  const { world } = context;
  const decision =
    answerTo(world, filledIn(context, asked), (name) => sessionIn(context, name))?.decision ?? null;
  return { decision, world, now: nowOf(world) };
}
