import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const stsApi = (page: string): string => `https://docs.aws.amazon.com/STS/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const stsFederationLedger = [
  { id: 'token-sentences', kind: 'notCertain', page: stsApi('API_AssumeRoleWithWebIdentity') },
  { id: 'token-keys', kind: 'simplified', page: guide('id_roles_providers_create_oidc') },
  { id: 'provider-keys', kind: 'simplified', page: guide('reference_policies_iam-condition-keys') },
  { id: 'access-tokens', kind: 'simplified', page: stsApi('API_AssumeRoleWithWebIdentity') },
  { id: 'saml-signature', kind: 'simplified', page: guide('id_roles_providers_create_saml') },
  { id: 'saml-sentences', kind: 'notCertain', page: guide('troubleshoot_saml') },
  {
    id: 'saml-attributes',
    kind: 'simplified',
    page: guide('id_roles_providers_create_saml_assertions'),
  },
  { id: 'encrypted-assertions', kind: 'notModelled', page: guide('id_roles_providers_create_saml') },
] as const satisfies readonly LedgerEntry[];
