import { isAccountId, parseArn } from '../arn.ts';
import { authorize } from '../call/authorize.ts';
import type { Caller } from '../call/call.ts';
import type { World } from '../world/world.ts';
import type { ContextKeys, Failure, PermissionRequest } from './operation.ts';

/** An AWS service as it assumes a role for somebody's workload. */
export const serviceCaller = (service: string): Caller => ({
  type: 'service',
  account: '',
  arn: service,
  userId: service,
  principalId: null,
  accessKeyId: null,
  session: null,
});

/**
 * Why a service, such as `lambda.amazonaws.com`, can't assume a role for a resource; null if it can. Services
 * say for which resource they ask, so that trust policies can insist on it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function serviceRefusal(world: World, service: string, role: string, source: string): Failure | null {
  const account = parseArn(source)?.account ?? '';
  const keys: ContextKeys = [
    ['aws:SourceArn', [source]],
    ...(isAccountId(account) ? [['aws:SourceAccount', [account]] as const] : []),
  ];
  const request = { action: 'sts:AssumeRole', resource: role, label: role, keys };
  return authorize(world, serviceCaller(service), [request], undefined).failure;
}

/**
 * The permission that a caller needs to give a role to a service.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const passRole = (role: string, service: string, resource: string): PermissionRequest => ({
  action: 'iam:PassRole',
  resource: role,
  label: role,
  keys: [
    ['iam:PassedToService', [service]],
    ['iam:AssociatedResourceArn', [resource]],
  ],
});

/** A caller who signs nothing, in the account of the resource that the call names. */
export function nobody(account: string): Caller {
  return {
    type: 'anonymous',
    account,
    arn: '',
    userId: '',
    principalId: null,
    accessKeyId: null,
    session: null,
  };
}
