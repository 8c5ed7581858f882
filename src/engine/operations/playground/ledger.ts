import type { LedgerEntry } from '../ledger-entry.ts';

/** Each one's sentence is in `words/en/ledger/`. */
export const playgroundLedger = [
  {
    id: 'accounts-per-world',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/accounts-welcome.html',
  },
  {
    id: 'workload-instances',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  },
  {
    id: 'workload-inside',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  },
  {
    id: 'workload-session-length',
    kind: 'notCertain',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html',
  },
] as const satisfies readonly LedgerEntry[];
