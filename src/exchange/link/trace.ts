import type {
  Caller,
  ConditionTrace,
  Decision,
  LayerTrace,
  PolicyRef,
  StatementTrace,
} from '../../engine/index.ts';

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

/** What a provider said of somebody who asked for a role: what its token holds, without the token. */
export interface Vouched {
  readonly type: Extract<Caller['type'], 'webIdentity' | 'saml'>;
  /** Where the provider, and so the role, is looked for. */
  readonly account: string;
  readonly principal: string;
  readonly keys: NonNullable<Caller['federation']>['keys'];
  /** How the session was named, and how long it lasts (s): the token may decide both. Absent: none was issued. */
  readonly session?: { readonly name: string; readonly seconds: number };
}

/** What the scene of a lent role needs beside the account, the call and its answer, so that it waits for no engine. */
export interface AsSent {
  /** Null where no policy was asked. */
  readonly trace: Trace | null;
  /** The id of the session that was issued; null where none was. */
  readonly session: string | null;
  /** Since the fourth version; absent where somebody signed the call. */
  readonly vouched?: Vouched;
}
