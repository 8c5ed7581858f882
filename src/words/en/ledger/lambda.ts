import type { LedgerIdOf } from '../../../engine/index.ts';

/** What lambda leaves out or decides without AWS's word. */
export const lambda: Readonly<Record<LedgerIdOf<'lambda'>, string>> = {
  'lambda-code':
    'The playground doesn’t keep or run a function’s code. A caller who may invoke it gets null. To try what it could do, act as its workload.',
  'lambda-extras':
    'The playground accepts networks, layers, environment variables and the like, and ignores them. A function is ready at once.',
  'lambda-versions': 'Versions, aliases and container images of functions don’t exist.',
  'lambda-tag-errors': 'Lambda’s words for faults in tags are a guess.',
};
