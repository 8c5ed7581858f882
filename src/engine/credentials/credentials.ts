import { accountRootArn, assumedRoleArn, federatedUserArn, parseArn, userArn } from '../arn.ts';
import type { Caller, Credentials, Result } from '../call/call.ts';
import type { CredentialFault } from './credential-errors.ts';
import { credentialError } from './credential-errors.ts';
import type { AccessKeyRow, SessionRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { holdsAccount } from '../world/world.ts';

type KeyCredentials = Extract<Credentials, { type: 'key' }>;

/** Who it is, or what is wrong with the credentials. */
type Found = Caller | CredentialFault;

/**
 * Who presents these credentials to a service at `now` (ms), or why AWS doesn't take them, as that service says it.
 * It looks at the credentials alone; what the caller may do is decided later.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function identify(
  world: World,
  credentials: Credentials | null,
  now: number,
  service = 'sts',
): Result<Caller> {
  const found = credentials ? presenter(world, credentials, now) : nobodyAt(service);
  if (typeof found === 'string') return { ok: false, error: credentialError(service, found) };
  return isSuspended(world, found.account)
    ? { ok: false, error: credentialError(service, 'unknownKey') }
    : { ok: true, value: found };
}

/**
 * A caller who signs nothing is no principal. Only S3 asks its policies about such callers, as a bucket may be open to all.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
 */
const nobodyAt = (service: string): Found =>
  service.toLowerCase() === 's3' ? outsider('anonymous', '', '', '') : 'missing';

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
      return outsider('service', '', credentials.service, credentials.service);
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

/** A temporary key is known only together with its token, and only for its time. */
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
  return {
    type: 'assumedRole',
    account: role.account,
    arn: assumedRoleArn(role.account, role.name, session.sessionName),
    userId: `${role.id}:${session.sessionName}`,
    principalId: role.id,
    accessKeyId: session.id,
    session,
  };
}

/**
 * A federated user: it has a name of its own, and its credentials work for as long as the user who requested
 * them exists.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
function federatedCaller(world: World, session: SessionRow): Found {
  const lender = ownerOf(world, session, session);
  if (typeof lender === 'string') return lender;
  const { account, principalId } = lender;
  return {
    type: 'federatedUser',
    account,
    arn: federatedUserArn(account, session.sessionName),
    userId: `${account}:${session.sessionName}`,
    principalId,
    accessKeyId: session.id,
    session,
  };
}

function ownerOf(world: World, row: AccessKeyRow | SessionRow, session: SessionRow | null): Found {
  return row.ownerId === row.account
    ? rootCaller(row.account, row.id, session)
    : userCaller(world, row.ownerId, row.id, session);
}

function userCaller(world: World, id: string, accessKeyId: string | null, session: SessionRow | null): Found {
  const user = world.tables.users.get(id);
  if (!user) return 'unknownKey';
  return {
    type: 'user',
    account: user.account,
    arn: userArn(user),
    userId: user.id,
    principalId: user.id,
    accessKeyId,
    session,
  };
}

function rootCaller(account: string, accessKeyId: string | null, session: SessionRow | null): Caller {
  const arn = accountRootArn(account);
  return { type: 'root', account, arn, userId: account, principalId: null, accessKeyId, session };
}

function accountCaller(arn: string): Found {
  const parsed = parseArn(arn);
  if (!parsed || parsed.service !== 'iam' || parsed.account === '') return 'unknownKey';
  return outsider('account', parsed.account, arn, parsed.account);
}

function outsider(
  type: 'service' | 'account' | 'anonymous',
  account: string,
  arn: string,
  userId: string,
): Caller {
  return { type, account, arn, userId, principalId: null, accessKeyId: null, session: null };
}
