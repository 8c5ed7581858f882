import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/lambda/latest/dg/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const lambdaLedger = [
  { id: 'lambda-code', kind: 'simplified', page: guide('lambda-functions') },
  { id: 'lambda-extras', kind: 'simplified', page: guide('lambda-functions') },
  { id: 'lambda-versions', kind: 'notModelled', page: guide('configuration-versions') },
  { id: 'lambda-tag-errors', kind: 'notCertain', page: guide('configuration-tags') },
] as const satisfies readonly LedgerEntry[];
