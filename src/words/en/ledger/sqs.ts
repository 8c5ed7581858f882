import type { LedgerIdOf } from '../../../engine/index.ts';

/** What sqs leaves out or decides without AWS's word. */
export const sqs: Readonly<Record<LedgerIdOf<'sqs'>, string>> = {
  'sqs-at-once': 'A queue’s name is free again at once. AWS waits 60 seconds after a deletion.',
  'sqs-encryption': 'KMS is never asked, whichever key a queue names.',
  'sqs-policy-words': 'Every fault of a queue’s policy is answered with the same sentence.',
  'sqs-messages':
    'Sending is decided and answered, but messages aren’t kept: a queue is always empty, and every receipt of the right form can be deleted.',
  'sqs-anonymous': 'A request without credentials is refused, also where a queue’s policy lets everybody in.',
  'sqs-tag-words': 'How SQS words what is wrong with tags is a guess.',
};
