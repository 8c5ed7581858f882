import type { LedgerIdOf } from '../../../engine/index.ts';

/** What lambda leaves out or decides without AWS's word. */
export const lambda: Readonly<Record<LedgerIdOf<'lambda'>, string>> = {
  'lambda-code':
    'A function’s code isn’t kept and doesn’t run: whoever may invoke it gets null. What it could do is tried as the workload that it is.',
  'lambda-extras':
    'Networks, layers, environment variables and the like are taken and forgotten. A function is ready at once.',
  'lambda-versions': 'Versions, aliases and container images of functions don’t exist.',
  'lambda-tag-errors': 'How Lambda words what is wrong with tags is a guess.',
};
