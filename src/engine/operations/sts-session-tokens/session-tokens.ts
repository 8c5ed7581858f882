import { federatedUserArn } from '../../arn.ts';
import type { Caller } from '../../call/call.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import { checkMfa } from '../mfa-codes.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { tagsFrom } from '../shared/tags.ts';
import { credentialsOut, newSession } from '../sts/issued.ts';
import type { SessionRequest } from '../sts/session-request.ts';
import {
  checkSession,
  heldPolicies,
  isTagged,
  packedOut,
  sessionFields,
  sessionRequest,
  tagKeys,
} from '../sts/session-request.ts';

/** Seconds. AWS cuts the root user's sessions to an hour without an error. */
function sessionSeconds(asked: number = durations.userSession, caller: Caller): number {
  return caller.type === 'root' ? Math.min(asked, durations.rootSession) : asked;
}

/** The owner of the session and of the MFA device: a user's id, or the account id for the root user. */
const ownerOf = ({ principalId, account }: Caller): string => principalId ?? account;

const mfaOf = (input: InputOf<'GetSessionToken'>, context: OperationContext): ReturnType<typeof checkMfa> =>
  checkMfa(context, ownerOf(context.caller), input.SerialNumber, input.TokenCode);

const requestOf = (input: InputOf<'GetFederationToken'>): SessionRequest =>
  sessionRequest(input, tagsFrom(input.Tags));

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html */
export const sessionTokens: Pick<OperationTable, 'GetSessionToken' | 'GetFederationToken'> = {
  /**
   * The session is the user itself, for a while: same ARN, same id, same permissions. A code of an MFA device
   * stays with it. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
   */
  GetSessionToken: {
    check(input, context) {
      const mfa = mfaOf(input, context);
      return mfa.ok ? null : refuse(mfa.error);
    },
    authorize: () => 'public',
    run(input, context) {
      const { world, caller } = context;
      const mfa = mfaOf(input, context);
      const mfaAt = mfa.ok ? mfa.mfaAt : null;
      const session = newSession(context, sessionSeconds(input.DurationSeconds, caller), {
        account: caller.account,
        kind: 'userSession',
        ownerId: ownerOf(caller),
        sessionName: '',
        ...(mfaAt === null ? {} : { mfaAt }),
      });
      return done({ Credentials: credentialsOut(session) }, [
        ...(mfa.ok ? mfa.changes : []),
        put(world, 'sessions', session),
      ]);
    },
    ledger: ['console-session-token', 'mfa-then-role'],
  },

  /**
   * A user lends a part of its own permissions to somebody whom AWS doesn't know. Without a session policy,
   * it lends none.
   * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
   */
  GetFederationToken: {
    check: (input, { world, caller }) => refuse(checkSession(world, caller.account, requestOf(input))),
    authorize(input, { caller }) {
      const request = requestOf(input);
      const resource = federatedUserArn(caller.account, input.Name);
      const actions = ['sts:GetFederationToken', ...(isTagged(request) ? ['sts:TagSession'] : [])];
      return actions.map((action) => ({ action, resource, label: resource, keys: tagKeys(request) }));
    },
    run(input, context) {
      const { world, caller } = context;
      const request = requestOf(input);
      const session = newSession(context, sessionSeconds(input.DurationSeconds, caller), {
        account: caller.account,
        kind: 'federatedUser',
        ownerId: ownerOf(caller),
        sessionName: input.Name,
        ...sessionFields(request),
      });
      const value = {
        Credentials: credentialsOut(session),
        FederatedUser: {
          FederatedUserId: `${caller.account}:${input.Name}`,
          Arn: federatedUserArn(caller.account, input.Name),
        },
        PackedPolicySize: 0,
        ...packedOut(request),
      };
      return done(value, [...heldPolicies(world, request), put(world, 'sessions', session)]);
    },
    ledger: ['packed-size', 'session-policy-errors', 'session-tag-errors', 'console-session-token'],
  },
};
