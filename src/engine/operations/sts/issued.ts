import { assumedRoleArn, isAccountId, parseArn, roleArn } from '../../arn.ts';
import type { ApiError, Caller } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import type { RoleRow, SessionRow } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { byName } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';

type CredentialsOut = NonNullable<OutputOf<'AssumeRole'>['Credentials']>;

/** The only answer that shows a session's secret. */
export function credentialsOut(session: SessionRow): CredentialsOut {
  return {
    AccessKeyId: session.id,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: isoDate(session.expiresAt),
  };
}

/** The ARN and id of the caller that a session is issued to. */
function issuedTo({ arn, session, principalId }: Caller): SessionRow['issuedTo'] {
  return { arn, id: session?.id ?? principalId };
}

type Given = 'id' | 'secretAccessKey' | 'sessionToken' | 'issuedAt' | 'expiresAt' | 'issuedTo' | 'chained';

/** Temporary credentials for `seconds` from now, asked for by the caller. */
export function newSession(
  { caller, now, ids }: OperationContext,
  seconds: number,
  rest: Omit<SessionRow, Given>,
): SessionRow {
  return {
    id: ids.next('ASIA'),
    secretAccessKey: ids.secret(),
    sessionToken: ids.token(),
    issuedAt: now,
    expiresAt: now + seconds * 1000,
    issuedTo: issuedTo(caller),
    chained: caller.session?.kind === 'assumedRole',
    ...rest,
  };
}

/** The role of exactly that ARN, in any account. */
export function roleOf(world: World, arn: string): RoleRow | undefined {
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const name = parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1);
  const role = byName(world, 'roles', parsed.account, name);
  return role && roleArn(role) === arn ? role : undefined;
}

/** Whether a text can be a role's ARN; the model only knows its length. */
export function checkRoleArn(text: string): ApiError | null {
  const arn = parseArn(text);
  return arn?.service === 'iam' && isAccountId(arn.account) && /^role\/./.test(arn.resource)
    ? null
    : apiError('ValidationError', `${text} is invalid`);
}

/** No role session lives longer than its role allows. Seconds. */
export function checkRoleDuration(seconds: number, role: RoleRow): ApiError | null {
  return seconds > role.maxSessionDuration
    ? apiError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      )
    : null;
}

/** `AssumedRoleUser` of an answer. */
export function assumedRoleUser(
  role: RoleRow,
  { sessionName }: SessionRow,
): NonNullable<OutputOf<'AssumeRole'>['AssumedRoleUser']> {
  return {
    AssumedRoleId: `${role.id}:${sessionName}`,
    Arn: assumedRoleArn(role.account, role.name, sessionName),
  };
}
