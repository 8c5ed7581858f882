import type { Bounds, Point } from '../picture/geometry.ts';

/** On which side of the account's line somebody stands who isn't in the cloakroom. */
export type Side = 'inside' | 'outside';

/** A role's place: its hat on a peg, its name and pages beside it. `y` is the hat's middle. */
export interface Peg extends Point {
  readonly id: string;
  readonly top: number;
}

/** The cloakroom of a small account: roles hang in it, and STS's door is the only way in. */
export interface Room {
  readonly walls: Bounds;
  /** The middle of the door. */
  readonly door: Point;
  readonly pegs: readonly Peg[];
  /** The account's line, with those from outside below it; null where nobody comes from outside. */
  readonly border: { readonly y: number; readonly from: number; readonly to: number } | null;
  /** Everybody left of the door. */
  readonly sides: ReadonlyMap<string, Side>;
  /** How wide the name of somebody left of the door may be, where that isn't as usual. */
  readonly names?: number;
  /** Who acts, as drawn, or null. */
  readonly you: string | null;
  /** Above and below everything: the ways around the room. */
  readonly over: number;
  readonly under: number;
}

/** How far below the middle of the door the lines from inside arrive, and those from outside. */
export const threshold = { inside: 14, outside: 34 } as const;
