import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/secretsmanager/latest/userguide/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const secretsmanagerLedger = [
  { id: 'secrets-new-arn', kind: 'notCertain', page: guide('auth-and-access_iam-policies') },
  { id: 'secrets-encryption', kind: 'simplified', page: guide('security-encryption') },
  { id: 'secrets-replicas', kind: 'simplified', page: guide('replicate-secrets') },
  { id: 'secrets-gone', kind: 'simplified', page: guide('manage_delete-secret') },
  { id: 'secrets-versions', kind: 'simplified', page: guide('whats-in-a-secret') },
  { id: 'secrets-policy-words', kind: 'notCertain', page: guide('auth-and-access_resource-policies') },
  { id: 'secrets-tag-words', kind: 'notCertain', page: guide('managing-secrets_tagging') },
] as const satisfies readonly LedgerEntry[];
