import type { Replay, Step } from '../../../../assume/step.ts';
import { tellObstacle, tellStep } from '../../../../assume/tell.ts';
import { presentWords as words } from '#words/present.ts';
import { titles } from '#words/steps.ts';
import type { Flow } from '../../use/steps/flow.svelte.ts';
import { plain, type Slide } from './slides.ts';
import { slideCounts, thoughtsOf } from './thoughts.ts';

/** Says a step, paragraph by paragraph: its headline, the reason, and what would have to change. */
function toldOf(replay: Replay, step: Step, isExpired: boolean): Slide['says'] {
  const { headline, text } = tellStep(replay, step, isExpired);
  const obstacles = step.id === 'change' ? step.obstacles.map((one) => tellObstacle(replay.cast, one)) : [];
  return [headline, text, ...obstacles].filter((one) => one !== '').flatMap(plain);
}

/**
 * How somebody put on a role, on slides: each step with its headline, then with its explanation, beside the stage that
 * shows it. Where there would be too few, explanations are cut where a sentence stands by itself.
 */
export function stepsSlides(replay: Replay, flow: Pick<Flow, 'isExpired' | 'send'>): readonly Slide[] {
  const { steps } = replay;
  const thoughtsAt = (step: Step, least: number): readonly Slide['says'][] =>
    thoughtsOf(toldOf(replay, step, flow.isExpired), 0, { least });
  const whole = steps.reduce((sum, step) => sum + thoughtsAt(step, 0).length, 0);
  const least = whole < slideCounts.least ? Infinity : 0;
  return steps.flatMap((step, index) =>
    thoughtsAt(step, least).map((says) => ({
      part: step.id,
      over: words.step(index + 1, steps.length),
      title: titles[step.id],
      says,
      show: () => flow.send({ type: 'goTo', index }),
    })),
  );
}
