import type { Caller } from '../../call.ts';
import type { SessionRow } from '../../entities.ts';
import { apiError, notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import { assumeRole } from './assume-role.ts';
import { credentialsOut, issuedTo } from './issued.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';

function checkSessionToken(input: InputOf<'GetSessionToken'>, { caller }: OperationContext): Failure | null {
  if (caller.session)
    return refuse(apiError('AccessDenied', 'Cannot call GetSessionToken with session credentials'));
  const usesMfa = input.SerialNumber !== undefined || input.TokenCode !== undefined;
  return usesMfa ? unknown(notModelled('MFA devices', 'id_credentials_mfa')) : null;
}

/** Seconds. The root user's sessions are cut to an hour without a word. */
function sessionSeconds({ DurationSeconds: asked }: InputOf<'GetSessionToken'>, caller: Caller): number {
  const seconds = asked ?? durations.userSession;
  return caller.type === 'root' ? Math.min(seconds, durations.rootSession) : seconds;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html */
export const sts: Pick<OperationTable, 'AssumeRole' | 'GetCallerIdentity' | 'GetSessionToken'> = {
  AssumeRole: assumeRole,

  /** An explicit deny has no effect. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
  GetCallerIdentity: {
    authorize: () => 'public',
    run: (_input, { caller }) => done({ UserId: caller.userId, Account: caller.account, Arn: caller.arn }),
  },

  /**
   * The session is the user itself, for a while: same ARN, same id, same permissions.
   * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
   */
  GetSessionToken: {
    check: checkSessionToken,
    authorize: () => 'public',
    run(input, { world, caller, account, now, ids }) {
      const session: SessionRow = {
        id: ids.next('ASIA'),
        account,
        kind: 'userSession',
        ownerId: caller.principalId ?? account,
        sessionName: '',
        secretAccessKey: ids.secret(),
        sessionToken: ids.token(),
        issuedAt: now,
        expiresAt: now + sessionSeconds(input, caller) * 1000,
        issuedTo: issuedTo(caller),
        chained: false,
      };
      return done({ Credentials: credentialsOut(session) }, [put(world, 'sessions', session)]);
    },
    limits: ['mfa-devices', 'console-session-token'],
  },
};
