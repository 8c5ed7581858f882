import type { ApiError, Caller, Result } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import type { OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { federatedCaller, federatedRequests, issueFederated } from '../sts-federation/federated-session.ts';
import type { Assumption, Context, Input } from './enhanced-flow.ts';
import { resolve } from './enhanced-flow.ts';
import { onIdentity } from './identity-pool-lookup.ts';
import { badConfiguration } from './role-choice.ts';

const action = 'sts:AssumeRoleWithWebIdentity';

function identify(input: Input, context: Context): Result<Caller> {
  const found = resolve(input, context);
  return found.ok ? { ok: true, value: federatedCaller(found.value.who, found.value.account) } : found;
}

/** `identify` has seen to it that there is one. */
function resolved(input: Input, context: Context): Assumption {
  const found = resolve(input, context);
  if (!found.ok) throw new Error('Only a caller that was identified gets here');
  return found.value;
}

/** The trust policy of the role decides; Cognito says of a refusal only that the pool is set up wrongly. */
const refusal: ApiError = badConfiguration();

/**
 * The enhanced flow: Cognito chooses the role and asks STS itself.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export const credentials: Pick<OperationTable, 'cognito-identity:GetCredentialsForIdentity'> = {
  'cognito-identity:GetCredentialsForIdentity': {
    identify,
    authorize: (input, context) => {
      const { input: asked, who } = resolved(input, context);
      const trusted = federatedRequests(action, asked, who).map((request) => ({ ...request, refusal }));
      return [...trusted, ...onIdentity('GetCredentialsForIdentity', context.world, input)];
    },
    run(input, context) {
      const { input: asked, who, identityId, changes } = resolved(input, context);
      const issued = issueFederated(action, asked, who, context);
      if (!issued.ok) return issued;
      const { session } = issued;
      const Credentials = {
        AccessKeyId: session.id,
        SecretKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: isoDate(session.expiresAt),
      };
      return done({ IdentityId: identityId, Credentials }, [...changes, ...issued.changes]);
    },
    ledger: [
      'guest-session-policy',
      'role-choice-refusals',
      'rule-lists',
      'several-mapped-logins',
      'principal-tags',
      'login-tokens',
      'identity-links',
      'saml-logins',
      'unsigned-rcp',
    ],
  },
};
