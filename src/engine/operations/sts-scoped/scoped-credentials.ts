import { authorize } from '../../call/authorize.ts';
import type { SessionRow } from '../../entities/entities.ts';
import { apiError, serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { Failure, Operation, OperationContext, PermissionRequest } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { credentialsOut, newSession } from '../sts/issued.ts';
import { checkSession, sessionRequest } from '../sts/session-request.ts';

type Input = InputOf<'GetScopedCredentials'>;

/** Policies that can scope one session down. */
const mostScopes = 3;

/** Bytes of the largest session token. */
const largestToken = 4096;

const request: PermissionRequest = {
  action: 'sts:GetScopedCredentials',
  resource: '*',
  label: '*',
};

/** Checks what is asked for, and whether the calling session can give it. */
function check({ Policy, DurationSeconds }: Input, { world, caller, now }: OperationContext): Failure | null {
  const { session } = caller;
  if (Policy === undefined && DurationSeconds === undefined)
    return refuse(apiError('ValidationError', 'Request must contain Policy or DurationSeconds'));
  if (!session)
    return refuse(
      serviceError(
        'InvalidSubjectCredentialsException',
        'GetScopedCredentials can only be called with temporary security credentials.',
      ),
    );
  const malformed = checkSession(
    world,
    caller.account,
    sessionRequest(Policy === undefined ? {} : { Policy }),
  );
  if (malformed) return refuse(malformed);
  return now + (DurationSeconds ?? 0) * 1000 > session.expiresAt
    ? refuse(
        serviceError(
          'InsufficientSessionLifetimeException',
          'The requested DurationSeconds exceeds the remaining lifetime of the calling session.',
        ),
      )
    : null;
}

/** Fills a token up to the least size that was asked for, in bytes. */
const padded = (token: string, least = 0): string => token.padEnd(least, 'EXAMPLE');

/** The session that scopes `session` down. It is the same one in all but its rights, its end and its keys. */
function scoped(input: Input, context: OperationContext, session: SessionRow): SessionRow {
  const { Policy, DurationSeconds, MinimumSessionTokenSize } = input;
  const { account, kind, ownerId, sessionName, chained, expiresAt } = session;
  const made = newSession(context, DurationSeconds ?? 0, { account, kind, ownerId, sessionName });
  return {
    ...session,
    ...made,
    chained,
    sessionToken: padded(made.sessionToken, MinimumSessionTokenSize),
    ...(DurationSeconds === undefined ? { expiresAt } : {}),
    ...(Policy === undefined ? {} : { scopes: [...(session.scopes ?? []), Policy] }),
  };
}

/**
 * Credentials of the calling session that may do less, or end sooner: for a script, or for an agent. Nobody needs a
 * permission for it; only a Deny refuses.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html
 */
export const scopedCredentials: Operation<'GetScopedCredentials'> = {
  check,
  authorize: (_input, { world, caller }) =>
    authorize(world, caller, [request], undefined).decision.verdict === 'explicitDeny' ? [request] : 'public',
  run(input, context) {
    const { caller, world } = context;
    const { session } = caller;
    if (!session) throw new Error('Only a session gets here');
    if (input.Policy !== undefined && (session.scopes ?? []).length >= mostScopes)
      return refuse(
        apiError('AccessDenied', `A session can be scoped down by at most ${mostScopes} policies.`),
      );
    const made = scoped(input, context, session);
    const size = made.sessionToken.length;
    const { sourceIdentity } = session;
    return done(
      {
        Credentials: credentialsOut(made),
        SessionInfo: { ScopedSessionId: caller.userId, Arn: caller.arn },
        SessionTokenUtilization: Math.ceil((size * 100) / largestToken),
        SessionTokenSize: size,
        ScopedPoliciesCount: (made.scopes ?? []).length,
        ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
      },
      [put(world, 'sessions', made)],
    );
  },
  ledger: ['scoped-words', 'scoped-permission', 'scoped-same-session', 'scoped-token-size'],
};
