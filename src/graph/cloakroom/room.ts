import type { Bounds, Point } from '../picture/geometry.ts';

/** The size of a policy's page. */
export const pageSize = { width: 198, height: 46 } as const;
/** The room that a page keeps at both sides of its name. */
export const besideName = 28;
/** The air between two pages of one owner. */
export const pageAir = 6;

export const doorSize = { width: 74, height: 118 } as const;
/** How far the sign reaches above the door's frame. */
export const signHeight = 34;

/** The height of a row, with room for a name in the largest letters. */
export const rowHeight = {
  person: 80,
  /** The room of the mark “you” above the one who acts. */
  you: 34,
  session: 144,
  box: 82,
  key: 54,
  outside: 36,
  /** The words below the account's line. */
  words: 26,
  pool: 84,
  group: 90,
  role: 94,
} as const;
/** How far a shape's middle stands above its row's middle: the name needs room below it. */
export const raised = 11;

/** The air between two blocks of pages: a line passes there. */
export const blockGap = 18;
/**
 * The room below the pages past which a request goes that none of them decides: for the words that say so, and below
 * them for its line with its own.
 */
export const noteRoom = { words: 26, line: 52 } as const;
/** The room's air above its first role, where its name stands, and below its last one. */
export const roomAir = { top: 34, bottom: 10 } as const;
/** The height of the room's name, from the room's top. */
export const roomName = { top: 6, middle: 19, bottom: 34 } as const;
/** The least air above the room, and what each line to a role takes of it. */
export const overRoom = { least: 34, each: 10 } as const;

/** Outsiders are drawn smaller, with their names beside them. */
export const outsiderSize = 30;

export const letters = { name: 16, text: 14 } as const;

/** The least and the usual distance of two lines beside each other that go up or down. */
export const channel = 10;

/** The side of the account's line for somebody who isn't in the room. */
export type Side = 'inside' | 'outside';

/** A column: its middle, and the edges of what stands in it. Lines turn only between two columns. */
export interface Column {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** A small account as a house: everybody in columns, and the roles in a room of their own behind STS's door. */
export interface Room extends Mark {
  /** From those who ask to what they reach; keys stand before the first. */
  readonly columns: readonly Column[];
  /** The place of each node's column among them, and the door's, if there is one. */
  readonly columnOf: ReadonlyMap<string, number>;
  readonly doorColumn: number;
  /** The greatest width of a name in each of the columns: beside it lines go up and down. */
  readonly names: readonly number[];
  /** The room behind the door, and the door's middle; null without a role. */
  readonly walls: Bounds | null;
  readonly door: Point | null;
  /** The roles in the room, top to bottom. */
  readonly roles: readonly string[];
  /** The account's line, with those from outside below it; null if nobody comes from outside. */
  readonly border: { readonly y: number; readonly from: number; readonly to: number } | null;
  /** The height at which a decision's own line goes past the pages that it passes; null without such a line. */
  readonly passing: number | null;
  /** Everybody who asks, by the side of the account's line. */
  readonly sides: ReadonlyMap<string, Side>;
  /** Everybody who is drawn small, with their names beside them. */
  readonly outsiders: ReadonlySet<string>;
}

/**
 * The drawn node that acts, or null, and how the mark “you” points at it: from its left where nothing stands there, from
 * its upper left, or down from above.
 */
export interface Mark {
  readonly you: string | null;
  readonly points: 'right' | 'corner' | 'down';
}
