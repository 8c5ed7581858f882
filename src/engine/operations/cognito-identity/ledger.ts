import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`;
const api = (operation: string): string =>
  `https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_${operation}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const cognitoIdentityLedger = [
  { id: 'saml-logins', kind: 'notCertain', page: guide('saml-identity-provider') },
  { id: 'developer-lookups', kind: 'notModelled', page: guide('developer-authenticated-identities') },
  { id: 'login-tokens', kind: 'simplified', page: guide('external-identity-providers') },
  { id: 'identity-pool-checks', kind: 'simplified', page: api('CreateIdentityPool') },
  { id: 'identity-pool-pass-role', kind: 'simplified', page: guide('role-based-access-control') },
  { id: 'guest-session-policy', kind: 'simplified', page: guide('iam-roles') },
  { id: 'unsigned-rcp', kind: 'notCertain', page: guide('security-iam') },
  { id: 'identity-pool-quotas', kind: 'notCertain', page: guide('quotas') },
  { id: 'identity-pool-update', kind: 'notCertain', page: api('UpdateIdentityPool') },
  { id: 'identity-pool-lists', kind: 'notCertain', page: api('ListIdentityPools') },
  { id: 'identity-links', kind: 'notCertain', page: guide('switching-identities') },
  { id: 'classic-flow-unset', kind: 'notCertain', page: guide('authentication-flow') },
  { id: 'role-choice-refusals', kind: 'notCertain', page: api('GetCredentialsForIdentity') },
  { id: 'rule-lists', kind: 'notCertain', page: guide('role-based-access-control') },
  { id: 'several-mapped-logins', kind: 'notCertain', page: guide('role-based-access-control') },
  { id: 'principal-tags', kind: 'notCertain', page: guide('attributes-for-access-control') },
  { id: 'delete-unknown-identities', kind: 'notCertain', page: api('DeleteIdentities') },
  { id: 'cognito-sentences', kind: 'notCertain', page: api('GetId') },
] as const satisfies readonly LedgerEntry[];
