import type { Certainty } from './certainty.ts';
import { best } from './certainty.ts';
import type { StatementTrace } from './decision.ts';
import type { PlacedPolicy } from './layers.ts';
import type { AuthorizationRequest, PrincipalView } from './request.ts';
import { readStatement } from './statement.ts';

/**
 * How far an Allow goes. `direct`: to the caller itself (identity-based policies know nothing else). `limited`: to
 * the role or user behind a session, which the session's limits still bind. `account`: to the whole account, which
 * leaves the choice to the account's own policies.
 */
export type GrantKind = 'direct' | 'limited' | 'account';

/** What one layer's statements say of a request. `maybeDenies`: by a statement that can't be decided here. */
export interface Findings {
  readonly statements: readonly StatementTrace[];
  readonly denies: boolean;
  readonly maybeDenies: boolean;
  readonly grants: Readonly<Record<GrantKind, Certainty>>;
}

function grantOf({ principalMatch }: StatementTrace): GrantKind {
  if (principalMatch === 'account') return 'account';
  return principalMatch === 'role' ? 'limited' : 'direct';
}

/** Reads every statement of the policies, in their order. `view` null: the policies name no principals. */
export function findIn(
  policies: readonly PlacedPolicy[],
  request: AuthorizationRequest,
  view: PrincipalView | null,
): Findings {
  const grants: Record<GrantKind, Certainty> = { direct: 'no', limited: 'no', account: 'no' };
  const statements: StatementTrace[] = [];
  let denies = false;
  let maybeDenies = false;
  for (const { ref, document } of policies) {
    for (const statement of document.statements) {
      const trace = readStatement(ref, statement, request, view);
      statements.push(trace);
      if (trace.outcome === 'notMatched') continue;
      const isSure = trace.outcome === 'matched';
      if (trace.effect === 'Deny') {
        denies ||= isSure;
        maybeDenies ||= !isSure;
        continue;
      }
      const kind = grantOf(trace);
      grants[kind] = best([grants[kind], isSure ? 'yes' : 'maybe']);
    }
  }
  return { statements, denies, maybeDenies, grants };
}

/** Whether anything in the layer allows. */
export const allows = ({ grants }: Findings): Certainty =>
  best([grants.direct, grants.limited, grants.account]);

export type LayerVerdict = 'deny' | 'allow' | 'silent' | 'notModelled';

/**
 * One layer by itself, in the order of certainty: a known Deny, a Deny that might match, a known Allow, an
 * Allow that might match, nothing.
 */
export function verdictOf(findings: Findings): LayerVerdict {
  if (findings.denies) return 'deny';
  if (findings.maybeDenies) return 'notModelled';
  const certainty = allows(findings);
  return certainty === 'yes' ? 'allow' : certainty === 'maybe' ? 'notModelled' : 'silent';
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
