import type { Possible } from '../../engine/access/index.ts';
import type { Credentials, Rows, World } from '../../engine/index.ts';
import {
  accountOf,
  apply,
  byName,
  centredIn,
  holdsAccount,
  keysThrough,
  nowOf,
  parseArn,
  roleOfSet,
  rowsBy,
  tagsOfPerson,
  workloadCredentials,
} from '../../engine/index.ts';
import type { Keys, Who } from '../goal.ts';

/** Somebody who can make a request: the credentials, and a world that knows them. */
interface Asker {
  readonly world: World;
  readonly credentials: Credentials;
  /** The keys that each of the requests has by its origin. */
  readonly keys?: Keys;
}

/** The thing for which a service calls, or the VPC endpoint through which somebody does. */
type Origin =
  | { readonly type: 'for'; readonly arn: string; readonly account: string }
  | { readonly type: 'through'; readonly endpoint: string; readonly vpc: string };

/**
 * Splits `service logging.s3.amazonaws.com for arn:aws:s3:::shop of 111122223333` and `ana through vpce-0a1b2c3d of
 * vpc-0a1b2c3d` into the caller and the origin. The account may be left out where the ARN has it. Of `like ana`, ana is the
 * caller.
 */
export function callerAndOrigin(who: Who): { readonly caller: Who; readonly origin: Origin | null } {
  const bare = who.replace(/^like /, '');
  for (const type of ['for', 'through'] as const) {
    const [caller = '', origin] = bare.split(` ${type} `, 2);
    if (origin === undefined) continue;
    const [id = '', of = ''] = origin.split(' of ', 2);
    return type === 'for'
      ? { caller, origin: { type, arn: id, account: of || (parseArn(id)?.account ?? '') } }
      : { caller, origin: { type, endpoint: id, vpc: of } };
  }
  return { caller: bare, origin: null };
}

/**
 * The keys of a call by its origin.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
 */
const keysOfOrigin = (origin: Origin): Keys =>
  origin.type === 'for'
    ? { 'aws:SourceArn': [origin.arn], 'aws:SourceAccount': [origin.account] }
    : keysThrough(origin.endpoint, origin.vpc);

/** An account that no lesson mentions. */
const strangerArn = 'arn:aws:iam::999988887777:root';

/**
 * Splits `222233334444/ben`, which belongs to another account; a name without an account belongs to the home account.
 */
export function accountAndName(
  world: World,
  name: string,
): { readonly account: string; readonly name: string } {
  const [, account, rest] = /^(\d{12})\/(.*)$/.exec(name) ?? [];
  return account !== undefined && rest !== undefined
    ? { account, name: rest }
    : { account: accountOf(world), name };
}

/**
 * Makes a role's session as if it had just been issued, without asking the trust policy: only the role's own policies
 * matter.
 */
function asRole(world: World, role: Rows['roles'], more: Partial<Rows['sessions']> = {}): Asker {
  const now = nowOf(world);
  const session: Rows['sessions'] = {
    id: 'ASIALESSONPROBE00000',
    account: role.account,
    kind: 'assumedRole',
    ownerId: role.id,
    sessionName: 'probe',
    secretAccessKey: 'probe',
    sessionToken: 'probe',
    issuedAt: now,
    expiresAt: now + 3_600_000,
    issuedTo: { arn: `arn:aws:iam::${role.account}:root`, id: null },
    chained: false,
    ...more,
  };
  const before = world.tables.sessions.get(session.id) ?? null;
  return {
    world: apply(world, [{ table: 'sessions', key: session.id, before, after: session }]),
    credentials: sessionKey(session),
  };
}

/** Splits `ana with Readers`, `ana with Readers in 222233334444`: a person of the directory, a permission set, an account. */
function asPerson(world: World, text: string): Asker | null {
  const [, name = '', of = '', account = accountOf(world)] =
    /^(\S+) with (\S+?)(?: in (\d{12}))?$/.exec(text) ?? [];
  const organization = centredIn(world);
  const person = personNamed(world, name);
  const set = person && byName(world, 'permissionSets', person.account, of);
  const isAssigned = set?.assignments.some((one) => one.account === account && one.userId === person?.id);
  const role = set && isAssigned ? roleOfSet(world, set, account) : undefined;
  if (!role || !person || !organization) return null;
  const tags = tagsOfPerson(organization.identityCenter, person);
  return asRole(world, role, { sessionName: name, ...(tags.length > 0 && { tags }) });
}

/** The person of the directory in `ana with Readers`. */
export function personNamed(world: World, text: string): Rows['directoryUsers'] | undefined {
  const organization = centredIn(world);
  return organization && byName(world, 'directoryUsers', organization.account, text.split(' ')[0] ?? '');
}

