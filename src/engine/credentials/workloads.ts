import { roleArn } from '../arn.ts';
import type { Credentials } from '../call/call.ts';
import type { WorkloadRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';

/**
 * The credentials with which a workload calls.
 * - `key`: it signs with the access key in its configuration.
 * - `role`: its calls need a session first. `AssumeRole` by the credentials `{ type: 'service', service }` with
 *   this role and session name gives one, or tells why the role doesn't let the service in.
 * - `none`: it can't sign anything, as the SDKs say with "Unable to locate credentials".
 */
export type WorkloadCredentials =
  | { readonly type: 'key'; readonly credentials: Extract<Credentials, { type: 'key' }> }
  | {
      readonly type: 'role';
      readonly service: 'ec2.amazonaws.com' | 'lambda.amazonaws.com';
      readonly roleArn: string;
      readonly sessionName: string;
      /** The instance's or function's ARN. */
      readonly sourceArn: string;
    }
  | { readonly type: 'none'; readonly reason: 'nothing' | 'noInstanceProfile' | 'noRole' | 'noFunction' };

/** The instance's id, as EC2 numbers it: the workload's own number. */
const instanceId = ({ id }: Pick<WorkloadRow, 'id'>): string => `i-${id.slice(2)}`;

export const instanceArn = (workload: WorkloadRow, region: string): string =>
  `arn:aws:ec2:${region}:${workload.account}:instance/${instanceId(workload)}`;

/** The region of instances, which have no region of their own here. */
const homeRegion = 'us-east-1';

/**
 * The credentials that a workload signs with now. A deleted access key is still returned: the workload goes
 * on signing with it, and its calls are refused. A deleted instance profile gives none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
 */
export function workloadCredentials(world: World, workload: WorkloadRow): WorkloadCredentials {
  const { accessKeyId, instanceProfileId, functionId } = workload;
  if (accessKeyId !== undefined) {
    const secretAccessKey = world.tables.accessKeys.get(accessKeyId)?.secretAccessKey ?? '';
    return { type: 'key', credentials: { type: 'key', accessKeyId, secretAccessKey } };
  }
  if (functionId !== undefined) return ofFunction(world, functionId);
  if (instanceProfileId === undefined) return { type: 'none', reason: 'nothing' };
  const profile = world.tables.instanceProfiles.get(instanceProfileId);
  if (!profile) return { type: 'none', reason: 'noInstanceProfile' };
  const role = world.tables.roles.get(profile.roleIds[0] ?? '');
  if (!role) return { type: 'none', reason: 'noRole' };
  return {
    type: 'role',
    service: 'ec2.amazonaws.com',
    roleArn: roleArn(role),
    sessionName: instanceId(workload),
    sourceArn: instanceArn(workload, homeRegion),
  };
}

function ofFunction(world: World, id: string): WorkloadCredentials {
  const row = world.tables.resources.get(id);
  if (row?.kind !== 'function') return { type: 'none', reason: 'noFunction' };
  return {
    type: 'role',
    service: 'lambda.amazonaws.com',
    roleArn: row.roleArn,
    sessionName: row.name,
    sourceArn: row.id,
  };
}

/** Whether the credentials that leaked from a workload still work at `now` (ms). */
export function isLeaking(world: World, { leaked }: WorkloadRow, now: number): boolean {
  if (!leaked) return false;
  const session = world.tables.sessions.get(leaked.accessKeyId);
  if (session) return now < session.expiresAt;
  return world.tables.accessKeys.get(leaked.accessKeyId)?.status === 'Active';
}
