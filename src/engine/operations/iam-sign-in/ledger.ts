import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const api = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const iamSignInLedger = [
  { id: 'root-password', kind: 'notModelled', page: guide('id_root-user-privileged-task') },
  { id: 'password-use', kind: 'simplified', page: guide('console') },
  { id: 'password-expiry', kind: 'simplified', page: guide('id_credentials_passwords_account-policy') },
  { id: 'reset-and-reuse', kind: 'notCertain', page: api('API_UpdateLoginProfile') },
  { id: 'old-password', kind: 'notCertain', page: api('API_ChangePassword') },
  { id: 'only-virtual-devices', kind: 'notModelled', page: guide('id_credentials_mfa') },
  { id: 'mfa-device-names', kind: 'notCertain', page: api('API_CreateVirtualMFADevice') },
  { id: 'root-device-name', kind: 'notCertain', page: api('API_EnableMFADevice') },
  { id: 'mfa-code-window', kind: 'notCertain', page: guide('id_credentials_mfa_sync') },
  { id: 'mfa-device-alone', kind: 'simplified', page: api('API_GetMFADevice') },
  { id: 'aliases-elsewhere', kind: 'simplified', page: guide('console_account-alias') },
  { id: 'report-time', kind: 'simplified', page: guide('id_credentials_getting-report') },
  { id: 'report-contents', kind: 'simplified', page: guide('id_credentials_getting-report') },
] as const satisfies readonly LedgerEntry[];
