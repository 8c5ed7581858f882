import type { LedgerIdOf } from '../../../engine/index.ts';

/** What playground leaves out or decides without AWS's word. */
export const playground: Readonly<Record<LedgerIdOf<'playground'>, string>> = {
  'accounts-per-world': 'You can have at most 20 accounts here. AWS doesn’t have that limit.',
  'workload-instances':
    'An instance needs ec2:RunInstances on the instance alone. AWS also checks its image, network, disk and security group.',
  'workload-inside':
    'What happens inside a server or an instance, such as changing the access key in its configuration, needs no permission here.',
  'workload-session-length':
    'The credentials of an instance or a function last 6 hours here. AWS renews them before they end.',
};
