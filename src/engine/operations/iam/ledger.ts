import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const api = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const iamLedger = [
  { id: 'no-boundary-to-delete', kind: 'notCertain', page: api('API_DeleteUserPermissionsBoundary') },
  { id: 'delete-conflict-order', kind: 'notCertain', page: api('API_DeleteUser') },
  { id: 'aws-managed-policies', kind: 'notModelled', page: guide('access_policies_managed-vs-inline') },
  { id: 'aws-policy-versions', kind: 'simplified', page: guide('access_policies_managed-versioning') },
  { id: 'account-summary', kind: 'simplified', page: api('API_GetAccountSummary') },
  { id: 'root-in-lists', kind: 'notCertain', page: api('API_GetUser') },
  { id: 'remove-non-member', kind: 'notCertain', page: api('API_RemoveUserFromGroup') },
  { id: 'new-role-boundary', kind: 'notCertain', page: api('API_CreateRole') },
  { id: 'reserved-paths', kind: 'notCertain', page: api('API_CreateRole') },
  { id: 'rename-both', kind: 'notCertain', page: api('API_UpdateUser') },
  { id: 'update-role-omits', kind: 'notCertain', page: api('API_UpdateRole') },
] as const satisfies readonly LedgerEntry[];
