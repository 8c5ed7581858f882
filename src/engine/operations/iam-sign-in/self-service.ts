import { authorize } from '../../call/authorize.ts';
import type { OperationContext, PermissionRequest } from '../operation.ts';
import { settingsOf } from './settings.ts';

/**
 * AllowUsersToChangePassword gives every user of the account two permissions: iam:ChangePassword on itself and
 * iam:GetAccountPasswordPolicy. A policy that denies them still does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
 */
export function selfService(
  context: OperationContext,
  requests: readonly PermissionRequest[],
): readonly PermissionRequest[] | 'public' {
  const { world, caller } = context;
  const isGiven = settingsOf(context).passwordPolicy?.allowUsersToChangePassword;
  if (!isGiven || caller.type !== 'user') return requests;
  const { decision } = authorize(world, caller, requests, undefined);
  return decision.verdict === 'implicitDeny' ? 'public' : requests;
}
