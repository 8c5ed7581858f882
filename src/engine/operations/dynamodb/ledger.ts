import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const dynamodbLedger = [
  { id: 'dynamodb-indexes', kind: 'notModelled', page: guide('SecondaryIndexes') },
  { id: 'dynamodb-at-once', kind: 'simplified', page: guide('WorkingWithTables') },
  { id: 'dynamodb-capacity', kind: 'simplified', page: guide('capacity-mode') },
  { id: 'dynamodb-items', kind: 'simplified', page: guide('WorkingWithItems') },
  { id: 'dynamodb-tag-words', kind: 'notCertain', page: guide('Tagging') },
  { id: 'dynamodb-policy-words', kind: 'notCertain', page: guide('access-control-resource-based') },
  { id: 'dynamodb-self-lockout', kind: 'simplified', page: guide('rbac-considerations') },
] as const satisfies readonly LedgerEntry[];
