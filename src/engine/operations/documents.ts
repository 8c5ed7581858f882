import type { ApiError } from '../call.ts';
import type { PrincipalKind } from '../entities.ts';
import { apiError, quotaExceeded } from '../errors.ts';
import { policySize } from '../policy/document.ts';
import { storePrincipals } from '../policy/trust-principals.ts';
import { inlineSize, quotas } from '../quotas.ts';
import type { World } from '../world.ts';
import { rowsBy } from '../world.ts';
import type { OperationContext } from './operation.ts';

/** What is wrong with a permissions policy, as IAM answers when it is stored. */
export function checkPermissions(text: string): ApiError | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return apiError('MalformedPolicyDocument', 'This policy contains invalid Json');
  }
}

/** A managed policy's document: well formed and not too long. */
export function checkManaged(text: string): ApiError | null {
  if (policySize(text) > quotas.PolicySize) return quotaExceeded('PolicySize', quotas.PolicySize);
  return checkPermissions(text);
}

/** An inline policy's document: well formed, and the owner's inline policies together not too long. */
export function checkInline(
  world: World,
  kind: PrincipalKind,
  owner: { readonly id: string; readonly name: string },
  policy: { readonly name: string; readonly document: string },
): ApiError | null {
  const others = rowsBy(world, 'inlinePoliciesByOwner', owner.id).filter(({ name }) => name !== policy.name);
  const size = others.reduce((sum, row) => sum + policySize(row.document), policySize(policy.document));
  const limit = inlineSize[kind];
  if (size > limit)
    return apiError(
      'LimitExceeded',
      `Maximum policy size of ${limit} bytes exceeded for ${kind} ${owner.name}`,
    );
  return checkPermissions(policy.document);
}

/** A trust policy as it is stored: principals of this account as their unique ids. */
export type StoredTrust =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: ApiError };

/** A trust policy that is well formed, short enough and names principals that exist, as it is kept. */
export function storeTrust(
  { world, account }: Pick<OperationContext, 'world' | 'account'>,
  text: string,
): StoredTrust {
  if (policySize(text) > quotas.ACLSizePerRole)
    return { ok: false, error: quotaExceeded('ACLSizePerRole', quotas.ACLSizePerRole) };
  const malformed = checkPermissions(text);
  if (malformed) return { ok: false, error: malformed };
  const kept = storePrincipals(world, account, text);
  return kept.ok ? kept : { ok: false, error: apiError('MalformedPolicyDocument', kept.error) };
}
