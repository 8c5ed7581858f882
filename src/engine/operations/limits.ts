const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const api = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;
const stsApi = (page: string): string => `https://docs.aws.amazon.com/STS/latest/APIReference/${page}.html`;

/**
 * What the operations leave out, and what they decide where AWS's documentation is silent. Operations name
 * theirs in `limits`; those that hold for all of them stand here alone. Each one's sentence is in `words/`.
 * `kind`: `notModelled` answers "not modelled"; `simplified` leaves something out of the simulation;
 * `notCertain` is a choice.
 */
export const operationLimits = [
  { id: 'permissions-boundary', kind: 'notModelled', page: guide('access_policies_boundaries') },
  { id: 'session-policies', kind: 'notModelled', page: guide('access_policies') },
  { id: 'session-tags', kind: 'notModelled', page: guide('id_session-tags') },
  { id: 'mfa-devices', kind: 'notModelled', page: guide('id_credentials_mfa') },
  {
    id: 'roles-elsewhere',
    kind: 'notModelled',
    page: guide('reference_policies_evaluation-logic-cross-account'),
  },
  { id: 'aws-managed-policies', kind: 'notModelled', page: guide('access_policies_managed-vs-inline') },
  { id: 'instance-profiles', kind: 'simplified', page: api('API_GetAccountAuthorizationDetails') },
  { id: 'account-summary', kind: 'simplified', page: api('API_GetAccountSummary') },
  { id: 'console-session-token', kind: 'simplified', page: stsApi('API_GetSessionToken') },
  { id: 'root-in-lists', kind: 'notCertain', page: api('API_GetUser') },
  { id: 'remove-non-member', kind: 'notCertain', page: api('API_RemoveUserFromGroup') },
  { id: 'update-role-omits', kind: 'notCertain', page: api('API_UpdateRole') },
  { id: 'session-of-deleted', kind: 'notCertain', page: guide('id_credentials_temp_control-access') },
  { id: 'order-of-refusals', kind: 'notCertain', page: api('CommonErrors') },
  { id: 'client-validation', kind: 'simplified', page: api('CommonErrors') },
  { id: 'names-in-any-case', kind: 'notCertain', page: guide('reference_iam-quotas') },
  { id: 'order-of-lists', kind: 'notCertain', page: api('API_ListUsers') },
  { id: 'wording-of-errors', kind: 'notCertain', page: api('CommonErrors') },
  { id: 'at-once', kind: 'simplified', page: guide('troubleshoot') },
  { id: 'default-quotas', kind: 'simplified', page: guide('reference_iam-quotas') },
] as const satisfies readonly {
  readonly id: string;
  readonly kind: 'notModelled' | 'simplified' | 'notCertain';
  readonly page: string;
}[];

export type OperationLimitId = (typeof operationLimits)[number]['id'];
