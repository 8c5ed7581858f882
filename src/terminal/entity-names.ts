import type { Rows, TableName, World } from '../engine/index.ts';
import { groupArn, managedPolicies, policyArn, roleArn, userArn } from '../engine/index.ts';

/** Names, ids or ARNs of a world, sorted, each once. */
type NamesOf = (world: World) => readonly string[];

/** A table that can be read without waiting. */
interface Table<Row> {
  list(): readonly Row[];
}

/**
 * The sorted names of a table. A changed table is another object, so the names are computed once for all keys that are
 * pressed while nothing changes.
 */
function namesIn<T extends TableName>(table: T, name: (row: Rows[T]) => string): NamesOf {
  const known = new WeakMap<object, readonly string[]>();
  return (world) => {
    const rows = world.tables[table];
    const found = known.get(rows) ?? sortedOnce((rows as unknown as Table<Rows[T]>).list().map(name));
    known.set(rows, found);
    return found;
  };
}

const sortedOnce = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const users = namesIn('users', ({ name }) => name);
const roles = namesIn('roles', ({ name }) => name);
const ownPolicies = namesIn('policies', (row) => policyArn(row));
const userArns = namesIn('users', userArn);
const groupArns = namesIn('groups', groupArn);
const roleArns = namesIn('roles', roleArn);

/** Key: the account's own policies. Their names with AWS's are computed again when more of AWS's have arrived. */
const allPolicies = new WeakMap<
  readonly string[],
  { readonly count: number; readonly arns: readonly string[] }
>();

function policies(world: World): readonly string[] {
  const own = ownPolicies(world);
  const managed = managedPolicies();
  const known = allPolicies.get(own);
  if (known?.count === managed.length) return known.arns;
  const arns = sortedOnce([...own, ...managed.map((row) => policyArn(row))]);
  allPolicies.set(own, { count: managed.length, arns });
  return arns;
}

/** Sorted only as far as each kind is: users, then groups, then roles. */
const principals: readonly NamesOf[] = [userArns, groupArns, roleArns];

/** Member of an input → the entities that it may name. */
const byMember: ReadonlyMap<string, readonly NamesOf[]> = new Map<string, readonly NamesOf[]>([
  ['UserName', [users]],
  ['GroupName', [namesIn('groups', ({ name }) => name)]],
  ['RoleName', [roles]],
  ['RoleArn', [roleArns]],
  ['PolicyArn', [policies]],
  ['PermissionsBoundary', [policies]],
  ['PolicySourceArn', principals],
  ['AccessKeyId', [namesIn('accessKeys', ({ id }) => id)]],
  ['SerialNumber', [namesIn('mfaDevices', ({ id }) => id)]],
  ['InstanceProfileName', [namesIn('instanceProfiles', ({ name }) => name)]],
  ['OpenIDConnectProviderArn', [namesIn('oidcProviders', ({ id }) => id)]],
  ['SAMLProviderArn', [namesIn('samlProviders', ({ id }) => id)]],
  ['AccountId', [namesIn('accounts', ({ id }) => id)]],
  ['IdentityPoolId', [namesIn('identityPools', ({ id }) => id)]],
  ['UserPoolId', [namesIn('userPools', ({ id }) => id)]],
  ['ClientId', [namesIn('userPoolClients', ({ id }) => id)]],
]);

/** The end of a resource's ARN, for members that take the resource's name. */
const resourceMembers: ReadonlyMap<string, string> = new Map([
  ['Bucket', 's3'],
  ['TableName', 'dynamodb'],
  ['FunctionName', 'lambda'],
  ['KeyId', 'kms'],
  ['SecretId', 'secretsmanager'],
]);

const resourceIds = namesIn('resources', ({ id }) => id);

function resources(world: World, service: string): readonly string[] {
  const names: string[] = [];
  for (const id of startingWith(resourceIds(world), `arn:aws:${service}:`)) {
    const rest = id.split(':').slice(5).join(':');
    if (service === 's3' && rest.includes('/')) continue;
    names.push(service === 'secretsmanager' ? id : rest.replace(/^(?:table|function|key|alias)[/:]/, ''));
  }
  return sortedOnce(names);
}

/** The sorted names that begin with `start`, at most `most`. A binary search finds them. */
function startingWith(names: readonly string[], start: string, most = Infinity): readonly string[] {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((names[middle] ?? '') < start) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < names.length && end - from < most && names[end]?.startsWith(start)) end++;
  return names.slice(from, end);
}

/**
 * Names, ids and ARNs in the world that an option could mean, by the member that it gives; those that begin with
 * `start`, at most `most`.
 */
export function entityNames(
  world: World,
  service: string,
  operation: string,
  member: string,
  start: string,
  most: number,
): readonly string[] {
  // A new entity has no name yet.
  const makes = /^(?:Create|Put)(\w+)$/.exec(operation)?.[1];
  if (makes !== undefined && operation.startsWith('Create') && member.startsWith(makes)) return [];
  const resource = resourceMembers.get(member);
  if (resource !== undefined && resource === service)
    return startingWith(resources(world, service), start, most);
  // Outside of IAM, a user name isn't a user of the account.
  if (member === 'UserName' && service !== 'iam' && service !== 'sts') return [];
  const found = (byMember.get(member) ?? []).flatMap((names) => startingWith(names(world), start, most));
  return sortedOnce(found).slice(0, most);
}
