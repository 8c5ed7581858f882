import type { LedgerIdOf } from '../../../engine/index.ts';

/** What sqs leaves out or decides without AWS's word. */
export const sqs: Readonly<Record<LedgerIdOf<'sqs'>, string>> = {
  'sqs-at-once': 'You can use a deleted queue’s name again at once. AWS makes you wait 60 seconds.',
  'sqs-encryption': 'SQS never asks KMS, whichever key a queue names.',
  'sqs-policy-words': 'Every fault of a queue’s policy gives the same sentence.',
  'sqs-messages':
    'SQS decides and answers when you send, but keeps no messages. A queue is always empty, and you can delete every receipt of the right form.',
  'sqs-anonymous': 'SQS refuses a request without credentials, even if a queue’s policy lets everybody in.',
  'sqs-tag-words': 'SQS’s words for faults in tags are a guess.',
};
