import { accountRootArn, assumedRoleArn, federatedUserArn, parseArn, userArn } from '../arn.ts';
import type { Caller, Credentials } from '../call/call.ts';
import type { AccessKeyRow, SessionRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { holdsAccount } from '../world/world.ts';

/** The faults that credentials can have, before anybody asks what their owner may do. */
export type CredentialFault =
  /** The request has none. */
  | 'missing'
  /** The access key is unknown, inactive or deleted. */
  | 'unknownKey'
  /** The session token isn't the one that belongs to the temporary key, or a long-term key comes with one. */
  | 'wrongToken'
  /** The request was signed with another secret. */
  | 'wrongSignature'
  /** The part of the request that says who signs can't be read. */
  | 'incomplete'
  | 'expired';

type KeyCredentials = Extract<Credentials, { type: 'key' }>;

/** The caller, or the fault in the credentials. */
export type Found = Caller | CredentialFault;

/**
 * Returns the caller that presents these credentials at `now` (ms), or what is wrong with them. It looks at the
 * credentials alone; what the caller may do is decided later.
 */
export function presented(world: World, credentials: Credentials, now: number): Found {
  const found = presenter(world, credentials, now);
  return typeof found !== 'string' && isSuspended(world, found.account) ? 'unknownKey' : found;
}

/**
 * AWS refuses every caller of a suspended account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html
 */
export function isSuspended(world: World, account: string): boolean {
  return world.tables.accounts.get(account)?.status === 'SUSPENDED';
}

function presenter(world: World, credentials: Credentials, now: number): Found {
  switch (credentials.type) {
    case 'key':
      return identifyKey(world, credentials, now);
    case 'console':
      return holdsAccount(world, credentials.id)
        ? rootCaller(credentials.id, null, null)
        : userCaller(world, credentials.id, null, null);
    case 'service':
      return callerAs('service', '', credentials.service, credentials.service);
    case 'account':
      return accountCaller(credentials.arn);
  }
}

function identifyKey(world: World, key: KeyCredentials, now: number): Found {
  const session = world.tables.sessions.get(key.accessKeyId);
  if (session) return identifySession(world, session, key, now);
  const row = world.tables.accessKeys.get(key.accessKeyId);
  if (!row || row.status !== 'Active') return 'unknownKey';
  if (key.sessionToken !== undefined) return 'wrongToken';
  if (row.secretAccessKey !== key.secretAccessKey) return 'wrongSignature';
  return ownerOf(world, row, null);
}

/** A temporary key is only valid together with its token, and only until it expires. */
function identifySession(world: World, session: SessionRow, key: KeyCredentials, now: number): Found {
  if (key.sessionToken === undefined) return 'unknownKey';
  if (session.sessionToken !== key.sessionToken) return 'wrongToken';
  if (session.secretAccessKey !== key.secretAccessKey) return 'wrongSignature';
  if (now >= session.expiresAt) return 'expired';
  switch (session.kind) {
    case 'userSession':
      return ownerOf(world, session, session);
    case 'rootSession':
      return holdsAccount(world, session.ownerId)
        ? rootCaller(session.ownerId, session.id, session)
        : 'unknownKey';
    case 'federatedUser':
      return federatedCaller(world, session);
    case 'assumedRole':
      return roleCaller(world, session);
  }
}

function roleCaller(world: World, session: SessionRow): Found {
  const role = world.tables.roles.get(session.ownerId);
  if (!role) return 'unknownKey';
  const name = session.sessionName;
  const arn = assumedRoleArn(role.account, role.name, name);
  const caller = callerAs('assumedRole', role.account, arn, `${role.id}:${name}`);
  return { ...caller, principalId: role.id, accessKeyId: session.id, session };
}

/**
 * The caller behind a federated user's session. A federated user has a name of its own, and its credentials
 * work as long as the user who requested them exists.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
function federatedCaller(world: World, session: SessionRow): Found {
  const lender = ownerOf(world, session, session);
  if (typeof lender === 'string') return lender;
  const { account, principalId } = lender;
  const name = session.sessionName;
  const caller = callerAs('federatedUser', account, federatedUserArn(account, name), `${account}:${name}`);
  return { ...caller, principalId, accessKeyId: session.id, session };
}

function ownerOf(world: World, row: AccessKeyRow | SessionRow, session: SessionRow | null): Found {
  return row.ownerId === row.account
    ? rootCaller(row.account, row.id, session)
    : userCaller(world, row.ownerId, row.id, session);
}

function userCaller(world: World, id: string, accessKeyId: string | null, session: SessionRow | null): Found {
  const user = world.tables.users.get(id);
  if (!user) return 'unknownKey';
  const caller = callerAs('user', user.account, userArn(user), id);
  return { ...caller, principalId: id, accessKeyId, session };
}

function rootCaller(account: string, accessKeyId: string | null, session: SessionRow | null): Caller {
  const arn = accountRootArn(account);
  return { ...callerAs('root', account, arn, account), accessKeyId, session };
}

function accountCaller(arn: string): Found {
  const parsed = parseArn(arn);
  if (!parsed || parsed.service !== 'iam' || parsed.account === '') return 'unknownKey';
  return callerAs('account', parsed.account, arn, parsed.account);
}

/** Returns a caller without a row here; those that have one add it. */
export function callerAs(type: Caller['type'], account: string, arn: string, userId: string): Caller {
  return { type, account, arn, userId, principalId: null, accessKeyId: null, session: null };
}

/** Returns the caller that presents these credentials at `now` (ms), if they are accepted. */
export function callerWith(world: World, credentials: Credentials | null, now: number): Caller | null {
  const found = credentials && presented(world, credentials, now);
  return typeof found === 'string' ? null : found;
}
