import type { ApiError } from '../../call/call.ts';
import type { PrincipalKind } from '../../entities/entities.ts';
import { apiError, quotaExceeded } from '../../errors.ts';
import type { DocumentKind } from '../../policy/check-document.ts';
import { checkDocument } from '../../policy/check-document.ts';
import { policySize } from '../../policy/document.ts';
import { storePrincipals } from '../../policy/trust-principals.ts';
import { inlineSize, quotas } from '../../quotas.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';

/** Checks a document's grammar, with IAM's answer. */
function malformed(text: string, kind: DocumentKind): ApiError | null {
  const message = checkDocument(text, kind);
  return message === null ? null : apiError('MalformedPolicyDocument', message);
}

/** A managed policy's document: well formed and not too long. */
export function checkManaged(text: string): ApiError | null {
  if (policySize(text) > quotas.PolicySize) return quotaExceeded('PolicySize', quotas.PolicySize);
  return malformed(text, 'managed');
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
  return malformed(policy.document, 'inline');
}

/** A trust policy as it is stored: principals of this account as their unique ids. */
type StoredTrust =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: ApiError };

/**
 * Checks that a trust policy is well formed, short enough and names principals that exist, and returns it as
 * it is stored.
 */
export function storeTrust(
  { world, account }: Pick<OperationContext, 'world' | 'account'>,
  text: string,
): StoredTrust {
  if (policySize(text) > quotas.ACLSizePerRole)
    return { ok: false, error: quotaExceeded('ACLSizePerRole', quotas.ACLSizePerRole) };
  const error = malformed(text, 'trust');
  if (error) return { ok: false, error };
  const kept = storePrincipals(world, account, text);
  return kept.ok ? kept : { ok: false, error: apiError('MalformedPolicyDocument', kept.error) };
}
