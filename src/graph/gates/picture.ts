import type { IconName } from '../drawing/icons.ts';

/**
 * The contents of the picture of seven gates, as plain data. `assume/why/picture.ts` makes it from a decision; nothing here
 * is decided.
 */
export type GateLook = 'passed' | 'silent' | 'shut' | 'unknown' | 'absent' | 'notAsked';

export interface DrawnDoor {
  readonly look: GateLook;
  /** A Deny shut this door. */
  readonly denies: boolean;
}

export interface DrawnGate extends DrawnDoor {
  /** One for each level of an organization; empty: the gate has one door. */
  readonly doors: readonly DrawnDoor[];
}

export interface GatesPicture {
  readonly caller: { readonly icon: IconName; readonly tone: 'user' | 'role' | 'key' | 'sts' };
  readonly thing: { readonly icon: IconName };
  /** A word for the action: `Get`. */
  readonly asks: string;
  readonly gates: readonly DrawnGate[];
  /** The index of the gate at which the request ends, or null if it arrives. */
  readonly end: number | null;
}
