import type { ApiError, Caller } from '../call/call.ts';
import type { SessionRow } from '../entities/entities.ts';
import { credentialError } from './credential-errors.ts';
import { apiError } from '../errors.ts';

/** The STS operations that each kind of session can call: only these, or all but these. Names in lower case. */
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

/**
 * AWS checks the policies of a role session that calls GetFederationToken before it refuses the kind of
 * session: users report both errors.
 */
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
