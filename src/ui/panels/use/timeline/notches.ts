import type { Replay, Step, StepStatus } from '../../../../assume/step.ts';
import { panel as words } from '#words/steps-panel.ts';
import { type StepWords, titles } from '#words/steps.ts';
import type { IconName } from '../../../parts/icons.ts';

/** One place on a timeline. */
export interface Notch {
  readonly id: string;
  readonly title: string;
  readonly status: StepStatus;
  /** The name of its status. */
  readonly said: string;
  /** The icon in its dot once it is reached; null if the dot only marks a place. */
  readonly mark: IconName | null;
  /** A short text for people who can't see the scene. */
  readonly text: string;
}

export const marks: Readonly<Record<StepStatus, IconName | null>> = {
  ok: 'check',
  refused: 'close',
  notNeeded: 'minus',
  notModelled: 'help',
  waiting: null,
};

const decides: ReadonlySet<Step['id']> = new Set([
  'trust',
  'permission',
  'rcp',
  'scp',
  'boundary',
  'limit',
  'duration',
  'ask',
]);

/**
 * Returns the icon of a step. Asking and the duration get one only if they failed; steps that decide nothing get none.
 */
function markOf({ id }: Step, status: StepStatus): IconName | null {
  const isPlain = status === 'ok' && (id === 'ask' || id === 'duration' || !decides.has(id));
  return isPlain ? null : marks[status];
}

/** Returns the steps of an assumption as a timeline's notches. `expired`: the session has ended. */
export function notchesOf({ steps }: Replay, told: readonly StepWords[], expired: boolean): Notch[] {
  return steps.map((step, index) => {
    const status = step.id === 'expiry' && expired ? 'ok' : step.status;
    return {
      id: step.id,
      title: titles[step.id],
      status,
      said: words.status[status],
      mark: markOf(step, status),
      text: told[index]?.card ?? '',
    };
  });
}
