import { parseArn, partition, roleArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import type { InstanceProfileRow, WorkloadRow } from '../../entities/entities.ts';
import { apiError, noSuchAccessKey, serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { byName, rowsBy } from '../../world/world.ts';
import { isLeaking } from '../../credentials/workloads.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { resourceAt } from '../resources.ts';

type WorkloadOut = NonNullable<OutputOf<'playground:CreateWorkload'>['Workload']>;
type Place = Pick<OperationContext, 'world' | 'account' | 'region'>;

/** The members of a request that give something to a workload. */
export interface Given {
  readonly AccessKeyId?: string;
  readonly InstanceProfileName?: string;
  readonly FunctionName?: string;
}

export type Holding = Pick<WorkloadRow, 'accessKeyId' | 'instanceProfileId' | 'functionId'>;

/** The account's workload of that name. */
export const workloadNamed = ({ world, account }: Place, name: string): WorkloadRow | undefined =>
  rowsBy(world, 'workloadsByAccount', account).find((row) => row.name === name);

/** Goes on with the workload of that name. */
export function withWorkload<T>(
  context: OperationContext,
  name: string,
  then: (row: WorkloadRow) => RunResult<T>,
): RunResult<T> {
  const row = workloadNamed(context, name);
  return row
    ? then(row)
    : refuse(serviceError('NoSuchWorkload', `The workload with name ${name} cannot be found.`, 404));
}

export function profileNamed({ world, account }: Place, name: string): InstanceProfileRow | undefined {
  return byName(world, 'instanceProfiles', account, name);
}

/** The ARN of the role in an instance profile, or null. */
export function roleInProfile(place: Place, name: string): string | null {
  const role = place.world.tables.roles.get(profileNamed(place, name)?.roleIds[0] ?? '');
  return role ? roleArn(role) : null;
}

/** The things that each kind of workload can hold. */
const holds: Readonly<Record<WorkloadRow['kind'], readonly (keyof Given)[]>> = {
  server: ['AccessKeyId'],
  instance: ['AccessKeyId', 'InstanceProfileName'],
  function: ['FunctionName'],
};

/** Checks that a workload is given one thing alone, and one that its kind can hold. */
export function checkGiven(kind: WorkloadRow['kind'], given: Given): ApiError | null {
  const names = (['AccessKeyId', 'InstanceProfileName', 'FunctionName'] as const).filter(
    (name) => given[name] !== undefined,
  );
  const wrong = names.find((name) => !holds[kind].includes(name));
  if (wrong) return apiError('ValidationError', `A workload of kind ${kind} can't hold ${wrong}.`);
  if (names.length > 1)
    return apiError('ValidationError', `A workload holds one of ${names.join(' and ')}, not both.`);
  return kind === 'function' && names.length === 0
    ? apiError('ValidationError', 'A workload of kind function needs FunctionName.')
    : null;
}

/** The fields for the things that the workload will hold, or the error if one of them doesn't exist. */
export function holdingOf(place: Place, given: Given): Holding | ApiError {
  const { world, account, region } = place;
  const { AccessKeyId, InstanceProfileName, FunctionName } = given;
  if (AccessKeyId !== undefined)
    return world.tables.accessKeys.get(AccessKeyId)?.account === account
      ? { accessKeyId: AccessKeyId }
      : noSuchAccessKey(AccessKeyId);
  if (InstanceProfileName !== undefined) {
    const profile = profileNamed(place, InstanceProfileName);
    return profile
      ? { instanceProfileId: profile.id }
      : apiError('NoSuchEntity', `Instance Profile ${InstanceProfileName} cannot be found.`);
  }
  if (FunctionName === undefined) return {};
  const arn = `arn:${partition}:lambda:${region}:${account}:function:${FunctionName}`;
  return resourceAt(world, 'function', arn)
    ? { functionId: arn }
    : apiError('NoSuchEntity', `Function not found: ${arn}`);
}

/** A workload as answers show it. The name of a profile that is gone isn't known any more. */
export function workloadOut({ world, now }: OperationContext, row: WorkloadRow): WorkloadOut {
  const profile = world.tables.instanceProfiles.get(row.instanceProfileId ?? '');
  const functionName = parseArn(row.functionId ?? '')?.resource.slice('function:'.length);
  return {
    WorkloadId: row.id,
    Name: row.name,
    Kind: row.kind,
    AccountId: row.account,
    ...(row.accessKeyId === undefined ? {} : { AccessKeyId: row.accessKeyId }),
    ...(profile ? { InstanceProfileName: profile.name } : {}),
    ...(functionName === undefined ? {} : { FunctionName: functionName }),
    Leaked: isLeaking(world, row, now),
    CreateDate: isoDate(row.createDate),
  };
}
