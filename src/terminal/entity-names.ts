import type { PolicyRow, Rows, TableName, World } from '../engine/index.ts';
import { groupArn, managedPolicies, policyArn, roleArn, userArn } from '../engine/index.ts';

/** What is read of a table here. */
interface Table<Row> {
  entries(): Iterable<readonly [string, Row]>;
}

type NamesOf = (world: World) => Iterable<string>;

function* each<T extends TableName>(
  world: World,
  table: T,
  name: (row: Rows[T]) => string | undefined,
): Generator<string> {
  for (const [, row] of (world.tables[table] as Table<Rows[T]>).entries()) {
    const found = name(row);
    if (found !== undefined) yield found;
  }
}

function* policies(world: World): Generator<string> {
  const known = new Set<string>();
  const arnOf = (row: PolicyRow): string => policyArn(row);
  for (const arn of each(world, 'policies', arnOf)) {
    known.add(arn);
    yield arn;
  }
  for (const row of managedPolicies()) if (!known.has(policyArn(row))) yield policyArn(row);
}

const users: NamesOf = (world) => each(world, 'users', ({ name }) => name);
const roles: NamesOf = (world) => each(world, 'roles', ({ name }) => name);

/** Member of an input → what it may name. */
const byMember: ReadonlyMap<string, NamesOf> = new Map<string, NamesOf>([
  ['UserName', users],
  ['GroupName', (world) => each(world, 'groups', ({ name }) => name)],
  ['RoleName', roles],
  ['RoleArn', (world) => each(world, 'roles', roleArn)],
  ['PolicyArn', policies],
  ['PermissionsBoundary', policies],
  ['PolicySourceArn', principals],
  ['AccessKeyId', (world) => each(world, 'accessKeys', ({ id }) => id)],
  ['SerialNumber', (world) => each(world, 'mfaDevices', ({ id }) => id)],
  ['InstanceProfileName', (world) => each(world, 'instanceProfiles', ({ name }) => name)],
  ['OpenIDConnectProviderArn', (world) => each(world, 'oidcProviders', ({ id }) => id)],
  ['SAMLProviderArn', (world) => each(world, 'samlProviders', ({ id }) => id)],
  ['AccountId', (world) => each(world, 'accounts', ({ id }) => id)],
  ['IdentityPoolId', (world) => each(world, 'identityPools', ({ id }) => id)],
  ['UserPoolId', (world) => each(world, 'userPools', ({ id }) => id)],
  ['ClientId', (world) => each(world, 'userPoolClients', ({ id }) => id)],
]);

function* principals(world: World): Generator<string> {
  yield* each(world, 'users', userArn);
  yield* each(world, 'groups', groupArn);
  yield* each(world, 'roles', roleArn);
}

/** What a resource's ARN ends with, for the members that take its name. */
const resourceMembers: ReadonlyMap<string, string> = new Map([
  ['Bucket', 's3'],
  ['TableName', 'dynamodb'],
  ['FunctionName', 'lambda'],
  ['KeyId', 'kms'],
  ['SecretId', 'secretsmanager'],
]);

function* resources(world: World, service: string): Generator<string> {
  for (const [id] of world.tables.resources.entries()) {
    if (!id.startsWith(`arn:aws:${service}:`)) continue;
    const rest = id.split(':').slice(5).join(':');
    if (service === 's3' && rest.includes('/')) continue;
    yield service === 'secretsmanager' ? id : rest.replace(/^(?:table|function|key|alias)[/:]/, '');
  }
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
  // What is to be made has no name yet.
  const makes = /^(?:Create|Put)(\w+)$/.exec(operation)?.[1];
  if (makes !== undefined && operation.startsWith('Create') && member.startsWith(makes)) return [];
  const resource = resourceMembers.get(member);
  const names =
    resource !== undefined && resource === service
      ? resources(world, service)
      : service === 'iam' || service === 'sts' || member !== 'UserName'
        ? byMember.get(member)?.(world)
        : undefined;
  const found: string[] = [];
  for (const name of names ?? []) {
    if (name.startsWith(start)) found.push(name);
    if (found.length >= most * 5) break;
  }
  return [...new Set(found)].sort().slice(0, most);
}
