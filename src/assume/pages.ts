/** AWS's documentation pages that the steps of assuming a role follow. */
const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const reference = 'https://docs.aws.amazon.com/STS/latest/APIReference/';

export const pages = {
  assumeRole: `${reference}API_AssumeRole.html`,

  trust: `${guide}id_roles_update-role-trust-policy.html`,
  externalId: `${guide}id_roles_common-scenarios_third-party.html`,
  mfa: `${guide}id_credentials_mfa_configure-api-require.html`,
  permission: `${guide}id_roles_use_permissions-to-switch.html`,
  evaluation: `${guide}reference_policies_evaluation-logic.html`,
  explicitDeny: `${guide}reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`,
  crossAccount: `${guide}reference_policies_evaluation-logic-cross-account.html`,
  condition: `${guide}reference_policies_elements_condition.html`,
  duration: `${guide}id_roles_update-role-settings.html`,
  credentials: `${guide}id_credentials_temp.html`,
  session: `${guide}id_roles_use.html`,
  expiry: `${guide}id_credentials_temp_control-access_disable-perms.html`,
  credentialTrouble: `${guide}troubleshoot_general.html`,
} as const;
