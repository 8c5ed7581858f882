import type { RoleRow, World } from '../../../../engine/index.ts';
import { byName, parseArn, roleArn } from '../../../../engine/index.ts';

/** The role behind an ARN that a program or a service names, or null where it is gone. */
export function programRole(world: World, { roleArn: arn }: { readonly roleArn: string }): RoleRow | null {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  const role = byName(world, 'roles', account, resource.slice(resource.lastIndexOf('/') + 1));
  return role && roleArn(role) === arn ? role : null;
}
