import type { AnyKind } from '../../engine/index.ts';

/**
 * Left to right; who may put roles on stands below the users, and between groups and roles those with policies of their
 * own, whose lines pass there.
 */
export const flowColumns = ['keys', 'users', 'who', 'groups', 'own', 'roles', 'policies'] as const;
export type FlowColumn = (typeof flowColumns)[number];

/** Something that is counted: one thing by name, or several that are alike in one respect. */
export interface Block {
  /** Stays the same while the account changes. */
  readonly id: string;
  readonly column: FlowColumn;
  /** How tall it is, in its column's unit: keys, users, memberships, roles, policies. */
  readonly size: number;
  /** The number beside its name: its size, or the number of things for `who`; null where a name says it all. */
  readonly count: number | null;
  readonly name: string;
  /** For narrow pictures. */
  readonly short: string;
  /** A second line, such as a policy's first line. */
  readonly note: string | null;
  readonly icon: AnyKind | null;
  /** The ids of all that it stands for. */
  readonly members: readonly string[];
  /** Pressing it opens it in place, shows its surroundings, or lists its members. */
  readonly opens: 'block' | 'surroundings' | 'list' | null;
  readonly isWarned: boolean;
  /** It is there without being of use: attached to nothing, for nobody. */
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
  /** `trust`: may put on. */
  readonly style: 'flow' | 'trust';
}

/** A thin line for what stands out. */
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
