import type { RuleId } from './decision.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;

const organizations = (page: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/${page}.html`;

/** The page of AWS's documentation for each rule. The rule's sentence is in `words/`. */
export const rulePages: Readonly<Record<RuleId, string>> = {
  'explicit-deny': guide('reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay'),
  'implicit-deny': guide('reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay'),
  'identity-allow': guide('reference_policies_evaluation-logic_policy-eval-basics'),
  'trust-allow': guide('reference_policies_evaluation-logic-cross-account'),
  'trust-names-caller': 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  'trust-delegates-to-account': guide('reference_policies_elements_principal'),
  'trust-silent': guide('id_roles_update-role-trust-policy'),
  'root-is-allowed': guide('id_root-user'),
  'roles-refuse-root': 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  'no-permission-needed': 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  'own-credentials': guide('id_credentials_access-keys'),
  'service-is-trusted': guide('id_roles_terms-and-concepts'),
  'other-account-decides': guide('reference_policies_evaluation-logic-cross-account'),
  'federation-is-trusted': guide('reference_policies_elements_principal'),
  'unsigned-call':
    'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html',
  'resource-names-caller': guide('reference_policies_evaluation-logic_policy-eval-denyallow'),
  'resource-names-role': guide('reference_policies_evaluation-logic_policy-eval-denyallow'),
  'resource-delegates-to-account': guide('reference_policies_elements_principal'),
  'resource-allows-outsider': guide('reference_policies_evaluation-logic-cross-account'),
  'resource-silent': guide('access_policies_identity-vs-resource'),
  'stays-in-its-account': guide('id_roles_use_passrole'),
  'boundary-allow': guide('access_policies_boundaries'),
  'boundary-silent': guide('access_policies_boundaries'),
  'session-allow': guide('access_policies'),
  'session-silent': guide('access_policies'),
  'federated-without-policy':
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html',
  'scp-allow': organizations('orgs_manage_policies_scps_evaluation'),
  'scp-silent': organizations('orgs_manage_policies_scps_evaluation'),
  'rcp-allow': organizations('orgs_manage_policies_rcps'),
  'rcp-silent': organizations('orgs_manage_policies_rcps'),
  'feature-not-modelled': guide('reference_policies_elements_condition_operators'),
};
