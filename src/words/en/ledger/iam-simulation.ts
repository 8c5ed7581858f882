import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam-simulation leaves out or decides without AWS's word. */
export const iamSimulation: Readonly<Record<LedgerIdOf<'iam-simulation'>, string>> = {
  'simulation-answer':
    'A simulation answers once for each action and resource, and repeats the resource’s result beside it. AWS documents only part of how its answer names an entity’s policies.',
  'simulation-context':
    'A simulation knows the time, the simulated caller and the context entries in the request. AWS doesn’t document which other keys it fills in.',
  'simulated-roles':
    'The policies of a role or group are simulated without a caller’s name, unless you give one. An organization’s policies count with their conditions.',
  'ec2-scenarios': 'ResourceHandlingOption changes nothing. The simulation demands no resource.',
  'context-keys':
    'The keys of a policy come in the order in which they first appear. AWS documents no order.',
};
