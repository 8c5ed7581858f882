import type { LedgerEntry } from './ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const api = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const generalLedger = [
  { id: 'order-of-refusals', kind: 'notCertain', page: api('CommonErrors') },
  { id: 'several-errors', kind: 'notCertain', page: api('CommonErrors') },
  { id: 'client-validation', kind: 'simplified', page: api('CommonErrors') },
  { id: 'names-in-any-case', kind: 'notCertain', page: guide('reference_iam-quotas') },
  { id: 'order-of-lists', kind: 'notCertain', page: api('API_ListUsers') },
  { id: 'markers', kind: 'simplified', page: api('API_ListUsers') },
  { id: 'wording-of-errors', kind: 'notCertain', page: api('CommonErrors') },
  { id: 'at-once', kind: 'simplified', page: guide('troubleshoot') },
  { id: 'default-quotas', kind: 'simplified', page: guide('reference_iam-quotas') },
] as const satisfies readonly LedgerEntry[];
