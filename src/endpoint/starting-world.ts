import type { Call, Change, Rows, TableName, World } from '../engine/index.ts';
import { accountOf, apply, byName, createWorld, prepare } from '../engine/index.ts';
import { execute } from '../engine/calls.ts';
import type { EndpointOptions, KeyPair } from './options.ts';

const row = <T extends TableName>(world: World, table: T, after: Rows[T]): World =>
  apply(world, [
    { table, key: after.id, before: world.tables[table].get(after.id) ?? null, after } as Change,
  ]);

function withKey(
  world: World,
  account: string,
  ownerId: string,
  { id, secret }: KeyPair,
  now: number,
): World {
  return row(world, 'accessKeys', {
    id,
    account,
    ownerId,
    secretAccessKey: secret,
    status: 'Active',
    createDate: now,
  });
}

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

/**
 * The world that an endpoint starts with: `loaded` or an empty account, and the keys that the command line
 * names. An identity without a key can't call, since every request must be signed.
 */
export async function startingWorld(
  options: Pick<EndpointOptions, 'account' | 'rootKey' | 'adminUser'>,
  loaded: World | null,
  now: number,
): Promise<World> {
  let world = loaded ?? createWorld(options.account, now);
  const account = accountOf(world);
  if (options.rootKey) world = withKey(world, account, account, options.rootKey, now);
  if (!options.adminUser) return world;
  const { name } = options.adminUser;
  for (const [operation, input] of [
    ['CreateUser', { UserName: name }],
    ['AttachUserPolicy', { UserName: name, PolicyArn: administrator }],
  ] as const) {
    const credentials = { type: 'console', id: account };
    const call = { type: 'call', service: 'iam', operation, input, credentials } as Call;
    await prepare(call);
    const { result, world: after } = execute(world, call, now);
    const isThere = operation === 'CreateUser' && byName(world, 'users', account, name) !== undefined;
    if (!result.ok && !isThere) throw new Error(`${operation}: ${JSON.stringify(result)}`);
    world = after;
  }
  const user = byName(world, 'users', account, name);
  if (!user) throw new Error(`There is no user ${name} to give a key to`);
  return withKey(world, account, user.id, options.adminUser, now);
}
