import type { ApiError, Decision, NotModelled } from '../../engine/index.ts';
import type { CallPattern, Condition, Probe } from '../goal.ts';

/** The state of one condition, and the reason. */
export interface Finding {
  readonly condition: Condition;
  /** `checking`: the part that decides it is still being fetched. */
  readonly state: 'met' | 'notYet' | 'notModelled' | 'checking';
  /** The decision that was asked for, with its fresh names filled in. */
  readonly probe?: Probe;
  /** The operation that was tried on a fork. */
  readonly call?: CallPattern;
  /** A verdict, `ok`, an error's code, a count … */
  readonly got?: string;
  readonly decision?: Decision | null;
  readonly error?: ApiError;
  /** The name of an entity that doesn't exist. */
  readonly missing?: string;
  readonly notModelled?: NotModelled;
  /** For a `never`: the revision that breached it. Only a restart helps. */
  readonly breachedAt?: number;
  /** For a `diff`: a row that was gained or lost against the goal, or one that should have been but wasn't. */
  readonly row?: { readonly change: 'gained' | 'lost' | 'kept'; readonly probe: Probe };
  /** For a condition on a set: the request of `probe` may be made and should not, or the other way round. */
  readonly set?: 'beyond' | 'lost';
  /** Whether the action of `probe` is made up: AWS's actions that are known don't match what a policy names. */
  readonly isMadeUp?: true;
  /** The first inner condition (of `after`, `once`, `never`) that decided. */
  readonly within?: Finding;
  /** For an `after`: all of its inner conditions. */
  readonly inner?: readonly Finding[];
  /** For a `diff`: who gained and lost as the goal wants, each as it is now. */
  readonly rows?: readonly Finding[];
}

/**
 * Returns the first finding that isn't met, or null. Findings that are being checked or aren't modelled come after those
 * that are certainly missed.
 */
export const firstUnmet = (findings: readonly Finding[]): Finding | null =>
  findings.find(({ state }) => state === 'notYet') ??
  findings.find(({ state }) => state === 'checking') ??
  findings.find(({ state }) => state === 'notModelled') ??
  null;
