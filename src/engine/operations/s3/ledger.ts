import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const s3Ledger = [
  { id: 's3-acls', kind: 'notModelled', page: guide('about-object-ownership') },
  {
    id: 's3-anonymous-trail',
    kind: 'notCertain',
    page: guide('cloudtrail-logging-understanding-s3-entries'),
  },
  { id: 's3-order', kind: 'notCertain', page: guide('troubleshoot-403-errors') },
  { id: 's3-owner', kind: 'simplified', page: guide('finding-canonical-user-id') },
  { id: 's3-policy-checks', kind: 'notCertain', page: guide('bucket-policies') },
  { id: 's3-public', kind: 'simplified', page: guide('access-control-block-public-access') },
  { id: 's3-self-lockout', kind: 'simplified', page: guide('bucket-policies') },
  { id: 's3-restrict-public', kind: 'simplified', page: guide('access-control-block-public-access') },
  { id: 's3-tags-decide-nothing', kind: 'simplified', page: guide('buckets-tagging') },
  { id: 's3-contents', kind: 'simplified', page: guide('UsingObjects') },
  { id: 's3-encryption', kind: 'simplified', page: guide('UsingEncryption') },
  { id: 's3-versions', kind: 'simplified', page: guide('Versioning') },
] as const satisfies readonly LedgerEntry[];
