import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const api = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const iamProvidersLedger = [
  { id: 'profile-role-change', kind: 'notCertain', page: api('API_AddRoleToInstanceProfile') },
  { id: 'profile-in-use', kind: 'notCertain', page: api('API_DeleteInstanceProfile') },
  { id: 'slr-services', kind: 'notModelled', page: guide('reference_aws-services-that-work-with-iam') },
  { id: 'slr-suffix', kind: 'notCertain', page: api('API_CreateServiceLinkedRole') },
  { id: 'slr-deletion', kind: 'simplified', page: api('API_DeleteServiceLinkedRole') },
  { id: 'slr-only', kind: 'notCertain', page: api('API_DeleteServiceLinkedRole') },
  {
    id: 'oidc-not-contacted',
    kind: 'simplified',
    page: guide('id_roles_providers_create_oidc_verify-thumbprint'),
  },
  { id: 'oidc-delete-missing', kind: 'notCertain', page: api('API_DeleteOpenIDConnectProvider') },
  { id: 'oidc-url', kind: 'notCertain', page: api('API_CreateOpenIDConnectProvider') },
  { id: 'saml-metadata', kind: 'simplified', page: api('API_CreateSAMLProvider') },
  { id: 'saml-encryption', kind: 'notModelled', page: guide('id_roles_providers_create_saml') },
] as const satisfies readonly LedgerEntry[];
