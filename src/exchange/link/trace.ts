import type { ConditionTrace, Decision, LayerTrace, PolicyRef, StatementTrace } from '../../engine/index.ts';

type Owner = PolicyRef['owner'];

/** A statement by where it stands: the account that travels with it holds its text. */
export interface TracedStatement extends Pick<StatementTrace, 'index' | 'outcome' | 'failedOn'> {
  readonly kind: PolicyRef['kind'];
  /** The key of the policy's row; null where the owner's own row holds the text. */
  readonly policy: string | null;
  readonly owner: Owner;
  readonly conditions: readonly ConditionTrace[];
  readonly principalMatch?: NonNullable<StatementTrace['principalMatch']>;
}

export interface TracedGate extends Pick<LayerTrace, 'layer' | 'verdict' | 'rule'> {
  readonly level?: Owner;
  readonly statements: readonly TracedStatement[];
}

/** A decision as far as the scene of a lent role tells it. */
export interface Trace extends Omit<Decision, 'steps'> {
  readonly gates: readonly TracedGate[];
}

/** What the scene of a lent role needs beside the account, the call and its answer, so that it waits for no engine. */
export interface AsSent {
  /** Null where no policy was asked. */
  readonly trace: Trace | null;
  /** The id of the session that was issued; null where none was. */
  readonly session: string | null;
}
