import { accountRootArn, assumedRoleArn, federatedUserArn, parseArn, userArn } from '../arn.ts';
import type { Caller, Credentials, Result, ApiError } from '../call/call.ts';
import type { AccessKeyRow, SessionRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { holdsAccount } from '../world/world.ts';
import { apiError, serviceError } from '../errors.ts';

/** The faults that credentials can have, before anybody asks what their owner may do. */
type CredentialFault =
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

type Answers = Readonly<Record<CredentialFault, ApiError>>;

const invalid = 'The security token included in the request is invalid';
const expired = 'The security token included in the request is expired';
const unsigned =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const incomplete = 'The request signature does not conform to AWS standards.';

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const query: Answers = {
  missing: apiError('MissingAuthenticationToken', 'Request is missing Authentication Token'),
  unknownKey: apiError('InvalidClientTokenId', `${invalid}.`),
  wrongToken: apiError('InvalidClientTokenId', `${invalid}.`),
  wrongSignature: apiError('SignatureDoesNotMatch', unsigned),
  incomplete: serviceError('IncompleteSignature', incomplete),
  expired: apiError('ExpiredToken', expired),
};

/** IAM alone leaves the full stop out. */
const iam: Answers = {
  ...query,
  unknownKey: apiError('InvalidClientTokenId', invalid),
  wrongToken: apiError('InvalidClientTokenId', invalid),
};

/** https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
const json = (status: number): Answers => ({
  missing: serviceError('MissingAuthenticationTokenException', 'Missing Authentication Token', status),
  unknownKey: serviceError('UnrecognizedClientException', `${invalid}.`, status),
  wrongToken: serviceError('UnrecognizedClientException', `${invalid}.`, status),
  wrongSignature: serviceError('InvalidSignatureException', unsigned, status),
  incomplete: serviceError('IncompleteSignatureException', incomplete),
  expired: serviceError('ExpiredTokenException', expired, status),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList */
const s3: Answers = {
  // S3 accepts unsigned requests, and refuses them in the same words as a caller without permission.
  missing: serviceError('AccessDenied', 'Access Denied', 403),
  unknownKey: serviceError(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    403,
  ),
  wrongToken: serviceError('InvalidToken', 'The provided token is malformed or otherwise invalid.'),
  wrongSignature: serviceError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  ),
  incomplete: serviceError('AuthorizationHeaderMalformed', incomplete),
  expired: serviceError('ExpiredToken', 'The provided token has expired.'),
};

/** SQS keeps the codes that it had before it used JSON; services that aren't listed answer as STS does. */
const answers: ReadonlyMap<string, Answers> = new Map([
  ['iam', iam],
  ['s3', s3],
  ['lambda', json(403)],
  ...[
    'kms',
    'dynamodb',
    'secretsmanager',
    'ssm',
    'organizations',
    'cognito-identity',
    'cognito-idp',
    'sso',
    'identitystore',
  ].map((service) => [service, json(400)] as const),
]);

/**
 * Returns how a service answers credentials that it doesn't accept. `service` is the service's prefix, in any
 * case. `message` replaces the service's usual sentence if more is known about the fault.
 */
export function credentialError(service: string, fault: CredentialFault, message?: string): ApiError {
  const error = (answers.get(service.toLowerCase()) ?? query)[fault];
  return message === undefined ? error : { ...error, message };
}

type KeyCredentials = Extract<Credentials, { type: 'key' }>;

/** The caller, or the fault in the credentials. */
type Found = Caller | CredentialFault;

/**
 * Returns the caller that presents these credentials to a service at `now` (ms), or that service's refusal.
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
export const takesUnsigned = (service: string): boolean => service.toLowerCase() === 's3';

const nobodyAt = (service: string): Found =>
  takesUnsigned(service) ? outsider('anonymous', '', '', '') : 'missing';

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
 * The caller behind a federated user's session. A federated user has a name of its own, and its credentials
 * work as long as the user who requested them exists.
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
