import type { StackResourceRow } from '../../engine/index.ts';
import { isolating } from '../isolate.ts';

type Work = StackResourceRow['work'];

const verbs: Readonly<Record<Work, string>> = {
  create: 'creates',
  replace: 'creates anew',
  update: 'changes',
  revert: 'changes back',
  remove: 'removes',
  removeOld: 'removes',
  none: 'changes',
};

/** The words that tell who acts while a stack is deployed. */
export const deploying = /* @__PURE__ */ isolating({
  label: 'Who deploys',
  somebody: 'somebody outside of this account',
  assumes: 'assumes',
  asks: 'asks',
  works: (work: Work) => verbs[work],
  assumed: (caller: string, role: string) => `${caller} has assumed ${role}.`,
  asked: (who: string, stack: string) => `${who} asks CloudFormation to work on ${stack}.`,
  serves: (role: string) => `CloudFormation assumes ${role}, the stack’s service role.`,
  worked: (who: string, work: Work, name: string) => `CloudFormation, as ${who}, ${verbs[work]} ${name}.`,
  ended: (stack: string, state: string) => `${stack}: ${state}.`,
} as const);
