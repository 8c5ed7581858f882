import type { Caller } from './call.ts';
import { notModelled } from '../errors.ts';
import type { Failure } from '../operations/operation.ts';
import { refuse, unknown } from '../operations/operation.ts';
import { beyondSession } from '../credentials/session-limits.ts';

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
 * What this kind of caller can't call, even where policies allow it: some temporary credentials are no good for IAM and
 * most of STS. AWS services and accounts that aren't here only reach what has a policy of its own: a role's trust,
 * a bucket's policy.
 * `isPermitted`: the policies were asked before.
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
    return unknown(notModelled('What services and other accounts do on their own side', 'id_roles'));
  return refuse(beyondSession(caller, service, operation, isPermitted));
}
