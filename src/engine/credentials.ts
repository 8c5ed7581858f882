import { accountRootArn, assumedRoleArn, federatedUserArn, parseArn, userArn } from './arn.ts';
import type { ApiError, Caller, Credentials, Result } from './call.ts';
import type { AccessKeyRow, SessionRow } from './entities.ts';
import { apiError, invalidToken } from './errors.ts';
import type { World } from './world.ts';
import { holdsAccount } from './world.ts';

type KeyCredentials = Extract<Credentials, { type: 'key' }>;

const ok = (value: Caller): Result<Caller> => ({ ok: true, value });
const fail = (error: ApiError): Result<Caller> => ({ ok: false, error });

const signatureDoesNotMatch = (): ApiError =>
  apiError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );

/**
 * Who presents these credentials at `now` (ms), or why AWS doesn't take them. It looks at the credentials
 * alone; what the caller may do is decided later.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function identify(world: World, credentials: Credentials | null, now: number): Result<Caller> {
  if (!credentials)
    return fail(apiError('MissingAuthenticationToken', 'Request is missing Authentication Token'));
  const found = presenter(world, credentials, now);
  return found.ok && isSuspended(world, found.value.account) ? fail(invalidToken()) : found;
}

/** Nobody of a suspended account is let in. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html */
export function isSuspended(world: World, account: string): boolean {
  return world.tables.accounts.get(account)?.status === 'SUSPENDED';
}

function presenter(world: World, credentials: Credentials, now: number): Result<Caller> {
  switch (credentials.type) {
    case 'key':
      return identifyKey(world, credentials, now);
    case 'console':
      return holdsAccount(world, credentials.id)
        ? ok(rootCaller(credentials.id, null, null))
        : userCaller(world, credentials.id, null, null);
    case 'service':
      return ok(outsider('service', '', credentials.service, credentials.service));
    case 'account':
      return accountCaller(credentials.arn);
  }
}

function identifyKey(world: World, key: KeyCredentials, now: number): Result<Caller> {
  const session = world.tables.sessions.get(key.accessKeyId);
  if (session) return identifySession(world, session, key, now);
  const row = world.tables.accessKeys.get(key.accessKeyId);
  if (!row || row.status !== 'Active' || key.sessionToken !== undefined) return fail(invalidToken());
  if (row.secretAccessKey !== key.secretAccessKey) return fail(signatureDoesNotMatch());
  return ownerOf(world, row, null);
}

/** A temporary key is known only together with its token, and only for its time. */
function identifySession(
  world: World,
  session: SessionRow,
  key: KeyCredentials,
  now: number,
): Result<Caller> {
  if (session.sessionToken !== key.sessionToken) return fail(invalidToken());
  if (session.secretAccessKey !== key.secretAccessKey) return fail(signatureDoesNotMatch());
  if (now >= session.expiresAt)
    return fail(apiError('ExpiredToken', 'The security token included in the request is expired'));
  switch (session.kind) {
    case 'userSession':
      return ownerOf(world, session, session);
    case 'rootSession':
      return holdsAccount(world, session.ownerId)
        ? ok(rootCaller(session.ownerId, session.id, session))
        : fail(invalidToken());
    case 'federatedUser':
      return federatedCaller(world, session);
    case 'assumedRole':
      return roleCaller(world, session);
  }
}

function roleCaller(world: World, session: SessionRow): Result<Caller> {
  const role = world.tables.roles.get(session.ownerId);
  if (!role) return fail(invalidToken());
  return ok({
    type: 'assumedRole',
    account: role.account,
    arn: assumedRoleArn(role.account, role.name, session.sessionName),
    userId: `${role.id}:${session.sessionName}`,
    principalId: role.id,
    accessKeyId: session.id,
    session,
  });
}

/**
 * Somebody to whom a user lent credentials: known by a name of its own, good while the user is there.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
function federatedCaller(world: World, session: SessionRow): Result<Caller> {
  const lender = ownerOf(world, session, session);
  if (!lender.ok) return lender;
  const { account, principalId } = lender.value;
  return ok({
    type: 'federatedUser',
    account,
    arn: federatedUserArn(account, session.sessionName),
    userId: `${account}:${session.sessionName}`,
    principalId,
    accessKeyId: session.id,
    session,
  });
}

function ownerOf(world: World, row: AccessKeyRow | SessionRow, session: SessionRow | null): Result<Caller> {
  return row.ownerId === row.account
    ? ok(rootCaller(row.account, row.id, session))
    : userCaller(world, row.ownerId, row.id, session);
}

function userCaller(
  world: World,
  id: string,
  accessKeyId: string | null,
  session: SessionRow | null,
): Result<Caller> {
  const user = world.tables.users.get(id);
  if (!user) return fail(invalidToken());
  return ok({
    type: 'user',
    account: user.account,
    arn: userArn(user),
    userId: user.id,
    principalId: user.id,
    accessKeyId,
    session,
  });
}

function rootCaller(account: string, accessKeyId: string | null, session: SessionRow | null): Caller {
  const arn = accountRootArn(account);
  return { type: 'root', account, arn, userId: account, principalId: null, accessKeyId, session };
}

function accountCaller(arn: string): Result<Caller> {
  const parsed = parseArn(arn);
  if (!parsed || parsed.service !== 'iam' || parsed.account === '') return fail(invalidToken());
  return ok(outsider('account', parsed.account, arn, parsed.account));
}

function outsider(type: 'service' | 'account', account: string, arn: string, userId: string): Caller {
  return { type, account, arn, userId, principalId: null, accessKeyId: null, session: null };
}
