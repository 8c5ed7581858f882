import type { Caller, ApiError } from './call.ts';
import { notModelled, apiError } from '../errors.ts';
import type { Failure } from '../operations/operation.ts';
import { refuse, unknown } from '../operations/operation.ts';
import type { SessionRow } from '../entities/entities.ts';
import { credentialError } from '../credentials/credentials.ts';

/** The STS operations that each kind of session can call: only these, or all but these. Names in lower case. */
const ofSts: Readonly<
  Record<SessionRow['kind'], { readonly only: readonly string[] } | { readonly not: readonly string[] }>
> = {
  userSession: { only: ['assumerole', 'getcalleridentity', 'getscopedcredentials'] },
  federatedUser: { only: ['getcalleridentity', 'getscopedcredentials'] },
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
 * Returns why temporary credentials can't make a call, even if policies allow it, or null. The service's
 * prefix and the operation's name may be in any case. `isPermitted`: the policies have already allowed the
 * call.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
function beyondSession(
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

/** Services that only principals of an account can call. */
const closedToOutsiders: ReadonlySet<string> = new Set([
  'iam',
  'sts',
  'organizations',
  'cognito-identity',
  'cognito-idp',
  'playground',
]);

/**
 * Refuses a call that this kind of caller can't make, even if policies allow it; null if the caller can make
 * it. Some temporary credentials can't call IAM and most of STS. AWS services and accounts that aren't here
 * only reach resources that have a policy of their own, such as a role with its trust policy or a bucket.
 * `isPermitted`: the policies have already allowed the call.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
 */
export function beyondPolicies(
  caller: Caller,
  service: string,
  operation: string,
  isPermitted = false,
): Failure | null {
  const prefix = service.toLowerCase();
  const isOutsider = caller.type === 'service' || caller.type === 'account';
  const isAssumption = prefix === 'sts' && operation.toLowerCase() === 'assumerole';
  if (isOutsider && !isAssumption && closedToOutsiders.has(prefix))
    return unknown(notModelled('what services and other accounts do on their own side', 'id_roles'));
  return refuse(beyondSession(caller, service, operation, isPermitted));
}
