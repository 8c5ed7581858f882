import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const stsApi = (page: string): string => `https://docs.aws.amazon.com/STS/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const stsLedger = [
  { id: 'packed-size', kind: 'simplified', page: stsApi('API_AssumeRole') },
  { id: 'session-policy-errors', kind: 'notCertain', page: guide('access_policies') },
  { id: 'session-tag-errors', kind: 'notCertain', page: guide('id_session-tags') },
  { id: 'chained-tags', kind: 'notCertain', page: guide('id_session-tags') },
  { id: 'trusted-contexts', kind: 'notModelled', page: stsApi('API_ProvidedContext') },
  {
    id: 'source-identity-change',
    kind: 'notCertain',
    page: guide('id_credentials_temp_control-access_monitor'),
  },
  { id: 'mfa-then-role', kind: 'notCertain', page: guide('id_credentials_mfa_configure-api-require') },
  {
    id: 'roles-elsewhere',
    kind: 'notModelled',
    page: guide('reference_policies_evaluation-logic-cross-account'),
  },
  { id: 'console-session-token', kind: 'simplified', page: stsApi('API_GetSessionToken') },
  { id: 'session-of-deleted', kind: 'notCertain', page: guide('id_credentials_temp_control-access') },
  { id: 'suspended-accounts', kind: 'notCertain', page: guide('id_credentials_temp_control-access') },
  { id: 'session-limits', kind: 'notCertain', page: guide('id_credentials_sts-comparison') },
  { id: 'keys-elsewhere', kind: 'notModelled', page: stsApi('API_GetAccessKeyInfo') },
  { id: 'authorization-messages', kind: 'simplified', page: stsApi('API_DecodeAuthorizationMessage') },
  { id: 'root-access-enabled', kind: 'simplified', page: guide('id_root-enable-root-access') },
  { id: 'delegated-administrators', kind: 'notModelled', page: guide('id_root-enable-root-access') },
  { id: 'assume-root-refusals', kind: 'notCertain', page: stsApi('API_AssumeRoot') },
] as const satisfies readonly LedgerEntry[];
