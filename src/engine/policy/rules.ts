import type { RuleId } from './decision.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;

/** The page of AWS's documentation that each rule follows. Its sentence is in `words/`. */
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
  'boundary-not-modelled': guide('access_policies_boundaries'),
  'feature-not-modelled': guide('reference_policies_elements_condition_operators'),
};
