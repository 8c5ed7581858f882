import type { ApiError, Caller } from '../call/call.ts';
import type { SessionRow } from '../entities/entities.ts';
import { credentialError } from './credential-errors.ts';
import { apiError } from '../errors.ts';

/** What of STS each kind of session can call: nothing but these, or all but these. Lower case. */
const ofSts: Readonly<
  Record<SessionRow['kind'], { readonly only: readonly string[] } | { readonly not: readonly string[] }>
> = {
  userSession: { only: ['assumerole', 'getcalleridentity'] },
  federatedUser: { only: ['getcalleridentity'] },
  assumedRole: { not: ['getfederationtoken', 'getsessiontoken'] },
  rootSession: { only: ['getcalleridentity'] },
};

/** GetSessionToken's credentials reach IAM only when MFA was proven, GetFederationToken's never. */
function reachesIam({ kind, mfaAt }: SessionRow): boolean {
  return kind === 'userSession' ? mfaAt !== undefined : kind !== 'federatedUser';
}

/** For a role's session that asks for a federated user, its policies are checked first: reports show both answers. */
const isAskedLate = ({ kind }: SessionRow, operation: string): boolean =>
  kind === 'assumedRole' && operation === 'getfederationtoken';

/**
 * Why temporary credentials can't make a call at all, even where policies allow it, or null. The service's prefix
 * and the operation's name in any case. `isPermitted`: the policies were asked before.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
export function beyondSession(
  { session }: Caller,
  service: string,
  operation: string,
  isPermitted: boolean,
): ApiError | null {
  if (!session) return null;
  const prefix = service.toLowerCase();
  if (prefix === 'iam' && !reachesIam(session)) return credentialError(prefix, 'wrongToken');
  if (prefix !== 'sts') return null;
  const rule = ofSts[session.kind];
  const name = operation.toLowerCase();
  const isFine = 'only' in rule ? rule.only.includes(name) : !rule.not.includes(name);
  if (isFine || isAskedLate(session, name) !== isPermitted) return null;
  return apiError('AccessDenied', `Cannot call ${operation} with session credentials`);
}
