import { accountRootArn, assumedRoleArn, parseArn, userArn } from './arn.ts';
import type { ApiError, Caller, Credentials, Result } from './call.ts';
import type { AccessKeyRow, SessionRow } from './entities.ts';
import { apiError, invalidToken } from './errors.ts';
import type { World } from './world.ts';
import { accountOf } from './world.ts';

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
  switch (credentials.type) {
    case 'key':
      return identifyKey(world, credentials, now);
    case 'console':
      return credentials.id === accountOf(world)
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
  if (session.kind === 'userSession') return ownerOf(world, session, session);
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
