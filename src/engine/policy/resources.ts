import { isAccountId, parseArn, roleArn } from '../arn.ts';
import type { ResourceRow, RoleRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { byName, holdsAccount, rowsBy } from '../world/world.ts';

const decidedByTrust: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
]);

/**
 * Whether a role's trust policy has a say in an action on an ARN: always for assuming a role, otherwise only
 * on roles.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/trustedidentitypropagation-identity-enhanced-iam-role-sessions.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_sts-setcontext.html
 */
export function asksTrust(action: string, resource: string): boolean {
  const name = action.toLowerCase();
  if (!decidedByTrust.has(name)) return false;
  // GetFederationToken passes tags as well, and the console context, for sessions that are no role's.
  return !/^sts:(?:tag|setcon)/.test(name) || !/^arn:[^:]*:sts:/.test(resource);
}

/**
 * The role whose trust policy has a say in `action` on `resource`: null if the ARN names no role of an
 * account that is held here, undefined if no trust policy is asked, or none that is known here. `account` is
 * the caller's.
 */
export function trustedRole(
  world: World,
  account: string,
  action: string,
  resource: string,
): RoleRow | null | undefined {
  if (!asksTrust(action, resource)) return undefined;
  const arn = parseArn(resource);
  if (!arn || arn.service !== 'iam' || !arn.resource.startsWith('role/')) return null;
  if (arn.account !== account && !holdsAccount(world, arn.account)) return undefined;
  const role = byName(world, 'roles', arn.account, arn.resource.slice(arn.resource.lastIndexOf('/') + 1));
  return role && roleArn(role) === resource ? role : null;
}

/** The ARN of what holds the resource-based policy for an ARN: a bucket for its objects, a table for its indexes. */
function holderOf(resource: string): string {
  const [prefix = '', partition = '', service = '', region = '', account = '', ...rest] = resource.split(':');
  const start = [prefix, partition, service, region, account].join(':');
  const path = rest.join(':');
  if (service === 's3') return `${start}:${path.split('/')[0] ?? ''}`;
  if (service === 'lambda') return `${start}:${rest.slice(0, 2).join(':')}`;
  if (service === 'dynamodb') return `${start}:${path.split('/').slice(0, 2).join('/')}`;
  return resource;
}

/** The key that an alias stands for, or undefined. */
function byAlias(world: World, resource: string): ResourceRow | undefined {
  const arn = parseArn(resource);
  if (arn?.service !== 'kms' || !arn.resource.startsWith('alias/')) return undefined;
  return rowsBy(world, 'resourcesByAccount', arn.account).find(
    (row) => row.kind === 'key' && row.region === arn.region && row.aliases.includes(arn.resource),
  );
}

/**
 * The row that an ARN leads to, with its resource-based policy: for an object its bucket. Undefined if none
 * is here.
 */
export function resourceOf(world: World, resource: string): ResourceRow | undefined {
  if (resource === '*' || world.tables.resources.size === 0) return undefined;
  return world.tables.resources.get(holderOf(resource)) ?? byAlias(world, resource);
}

/**
 * Actions of an organization's management account: the account in the ARN isn't the resource's owner, and no
 * resource-based policy is asked.
 */
const namesNoOwner = (action: string): boolean => /^(?:organizations:|sts:assumeroot$)/i.test(action);

/**
 * The account that a resource belongs to, or null if that can't be told (`*`, a bucket that isn't here): then
 * it is taken to be the caller's.
 */
export function ownerOf(world: World, action: string, resource: string): string | null {
  if (namesNoOwner(action)) return null;
  const account = parseArn(resource)?.account ?? '';
  return isAccountId(account) ? account : (resourceOf(world, resource)?.account ?? null);
}
