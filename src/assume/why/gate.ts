import type { Decision, Layer, PolicyRef, RuleId, StatementTrace } from '../../engine/index.ts';

/**
 * The seven gates of a request, in the order of AWS's evaluation logic.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export const gateIds = ['deny', 'rcp', 'scp', 'resource', 'identity', 'boundary', 'session'] as const;
export type GateId = (typeof gateIds)[number];

/**
 * What happened to a request at a gate. `silent`: the policies there say nothing, and the request goes on. `shut`: it
 * ended there. `unknown`: the policy isn't modelled. `absent`: no such policy applies. `notAsked`: another gate decided
 * earlier, or made this one needless.
 */
export type GateState = 'passed' | 'silent' | 'shut' | 'unknown' | 'absent' | 'notAsked';

/** One policy that was read at a gate, and what its statements say together. */
export interface PolicyRead {
  readonly policy: PolicyRef;
  readonly says: 'allow' | 'deny' | 'silent' | 'notModelled';
  readonly statements: readonly StatementTrace[];
}

/** A level of an organization: its policies must allow by themselves. */
export interface Door {
  readonly target: PolicyRef['owner'];
  readonly state: GateState;
  /** The Deny that shut the first gate stands here. */
  readonly denies: boolean;
}

export interface Gate {
  readonly id: GateId;
  readonly state: GateState;
  /**
   * What the gate checks. `resource` is a role's trust or another policy; `identity` includes root and public calls.
   */
  readonly layer: Layer | null;
  readonly rule: RuleId | null;
  /** One of its statements denies, so the request ended at the first gate. */
  readonly denies: boolean;
  /** A gate of the organization has one door for each level that was read. */
  readonly doors: readonly Door[];
  readonly read: readonly PolicyRead[];
  /** The statements to show, in this order: those that matched, else those that came closest. */
  readonly deciding: readonly StatementTrace[];
}

/** A decision as a way through seven gates. All of it is read from the decision; nothing is decided again. */
export interface Why {
  readonly decision: Decision;
  readonly gates: readonly Gate[];
  /** The place of the gate at which the request ended, or null where it went through. */
  readonly end: number | null;
}
