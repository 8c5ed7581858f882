import type { LedgerIdOf } from '../../../engine/index.ts';

/** What all operations leave out or decide without AWS's word. */
export const general: Readonly<Record<LedgerIdOf<'general'>, string>> = {
  'order-of-refusals':
    'The playground checks the form of a request first, then the permission, then whether the user exists. AWS documents no order.',
  'several-errors':
    'If a request breaks several rules of AWS’s model, the answer names all of them, in the order of AWS’s documentation. IAM’s own sentences about names and paths come one at a time, when nothing else is wrong.',
  'client-validation':
    'If the AWS CLI wouldn’t even send a request (an unknown option, a number for a name), the answer uses the CLI’s words.',
  'names-in-any-case': 'You can write the name of a user, group, role or policy in upper or lower case.',
  'order-of-lists': 'Lists are sorted by name. AWS promises no order.',
  markers:
    'A marker says only how far you have read, not in which list. AWS refuses a marker from another list.',
  'wording-of-errors':
    'Error codes are AWS’s. Some messages are known only from reports. A few quota names are guesses after the pattern of the others.',
  'at-once': 'Every change takes effect at once. In AWS it can take some seconds to reach every place.',
  'default-quotas': 'The account has AWS’s default quotas, and you can’t raise them.',
};
