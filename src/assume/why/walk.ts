import type { GateId, Why } from './gate.ts';

/** A place where the request stops on its way: before all gates, at one of them, and where it arrives. */
export interface WalkStep {
  readonly id: 'question' | GateId | 'answer';
  /** The gate's place among all, or null. */
  readonly gate: number | null;
}

/**
 * A request's way in the form that the machine of the steps takes: the question, then each gate up to the one that
 * ended it, or all gates and the answer.
 */
export interface Walk {
  readonly why: Why;
  readonly steps: readonly WalkStep[];
  readonly end: 'assumed' | 'refused' | 'notModelled';
  readonly issued: null;
}

export function walkOf(why: Why): Walk {
  const { gates, end, decision } = why;
  const last = end ?? gates.length - 1;
  const steps: WalkStep[] = [
    { id: 'question', gate: null },
    ...gates.slice(0, last + 1).map(({ id }, gate): WalkStep => ({ id, gate })),
  ];
  if (end === null) steps.push({ id: 'answer', gate: null });
  const refused = decision.verdict === 'notModelled' ? 'notModelled' : 'refused';
  return { why, steps, end: end === null ? 'assumed' : refused, issued: null };
}
