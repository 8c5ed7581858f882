import type { StatementTrace } from './decision.ts';
import type { PlacedPolicy } from './layers.ts';
import type { AuthorizationRequest, TrustView } from './request.ts';
import { readStatement } from './statement.ts';

/** What one layer's statements say of a request. `maybe…`: by a statement that can't be decided here. */
export interface Findings {
  readonly statements: readonly StatementTrace[];
  readonly denies: boolean;
  readonly maybeDenies: boolean;
  readonly allows: boolean;
  readonly maybeAllows: boolean;
  /** Trust policies: allowed through the account's name, which leaves the last word to the account's policies. */
  readonly delegates: boolean;
  readonly maybeDelegates: boolean;
}

const isDelegation = (trace: StatementTrace): boolean => trace.principalMatch === 'account';

/** Reads every statement of the policies, in their order. */
export function findIn(
  policies: readonly PlacedPolicy[],
  request: AuthorizationRequest,
  trust: TrustView | null,
): Findings {
  const statements = policies.flatMap(({ ref, document }) =>
    document.statements.map((statement) => readStatement(ref, statement, request, trust)),
  );
  const has = (
    effect: 'Allow' | 'Deny',
    outcome: StatementTrace['outcome'],
    suits: (trace: StatementTrace) => boolean = () => true,
  ): boolean =>
    statements.some((trace) => trace.effect === effect && trace.outcome === outcome && suits(trace));
  const isGrant = (trace: StatementTrace): boolean => !isDelegation(trace);
  return {
    statements,
    denies: has('Deny', 'matched'),
    maybeDenies: has('Deny', 'notModelled'),
    allows: has('Allow', 'matched', isGrant),
    maybeAllows: has('Allow', 'notModelled', isGrant),
    delegates: has('Allow', 'matched', isDelegation),
    maybeDelegates: has('Allow', 'notModelled', isDelegation),
  };
}

export type LayerVerdict = 'deny' | 'allow' | 'silent' | 'notModelled';

/**
 * One layer by itself, in the order of certainty: a known Deny, a Deny that might match, a known Allow, an
 * Allow that might match, nothing.
 */
export function verdictOf(findings: Findings): LayerVerdict {
  if (findings.denies) return 'deny';
  if (findings.maybeDenies) return 'notModelled';
  if (findings.allows || findings.delegates) return 'allow';
  return findings.maybeAllows || findings.maybeDelegates ? 'notModelled' : 'silent';
}

/** The statements that make a layer's verdict. */
export function deciding(findings: Findings): readonly StatementTrace[] {
  const verdict = verdictOf(findings);
  const effect = verdict === 'deny' ? 'Deny' : verdict === 'allow' ? 'Allow' : null;
  return findings.statements.filter((trace) =>
    effect
      ? trace.outcome === 'matched' && trace.effect === effect
      : verdict === 'notModelled' && trace.outcome === 'notModelled',
  );
}
