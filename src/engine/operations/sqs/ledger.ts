import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const sqsLedger = [
  { id: 'sqs-at-once', kind: 'simplified', page: guide('sqs-queue-types') },
  { id: 'sqs-encryption', kind: 'simplified', page: guide('sqs-server-side-encryption') },
  { id: 'sqs-policy-words', kind: 'notCertain', page: guide('sqs-using-identity-based-policies') },
  { id: 'sqs-messages', kind: 'simplified', page: guide('sqs-queue-message-identifiers') },
  { id: 'sqs-anonymous', kind: 'simplified', page: guide('sqs-basic-examples-of-sqs-policies') },
  { id: 'sqs-tag-words', kind: 'notCertain', page: guide('sqs-queue-tags') },
] as const satisfies readonly LedgerEntry[];
