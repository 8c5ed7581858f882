import { instanceProfileArn, partition } from '../../arn.ts';
import type { InstanceProfileRow } from '../../entities/entities.ts';
import type { OperationName } from '../../model/operation-types.ts';
import { byName } from '../../world/world.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { noSuchProfile } from './errors.ts';

type Place = Pick<OperationContext, 'world' | 'account'>;

export const findProfile = ({ world, account }: Place, name: string): InstanceProfileRow | undefined =>
  byName(world, 'instanceProfiles', account, name);

/** Goes on with the instance profile of that name, or answers NoSuchEntity. */
export function withProfile<T>(
  context: OperationContext,
  name: string,
  then: (row: InstanceProfileRow) => RunResult<T>,
): RunResult<T> {
  const row = findProfile(context, name);
  return row ? then(row) : refuse(noSuchProfile(name));
}

/** A permission on an instance profile. One that doesn't exist is asked for with the path `/`. */
export function onProfile(
  operation: OperationName,
  name: string,
  context: Place,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const row = findProfile(context, name);
  const resource = instanceProfileArn(row ?? { account: context.account, path: '/', name });
  return [{ action: `iam:${operation}`, resource, label: `instance profile ${row?.name ?? name}`, keys }];
}

/** A permission to list them all. */
export function onProfiles(
  operation: OperationName,
  pathPrefix: string | undefined,
  { account }: Place,
): PermissionRequest[] {
  const resource = `arn:${partition}:iam::${account}:instance-profile${pathPrefix ?? '/'}`;
  return [{ action: `iam:${operation}`, resource, label: resource }];
}