export const sessionKey = (session: Rows['sessions']): Credentials => ({
  type: 'key',
  accessKeyId: session.id,
  secretAccessKey: session.secretAccessKey,
  sessionToken: session.sessionToken,
});

/** A user's keys, newest first. */
export function keysOf(world: World, user: Rows['users']): readonly Rows['accessKeys'][] {
  return rowsBy(world, 'accessKeysByOwner', user.id).sort(
    (a, b) => b.createDate - a.createDate || (a.id < b.id ? 1 : -1),
  );
}

export function userNamed(world: World, name: string): Rows['users'] | undefined {
  const at = accountAndName(world, name);
  return byName(world, 'users', at.account, at.name);
}

export function roleNamed(world: World, name: string): Rows['roles'] | undefined {
  const at = accountAndName(world, name);
  return byName(world, 'roles', at.account, at.name);
}

/** A user or role with this name; undefined if the text names somebody else. */
export function rowNamed(world: World, who: Who): { readonly id: string } | null | undefined {
  const [kind = '', ...rest] = who.split(' ');
  if (kind === 'role') return roleNamed(world, rest.join(' ')) ?? null;
  return rest.length === 0 && !['root', 'stranger', 'anyone'].includes(kind)
    ? (userNamed(world, who) ?? null)
    : undefined;
}

const nameIn = (world: World, account: string, name: string): string =>
  accountAndName(world, '').account === account ? name : `${account}/${name}`;

/** A caller in a lesson's words; undefined: nobody has to be asked, since no policy stops the root user. */
export function wordFor(world: World, { way, caller }: Possible): Who | undefined {
  const { account, principalId, arn } = caller;
  const user = world.tables.users.get(principalId ?? '');
  const role = world.tables.roles.get(principalId ?? '');
  // Only people of the directory wear a permission set's role: goals name these.
  if (role?.path.startsWith('/aws-reserved/')) return undefined;
  if (role) return `role ${nameIn(world, account, role.name)}`;
  if (user) return nameIn(world, account, user.name);
  if (way === 'service') return `${way} ${arn}`;
  if (caller.federation) return `token ${arn}`;
  if (way === 'anyone') return way;
  return way === 'account' ? `${way} ${account}` : undefined;
}

function asWorkload(world: World, name: string): Asker | null {
  const at = accountAndName(world, name);
  const row = rowsBy(world, 'workloadsByAccount', at.account).find((one) => one.name === at.name);
  const held = row && workloadCredentials(world, row);
  if (!held || held.type === 'none') return null;
  if (held.type === 'key') return { world, credentials: held.credentials };
  const role = [...world.tables.roles.values()].find(
    ({ account, name: roleName, path }) => held.roleArn === `arn:aws:iam::${account}:role${path}${roleName}`,
  );
  return role ? asRole(world, role) : null;
}

const asConsole = (world: World, id: string | undefined): Asker | null =>
  id === undefined ? null : { world, credentials: { type: 'console', id } };

function asKey(world: World, name: string): Asker | null {
  const user = userNamed(world, name);
  const key = user && keysOf(world, user).find(({ status }) => status === 'Active');
  if (!key) return null;
  return {
    world,
    credentials: { type: 'key', accessKeyId: key.id, secretAccessKey: key.secretAccessKey },
  };
}

/**
 * Returns the credentials of the caller with that name, or null if there is none. `sessionOf` tells which session a
 * lesson's pattern means.
 */
export function askerOf(
  world: World,
  who: Who,
  sessionOf: (name: string) => Rows['sessions'] | null = () => null,
): Asker | null {
  const { caller, origin } = callerAndOrigin(who);
  const asker = askerNamed(world, caller, sessionOf);
  return asker && origin ? { ...asker, keys: keysOfOrigin(origin) } : asker;
}

function askerNamed(
  world: World,
  who: Who,
  sessionOf: (name: string) => Rows['sessions'] | null,
): Asker | null {
  const [kind = '', ...rest] = who.split(' ');
  const name = rest.join(' ');
  switch (kind) {
    case 'root': {
      const id = name === '' ? accountOf(world) : name;
      return holdsAccount(world, id) ? asConsole(world, id) : null;
    }
    case 'stranger':
      return { world, credentials: { type: 'account', arn: strangerArn } };
    case 'service':
      return { world, credentials: { type: 'service', service: name } };
    case 'workload':
      return asWorkload(world, name);
    case 'key':
      return asKey(world, name);
    case 'role': {
      const role = roleNamed(world, name);
      return role ? asRole(world, role) : null;
    }
    case 'person':
      return asPerson(world, name);
    case 'session': {
      const session = sessionOf(name);
      return session ? { world, credentials: sessionKey(session) } : null;
    }
    default:
      return asConsole(world, userNamed(world, who)?.id);
  }
}
