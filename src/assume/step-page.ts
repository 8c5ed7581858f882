import { rulePages, type LayerTrace, type StatementTrace } from '../engine/index.ts';
import type { Replay, Step } from './step.ts';
import { callerGate } from './steps.ts';

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const reference = 'https://docs.aws.amazon.com/STS/latest/APIReference/';

const pages = {
  assumeRole: `${reference}API_AssumeRole.html`,
  trust: `${guide}id_roles_update-role-trust-policy.html`,
  externalId: `${guide}id_roles_common-scenarios_third-party.html`,
  mfa: `${guide}id_credentials_mfa_configure-api-require.html`,
  permission: `${guide}id_roles_use_permissions-to-switch.html`,
  explicitDeny: `${guide}reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html`,
  crossAccount: `${guide}reference_policies_evaluation-logic-cross-account.html`,
  duration: `${guide}id_roles_update-role-settings.html`,
  credentials: `${guide}id_credentials_temp.html`,
  session: `${guide}id_roles_use.html`,
  expiry: `${guide}id_credentials_temp_control-access_disable-perms.html`,
  credentialTrouble: `${guide}troubleshoot_general.html`,
} as const;

function trustPage(statements: readonly StatementTrace[]): string {
  const keys = statements.flatMap((one) => one.conditions.map((condition) => condition.key.toLowerCase()));
  if (keys.includes('sts:externalid')) return pages.externalId;
  return keys.some((key) => key.startsWith('aws:multifactor')) ? pages.mfa : pages.trust;
}

function permissionPage(layer: LayerTrace | null): string {
  if (layer?.verdict === 'deny') return pages.explicitDeny;
  return layer?.rule === 'other-account-decides' ? pages.crossAccount : pages.permission;
}

/** Returns AWS's own documentation page about a step. No picture needs it, so it stands apart from the steps. */
export function stepPage(replay: Replay, step: Step): string {
  const { caller, decision } = replay.assumption.outcome;
  switch (step.id) {
    case 'rest':
      return pages.assumeRole;
    case 'ask':
      return caller === null && step.status !== 'ok' ? pages.credentialTrouble : pages.assumeRole;
    case 'trust':
      return trustPage(step.statements);
    case 'permission':
      return permissionPage(decision && callerGate(decision));
    case 'change': {
      const failed = replay.steps[replay.steps.indexOf(step) - 1];
      return replay.notModelled?.page ?? (failed ? stepPage(replay, failed) : pages.assumeRole);
    }
    case 'rcp':
    case 'scp':
    case 'boundary':
    case 'limit':
      return step.rule ? rulePages[step.rule] : pages.permission;
    default:
      return pages[step.id];
  }
}
