const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;

const organizations = (page: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/${page}.html`;

export type SimplificationId = (typeof simplifications)[number]['id'];

/**
 * The evaluator's omissions, and its choices where AWS's documentation is silent or contradicts itself. Each one's
 * sentence is in `words/`. `kind`: `notModelled` answers "not modelled"; `simplified` leaves
 * something out of the simulation; `notCertain` is a choice.
 */
export const simplifications = [
  {
    id: 'other-accounts',
    kind: 'notModelled',
    page: guide('reference_policies_evaluation-logic-cross-account'),
  },
  {
    id: 'canonical-users',
    kind: 'notModelled',
    page: guide('reference_policies_elements_principal'),
  },
  {
    id: 'allow-not-principal',
    kind: 'notModelled',
    page: guide('reference_policies_elements_notprincipal'),
  },
  {
    id: 'set-operators',
    kind: 'notModelled',
    page: guide('reference_policies_condition-single-vs-multi-valued-context-keys'),
  },
  {
    id: 'multivalued-keys',
    kind: 'simplified',
    page: guide('reference_policies_condition-single-vs-multi-valued-context-keys'),
  },
  {
    id: 'values-without-words',
    kind: 'notModelled',
    page: guide('reference_policies_elements_condition_operators'),
  },
  { id: 'incomplete-arns', kind: 'notModelled', page: guide('reference-arns') },
  { id: 'too-large', kind: 'notModelled', page: guide('reference_iam-quotas') },
  { id: 'resource-policies', kind: 'simplified', page: guide('access_policies_identity-vs-resource') },
  {
    id: 'key-grants',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/grants.html',
  },
  {
    id: 's3-lists',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-management.html',
  },
  {
    id: 's3-tags',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html',
  },
  {
    id: 'endpoint-policies',
    kind: 'simplified',
    page: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  },
  {
    id: 'organization-delegation',
    kind: 'simplified',
    page: organizations('orgs_delegate_policies'),
  },
  { id: 'rcp-services', kind: 'notCertain', page: organizations('orgs_manage_policies_rcps') },
  { id: 'token-holders', kind: 'simplified', page: guide('id_roles_providers_create_oidc') },
  { id: 'console-mfa', kind: 'simplified', page: guide('id_credentials_mfa_configure-api-require') },
  { id: 'request-origin', kind: 'simplified', page: guide('reference_policies_condition-keys') },
  { id: 'principals-elsewhere', kind: 'simplified', page: guide('reference_policies_elements_principal') },
  { id: 'service-principals', kind: 'simplified', page: guide('reference_policies_elements_principal') },
  { id: 'self-assume', kind: 'notModelled', page: guide('id_roles_update-role-trust-policy') },
  { id: 'trusts-everybody', kind: 'notCertain', page: guide('reference_policies_elements_principal') },
  { id: 'limits-under-trust', kind: 'notCertain', page: guide('id_roles_update-role-trust-policy') },
  { id: 'federated-principals', kind: 'notCertain', page: guide('reference_policies_elements_principal') },
  { id: 'session-managed-policies', kind: 'notCertain', page: guide('access_policies') },
  { id: 'assume-role-refusal', kind: 'notCertain', page: guide('troubleshoot_access-denied') },
  { id: 'which-refusal-is-told', kind: 'notCertain', page: guide('troubleshoot_access-denied') },
  { id: 'denying-policy-named', kind: 'notCertain', page: guide('troubleshoot_access-denied') },
  { id: 'wildcards-in-variables', kind: 'notCertain', page: guide('reference_policies_variables') },
  { id: 'variables-in-bool', kind: 'notCertain', page: guide('reference_policies_variables') },
  { id: 'not-resource-variable', kind: 'notModelled', page: guide('reference_policies_variables') },
  {
    id: 'bad-values',
    kind: 'notCertain',
    page: guide('reference_policies_elements_condition_operators'),
  },
  { id: 'shared-issuers', kind: 'notCertain', page: guide('id_roles_providers_oidc_secure-by-default') },
  { id: 'document-faults', kind: 'notCertain', page: guide('reference_policies_grammar') },
  { id: 'managed-version', kind: 'notCertain', page: guide('reference_policies_elements_version') },
  { id: 'policy-size', kind: 'notCertain', page: guide('reference_iam-quotas') },
] as const satisfies readonly {
  readonly id: string;
  readonly kind: 'notModelled' | 'simplified' | 'notCertain';
  readonly page: string;
}[];
