import type { AnyKind } from '../../engine/index.ts';

/**
 * The columns from left to right. Two stand below another one: those who may put on roles stand below the users, and
 * users with policies of their own stand between groups and roles, where their lines pass.
 */
export const flowColumns = ['keys', 'users', 'who', 'groups', 'own', 'roles', 'policies'] as const;
export type FlowColumn = (typeof flowColumns)[number];

/** A block of things that are counted: one thing by name, or several that are alike in one respect. */
export interface Block {
  /** It stays the same while the account changes. */
  readonly id: string;
  readonly column: FlowColumn;
  /** Its height in its column's unit: keys, users, memberships, roles, policies. */
  readonly size: number;
  /** The number beside its name: its size, or the number of things for `who`; null if the name says it all. */
  readonly count: number | null;
  readonly name: string;
  /** A shorter name for narrow pictures. */
  readonly short: string;
  /** A second line, such as a policy's first line. */
  readonly note: string | null;
  readonly icon: AnyKind | null;
  /** The ids of all things in it. */
  readonly members: readonly string[];
  /** The effect of a press: it opens the block in place, shows its surroundings, or lists its members. */
  readonly opens: 'block' | 'surroundings' | 'list' | null;
  readonly isWarned: boolean;
  /** It has no use: it is attached to nothing, or serves nobody. */
  readonly isIdle: boolean;
}

/** The connections from one block to another, and how much of each block they take, in that block's unit. */
export interface Band {
  readonly from: string;
  readonly to: string;
  readonly out: number;
  readonly into: number;
  /** How many there are: memberships, attachments, keys, roles. */
  readonly count: number;
  /** `trust`: may put on a role. */
  readonly style: 'flow' | 'trust';
}

/** A thin line for a connection that stands out. */
export interface FlowLine {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export type Totals = { readonly [C in Exclude<FlowColumn, 'who' | 'own'>]: number };

/** An account, or a part of it, as columns of blocks with bands between. */
export interface Flow {
  readonly blocks: readonly Block[];
  readonly bands: readonly Band[];
  readonly lines: readonly FlowLine[];
  readonly totals: Totals;
}

/** Something worth a look, in a sentence, and what shows it. */
export interface Unusual {
  readonly id: string;
  readonly text: string;
  /** The block to open, or the entity to look at. */
  readonly shows: { readonly block: string } | { readonly entity: string };
}
