import type { Certainty } from './certainty.ts';
import { best } from './certainty.ts';
import type { Statement } from './compile-statement.ts';
import type { PolicyRef, StatementTrace } from './decision.ts';
import type { AttachedPolicy } from './document.ts';
import type { PrincipalView, Question } from './request.ts';
import type { Found, Told } from './statement.ts';
import { readStatement } from './statement.ts';

/**
 * How far an Allow goes. `direct`: to the caller itself (identity-based policies know nothing else). `limited`: to
 * the role or user behind a session, which the session's limits still bind. `account`: to the whole account, which
 * leaves the choice to the account's own policies.
 */
export type GrantKind = 'direct' | 'limited' | 'account';

export type Grants = Readonly<Record<GrantKind, Certainty>>;

/**
 * The findings of one layer's statements about a request. `maybeDenies`: a statement that can't be decided here may
 * deny.
 */
export interface Findings {
  /** Every statement that was read; none if only the verdict is asked for. */
  readonly statements: readonly StatementTrace[];
  readonly denies: boolean;
  readonly maybeDenies: boolean;
  readonly grants: Grants;
}

/** How far a statement goes that names the caller so. */
export function grantOf({ principalMatch }: Found): GrantKind {
  if (principalMatch === 'account') return 'account';
  return principalMatch === 'role' ? 'limited' : 'direct';
}

function traceOf(
  policy: PolicyRef,
  statement: Statement,
  question: Question,
  view: PrincipalView | null,
): StatementTrace {
  const told: Told = { conditions: [], entries: { action: null, resource: null } };
  const { outcome, failedOn, principalMatch } = readStatement(statement, question, view, told);
  const { index, sid, effect } = statement;
  const trace = { policy, index, sid, effect, outcome, failedOn, ...told, statement: statement.json() };
  return principalMatch === undefined ? trace : { ...trace, principalMatch };
}

/** Reads every statement of the policies, in their order. `view` null: the policies name no principals. */
export function readAll(
  policies: readonly AttachedPolicy[],
  question: Question,
  view: PrincipalView | null,
): Findings {
  const grants: Record<GrantKind, Certainty> = { direct: 'no', limited: 'no', account: 'no' };
  const statements: StatementTrace[] = [];
  let denies = false;
  let maybeDenies = false;
  for (const { ref, document } of policies) {
    for (const statement of document.statements) {
      const trace = traceOf(ref, statement, question, view);
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

/**
 * Reads only as many statements as it is asked about. It reads Deny statements until one is certain. It reads
 * Allow statements when grants are asked for, until one lets the caller itself in.
 */
export class Sought implements Findings {
  readonly statements: readonly StatementTrace[] = [];
  readonly #policies: readonly AttachedPolicy[];
  readonly #question: Question;
  readonly #view: PrincipalView | null;
  #denial: Certainty | null = null;
  #grants: Grants | null = null;

  constructor(policies: readonly AttachedPolicy[], question: Question, view: PrincipalView | null) {
    this.#policies = policies;
    this.#question = question;
    this.#view = view;
  }

  get denies(): boolean {
    return (this.#denial ??= this.#seekDenial()) === 'yes';
  }

  get maybeDenies(): boolean {
    return (this.#denial ??= this.#seekDenial()) === 'maybe';
  }

  get grants(): Grants {
    return (this.#grants ??= this.#seekGrants());
  }

  #seekDenial(): Certainty {
    let denial: Certainty = 'no';
    for (const { document } of this.#policies)
      for (const statement of document.denies.about(this.#question.service)) {
        const { outcome } = readStatement(statement, this.#question, this.#view, null);
        if (outcome === 'matched') return 'yes';
        if (outcome === 'notModelled') denial = 'maybe';
      }
    return denial;
  }

  #seekGrants(): Grants {
    const grants: Record<GrantKind, Certainty> = { direct: 'no', limited: 'no', account: 'no' };
    for (const { document } of this.#policies)
      for (const statement of document.allows.about(this.#question.service)) {
        const found = readStatement(statement, this.#question, this.#view, null);
        if (found.outcome === 'notMatched') continue;
        const kind = grantOf(found);
        if (found.outcome === 'matched') grants[kind] = 'yes';
        else if (grants[kind] === 'no') grants[kind] = 'maybe';
        if (grants.direct === 'yes') return grants;
      }
    return grants;
  }
}

/** Whether anything in the layer allows. */
export const allows = ({ grants }: Findings): Certainty =>
  best([grants.direct, grants.limited, grants.account]);

export type LayerVerdict = 'deny' | 'allow' | 'silent' | 'notModelled';

/**
 * The verdict of one layer alone, in the order of certainty: a known Deny, a Deny that might match, a known
 * Allow, an Allow that might match, nothing.
 */
export function verdictOf(findings: Findings): LayerVerdict {
  if (findings.denies) return 'deny';
  if (findings.maybeDenies) return 'notModelled';
  const certainty = allows(findings);
  return certainty === 'yes' ? 'allow' : certainty === 'maybe' ? 'notModelled' : 'silent';
}
