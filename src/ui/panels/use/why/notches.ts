import type { GateState, Why } from '../../../../assume/why/gate.ts';
import { gateText, tellStop } from '../../../../assume/why/tell.ts';
import type { Walk } from '../../../../assume/why/walk.ts';
import { panel as words, stateTexts } from '#words/why.ts';
import { marks, type Notch } from '../steps/notches.ts';

const statuses: { readonly [S in GateState]: Notch['status'] } = {
  passed: 'ok',
  shut: 'refused',
  unknown: 'notModelled',
  silent: 'notNeeded',
  absent: 'notNeeded',
  notAsked: 'notNeeded',
};

/** The stops of a request's way as a timeline's notches. */
export function notchesOf({ steps }: Walk, why: Why): Notch[] {
  return steps.map((step) => {
    const gate = step.gate === null ? undefined : why.gates[step.gate];
    const status = gate ? statuses[gate.state] : 'ok';
    return {
      id: step.id,
      title: gate ? gateText(gate, why).title : words.titles[step.id === 'answer' ? 'answer' : 'question'],
      status,
      said: gate ? stateTexts[gate.state] : words.status.ok,
      mark: gate || step.id === 'answer' ? marks[status] : null,
      text: tellStop(step, why),
    };
  });
}
