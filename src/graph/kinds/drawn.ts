import type { Lane } from '../picture/columns.ts';
import type { Look } from './look.ts';

/**
 * Small marks on the owner: an inline policy, a permissions boundary, a policy put on the user directly, an MFA
 * device, a console password without one, credentials that leaked.
 */
export type NodeBadge = 'inline' | 'boundary' | 'direct' | 'mfa' | 'password' | 'leaked';

/**
 * Width, height, the distance from its lower edge to its label's middle, and the height that it takes in its column
 * with its label below and air around.
 */
export type Measures = readonly [width: number, height: number, labelGap: number, pitch: number];

/** A node of the picture; without a lane it is docked at its owner. */
export interface NodeKindEntry {
  readonly look: Look;
  readonly drawn: 'node';
  readonly lane: Lane | null;
  readonly measures: Measures;
}

/** What the picture knows of a kind. */
export type GraphKind =
  | NodeKindEntry
  /** A mark on its owner. */
  | { readonly look: Look; readonly drawn: 'badge'; readonly badge: NodeBadge }
  /** A place, or what stands at one, in the tree of the organization. */
  | { readonly look: Look; readonly drawn: 'organization' }
  /** In the picture only while a call is told. */
  | { readonly look: Look; readonly drawn: 'told' }
  | { readonly look: Look; readonly drawn: 'nowhere'; readonly why: string };

export const node = (look: Look, lane: Lane | null, measures: Measures): NodeKindEntry => ({
  look,
  drawn: 'node',
  lane,
  measures,
});

export const badge = <B extends NodeBadge>(look: Look, mark: B) =>
  ({ look, drawn: 'badge', badge: mark }) as const;

export const inOrganization = (look: Look) => ({ look, drawn: 'organization' }) as const;

export const whileTold = (look: Look) => ({ look, drawn: 'told' }) as const;

export const nowhere = (look: Look, why: string) => ({ look, drawn: 'nowhere', why }) as const;
