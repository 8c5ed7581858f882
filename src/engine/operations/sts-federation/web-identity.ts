import type { Operation, OperationContext } from '../operation.ts';
import { done } from '../operation.ts';
import { assumedRoleUser, credentialsOut } from '../sts/issued.ts';
import {
  checkFederated,
  federatedCaller,
  federatedRequests,
  issueFederated,
  roleAccount,
} from './federated-session.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { WebIdentity } from './web-token.ts';
import { readWebIdentity, verifyWebToken } from './web-token.ts';

const action = 'sts:AssumeRoleWithWebIdentity';

/** What `identify` has found good is only read again. */
function identityOf(
  input: InputOf<'AssumeRoleWithWebIdentity'>,
  { world, caller }: OperationContext,
): WebIdentity {
  const read = readWebIdentity(world, caller.account, input, () => null);
  if (!read.ok) throw new Error('The token was good when its bearer was identified');
  return read.value;
}

/**
 * A role for somebody whom another provider knows. Nobody signs the call: the token speaks for its bearer.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const assumeRoleWithWebIdentity: Operation<'AssumeRoleWithWebIdentity'> = {
  identify(input, { world, now }) {
    const account = roleAccount(world, input, action);
    if (!account.ok) return account;
    const identity = readWebIdentity(world, account.value, input, (token, issuer) =>
      verifyWebToken(token, issuer, input, now),
    );
    return identity.ok ? { ok: true, value: federatedCaller(identity.value, account.value) } : identity;
  },
  check: (input, context) => checkFederated(context.world, input, identityOf(input, context)),
  authorize: (input, context) => federatedRequests(action, input, identityOf(input, context)),
  run(input, context) {
    const identity = identityOf(input, context);
    const issued = issueFederated(action, input, identity, context);
    if (!issued.ok) return issued;
    const { session, role, packed, changes } = issued;
    const value = {
      Credentials: credentialsOut(session),
      SubjectFromWebIdentityToken: identity.subject,
      AssumedRoleUser: assumedRoleUser(role, session),
      ...packed,
      Provider: identity.principal,
      Audience: identity.audience,
      ...(identity.sourceIdentity === undefined ? {} : { SourceIdentity: identity.sourceIdentity }),
    };
    return done(value, changes);
  },
  ledger: ['token-sentences', 'token-keys', 'provider-keys', 'access-tokens', 'packed-size'],
};
