import type { OrganizationRow, OrganizationPolicyRow } from '../../entities/entities.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import { partition } from '../../arn.ts';
import { compare } from '../shared/pages.ts';
import { memberOf } from './membership.ts';

/**
 * ARNs of AWS Organizations: each names the management account.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
const arn = (account: string, resource: string): string =>
  `arn:${partition}:organizations::${account}:${resource}`;

export const organizationArn = ({ account, id }: OrganizationRow): string =>
  arn(account, `organization/${id}`);

export const accountArn = ({ account, id }: OrganizationRow, member: string): string =>
  arn(account, `account/${id}/${member}`);

export const rootArn = ({ account, id, rootId }: OrganizationRow): string =>
  arn(account, `root/${id}/${rootId}`);

export const unitArn = ({ account, id }: OrganizationRow, unit: string): string =>
  arn(account, `ou/${id}/${unit}`);

/** AWS's own policies belong to no organization. */
export function organizationPolicyArn(
  { account, id }: OrganizationRow,
  policy: Pick<OrganizationPolicyRow, 'id' | 'type' | 'awsManaged'>,
): string {
  const type = policy.type.toLowerCase();
  return policy.awsManaged
    ? arn('aws', `policy/${type}/${policy.id}`)
    : arn(account, `policy/${id}/${type}/${policy.id}`);
}

/** A target of policies: the root, an organizational unit or an account. */
export interface Target {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: 'ROOT' | 'ORGANIZATIONAL_UNIT' | 'ACCOUNT';
}

/** The name that AWS gives an organization's only root. */
export const rootName = 'Root';

/** The root or unit of that id. */
export function parentAt(world: World, organization: OrganizationRow, id: string): Target | undefined {
  if (id === organization.rootId) return { id, arn: rootArn(organization), name: rootName, type: 'ROOT' };
  const unit = world.tables.units.get(id);
  return unit && { id, arn: unitArn(organization, id), name: unit.name, type: 'ORGANIZATIONAL_UNIT' };
}

/** The root, unit or account of that id. */
export function targetAt(world: World, organization: OrganizationRow, id: string): Target | undefined {
  const account = memberOf(world, id);
  return account
    ? { id, arn: accountArn(organization, id), name: account.name, type: 'ACCOUNT' }
    : parentAt(world, organization, id);
}

/** The ARN that a permission is asked on, even if nothing has that id. */
export function arnAt(world: World, organization: OrganizationRow, id: string): string {
  const target = targetAt(world, organization, id);
  if (target) return target.arn;
  if (id.startsWith('ou-')) return unitArn(organization, id);
  return id.startsWith('r-') ? rootArn({ ...organization, rootId: id }) : accountArn(organization, id);
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);

/** The units directly under a root or unit. AWS documents no order. */
export const unitsUnder = (world: World, id: string) => rowsBy(world, 'unitsByParent', id).sort(byId);

/** The accounts directly under a root or unit. */
export const accountsUnder = (world: World, id: string) => rowsBy(world, 'accountsByParent', id).sort(byId);

/** How many levels below the root a unit is; 0 for the root. */
export function depthOf(world: World, id: string): number {
  let depth = 0;
  for (let unit = world.tables.units.get(id); unit; unit = world.tables.units.get(unit.parentId)) depth++;
  return depth;
}
