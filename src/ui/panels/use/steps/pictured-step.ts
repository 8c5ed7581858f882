import { decidingLine } from '../../../../assume/deciding-line.ts';
import type { Replay, Step } from '../../../../assume/step.ts';
import { tellObstacle, tellStep } from '../../../../assume/tell.ts';
import type { Pictured, Told } from '../../../../graph/sheet/pictured.ts';
import { step as words } from '#words/pictures.ts';
import { panel } from '#words/steps-panel.ts';
import { titles } from '#words/steps.ts';
import type { StageShown } from '../../../view/stage-shown.ts';

/** Tells a step: its headline, the line that decided it, and all steps up to it, for people who can't see them. */
export function toldStep(replay: Replay, cursor: number, isExpired: boolean): Told {
  const sentenceOf = (step: Step): string => {
    const { headline, text } = tellStep(replay, step, isExpired);
    return words.at(titles[step.id], panel.status[step.status], headline, text);
  };
  const step = replay.steps[cursor];
  const told = step && tellStep(replay, step, isExpired);
  const line = step && decidingLine(replay, step);
  const obstacles = step?.id === 'change' ? step.obstacles.map((one) => tellObstacle(replay.cast, one)) : [];
  return {
    title: told?.headline ?? '',
    note: line ? words.line(line.code, line.where) : (told?.text ?? ''),
    sentences: [
      words.position(cursor + 1, replay.steps.length),
      ...replay.steps.slice(0, cursor + 1).map(sentenceOf),
      ...obstacles,
    ],
  };
}

type Seen = Pick<StageShown, 'stage' | 'cursor' | 'left' | 'called' | 'remedy' | 'told'>;

/** Returns the scene at the notch where it stops, as a picture to save. */
export const picturedStep = (
  { stage, left, called, remedy, cursor, told }: Seen,
  width: number,
): Pictured => ({
  kind: 'step',
  ...told(),
  stage,
  at: cursor,
  left,
  called: called > 0 ? 1 : 0,
  remedy,
  width,
});
