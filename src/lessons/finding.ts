import type { ApiError, Decision, NotModelled } from '../engine/index.ts';
import type { CallPattern, Condition, Probe } from './goal.ts';

/** How one condition stands, and why. */
export interface Finding {
  readonly condition: Condition;
  readonly state: 'met' | 'notYet' | 'notModelled';
  /** The decision that was asked for, with fresh names filled in. */
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
  /** Of a `never`: the revision that breached it. Only a restart mends it. */
  readonly breachedAt?: number;
  /** Of a `diff`: a row that was gained or lost though it should not, or wasn't though it should. */
  readonly row?: { readonly change: 'gained' | 'lost' | 'kept'; readonly probe: Probe };
  /** The first of the conditions within (`after`, `once`, `never`) that decided. */
  readonly within?: Finding;
}

/** The first finding that isn't met, or null; one that isn't modelled comes after what is missed for certain. */
export const firstUnmet = (findings: readonly Finding[]): Finding | null =>
  findings.find(({ state }) => state === 'notYet') ??
  findings.find(({ state }) => state === 'notModelled') ??
  null;
