import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/kms/latest/developerguide/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const kmsLedger = [
  { id: 'kms-key-specs', kind: 'notModelled', page: guide('symm-asymm-choose-key-spec') },
  { id: 'kms-policy-words', kind: 'notCertain', page: guide('key-policies') },
  { id: 'kms-grants', kind: 'simplified', page: guide('grants') },
  { id: 'kms-not-found-first', kind: 'notCertain', page: guide('control-access') },
  { id: 'kms-gone', kind: 'simplified', page: guide('deleting-keys') },
  { id: 'kms-enable', kind: 'simplified', page: guide('enabling-keys') },
  { id: 'kms-tag-words', kind: 'notCertain', page: guide('tagging-keys') },
  { id: 'kms-alias-names', kind: 'notCertain', page: guide('kms-alias') },
  { id: 'kms-aws-aliases', kind: 'simplified', page: guide('kms-alias') },
  { id: 'kms-cryptography', kind: 'simplified', page: guide('concepts') },
] as const satisfies readonly LedgerEntry[];
