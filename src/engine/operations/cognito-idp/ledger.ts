import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`;
const api = (operation: string): string =>
  `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${operation}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const cognitoIdpLedger = [
  { id: 'user-pool-settings', kind: 'notModelled', page: api('CreateUserPool') },
  { id: 'app-client-settings', kind: 'notModelled', page: api('CreateUserPoolClient') },
  {
    id: 'user-pool-flows',
    kind: 'notModelled',
    page: guide('amazon-cognito-user-pools-authentication-flow-methods'),
  },
  {
    id: 'user-pool-lambdas',
    kind: 'notModelled',
    page: guide('cognito-user-identity-pools-working-with-aws-lambda-triggers'),
  },
  { id: 'user-pool-schema', kind: 'simplified', page: guide('user-pool-settings-attributes') },
  {
    id: 'user-pool-tokens',
    kind: 'simplified',
    page: guide('amazon-cognito-user-pools-using-tokens-with-identity-providers'),
  },
  { id: 'user-pool-messages', kind: 'simplified', page: guide('signing-up-users-in-your-app') },
  { id: 'user-pool-attempts', kind: 'simplified', page: guide('authentication') },
  { id: 'user-pool-lists', kind: 'notCertain', page: api('ListUserPools') },
  { id: 'user-pool-quotas', kind: 'notCertain', page: guide('quotas') },
  { id: 'user-pool-sentences', kind: 'notCertain', page: api('AdminCreateUser') },
  { id: 'pool-group-role', kind: 'notCertain', page: guide('role-based-access-control') },
  { id: 'pool-group-non-member', kind: 'notCertain', page: api('AdminRemoveUserFromGroup') },
  { id: 'update-group-omits', kind: 'notCertain', page: api('UpdateGroup') },
] as const satisfies readonly LedgerEntry[];
