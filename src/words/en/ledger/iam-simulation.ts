import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam-simulation leaves out or decides without AWS's word. */
export const iamSimulation: Readonly<Record<LedgerIdOf<'iam-simulation'>, string>> = {
  'simulation-answer':
    'A simulation answers once for each action and resource, with the resource’s result repeated beside it; how AWS names the policies of an entity in its answer is only partly documented.',
  'simulation-context':
    'A simulation knows the moment, who the simulated caller is and the context entries that it is given; which other keys AWS fills in by itself is not documented.',
  'simulated-roles':
    'The policies of a role or group are simulated without a caller’s name unless one is given; organizations’ policies count with their conditions.',
  'ec2-scenarios': 'ResourceHandlingOption is taken and changes nothing: no resource is demanded.',
  'context-keys':
    'The keys of a policy come in the order in which they are written first; AWS documents no order.',
};
