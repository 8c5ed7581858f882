import type { LedgerIdOf } from '../../../engine/index.ts';

/** What all operations leave out or decide without AWS's word. */
export const general: Readonly<Record<LedgerIdOf<'general'>, string>> = {
  'order-of-refusals':
    'A malformed request is refused before the permission is looked at, and a missing permission before a missing user. AWS documents no order.',
  'several-errors':
    'A request that breaks several rules of AWS’s model is told all of them at once, in the order in which AWS documents the parameters. IAM’s own sentences about names and paths come one at a time, when nothing else is wrong.',
  'client-validation':
    'A request that the AWS CLI wouldn’t even send (an unknown option, a number for a name) is answered in the CLI’s words.',
  'names-in-any-case': 'A user, group, role or policy is found under its name in any case.',
  'order-of-lists': 'Lists are sorted by name. AWS promises no order.',
  markers:
    'A marker says how far a list was read, and nothing of which list: AWS refuses one that comes from another list.',
  'wording-of-errors':
    'Error codes are AWS’s. Some messages are known only from reports, and a few quota names are guessed by the pattern of the others.',
  'at-once': 'Every change takes effect at once. In AWS it can take some seconds to be seen everywhere.',
  'default-quotas': 'The account has AWS’s default quotas, and they can’t be raised.',
};
