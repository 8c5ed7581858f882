import type { Decision } from '../../engine/index.ts';
import { statementWords } from '#words/decision.ts';
import type { Gate, GateState } from './gates.ts';
import { whyOf } from './gates.ts';
import { headlineOf, policyName } from './headline.ts';
import { tellGate } from './tell.ts';

const marks: Readonly<Record<GateState, string>> = {
  passed: '✓',
  silent: '·',
  shut: '✗',
  unknown: '?',
  absent: '–',
  notAsked: '–',
};

/** The statements that decided at a gate, as they are written. */
const statementLines = ({ deciding }: Gate): string[] =>
  deciding.map(({ policy, sid, index, statement }) => {
    const place = statementWords.of(policyName(policy), statementWords.place(sid, index + 1));
    return `    ${place}: ${JSON.stringify(statement)}`;
  });

/**
 * Explains a decision in lines of plain text, for a terminal or a failed test: the answer and its reason, then each
 * gate that had something to say, with the statements that decided there. The decision must have its trace.
 */
export function linesOf(decision: Decision): readonly string[] {
  const why = whyOf(decision);
  const told = why.gates.filter(({ state }) => state !== 'absent' && state !== 'notAsked');
  return [
    headlineOf(why),
    ...told.flatMap((gate) => {
      const { title, sentence } = tellGate(gate, why);
      const isTold = gate.state === 'passed' || gate.state === 'shut' || gate.state === 'unknown';
      return [`  ${marks[gate.state]} ${title}: ${sentence}`, ...(isTold ? statementLines(gate) : [])];
    }),
  ];
}
