import type { StackResourceRow } from '../../engine/index.ts';
import { rootName as root } from './inspector.ts';
import { isolating } from '../isolate.ts';

type Work = StackResourceRow['work'];

/** The verbs for the work on a thing, as it goes on and once it is done. */
const verbs: Readonly<Record<Work, readonly [does: string, done: string]>> = {
  create: ['creates', 'created'],
  replace: ['creates anew', 'created anew'],
  update: ['changes', 'changed'],
  revert: ['changes back', 'changed back'],
  remove: ['removes', 'removed'],
  removeOld: ['removes', 'removed'],
  none: ['changes', 'changed'],
};

/** Names somebody where a sentence begins. */
const atStart = (who: string): string => (who === root ? 'The root user' : who);

/** The words that tell who acts while a stack is deployed. */
export const deploying = /* @__PURE__ */ isolating({
  label: 'Who deploys',
  somebody: 'somebody outside of this account',
  root,
  assumes: 'assumes',
  asks: 'asks',
  works: (work: Work) => verbs[work][0],
  assumed: (caller: string, role: string) => `${atStart(caller)} has assumed ${role}.`,
  asked: (who: string, stack: string) => `${atStart(who)} has asked CloudFormation to work on ${stack}.`,
  serves: (role: string) => `CloudFormation has assumed ${role}, the stack’s service role.`,
  worked: (who: string, work: Work, name: string, isDone: boolean) => {
    const [does, done] = verbs[work];
    return `CloudFormation, as ${who}, ${isDone ? `has ${done}` : does} ${name}.`;
  },
  ended: (stack: string, state: string) => `${stack}: ${state}.`,
} as const);
