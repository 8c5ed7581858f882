import type { Bounds, Point } from '../picture/geometry.ts';

/**
 * The x of each column in a small account, in the picture's units: CSS pixels at zoom 1. Left to right: keys, callers,
 * groups, pages, STS's door in the wall, the roles in their cloakroom, resources.
 */
export const columnsAt = {
  keys: -92,
  who: 0,
  groups: 156,
  /** The left edge of the pages that groups and people have. */
  pages: 203,
  /** The pools, which stand below the account's line. */
  pools: 300,
  door: 450,
  hats: 552,
  /** The left edge of a role's name and pages. */
  roleText: 594,
  walls: { left: 450, right: 820 },
  resources: 904,
  objects: 1054,
} as const;

/** How much further left resources stand without roles: the room and its walls are missing then. */
const withoutRoom = columnsAt.walls.right - columnsAt.walls.left;
/** Returns the columns behind the room. Without a room they move into its place. */
export const behindRoom = (
  hasRoom: boolean,
): Readonly<Record<'beside' | 'resources' | 'objects', number>> => {
  const by = hasRoom ? 0 : withoutRoom;
  return {
    beside: gutters.beside - by,
    resources: columnsAt.resources - by,
    objects: columnsAt.objects - by,
  };
};

/**
 * The x of the gutters in which lines turn: between people and groups (to groups, and to roles), before and behind the
 * door, beside the room.
 */
export const gutters = {
  people: 76,
  trust: 104,
  pools: 232,
  door: 403,
  behindDoor: 498,
  beside: 846,
} as const;

export const pageSize = { width: 198, height: 46 } as const;
/** Pages in the cloakroom are wider: AWS's own policies have longer names. */
const widerPage = { width: 212, height: 46 } as const;
export const pageSizeAt = (left: number): { readonly width: number; readonly height: number } =>
  left > columnsAt.walls.left ? widerPage : pageSize;
/** From one page's top to the next one's. */
export const pagePitch = 50;

export const doorSize = { width: 74, height: 118 } as const;

/**
 * Distances from the top of a role's place: to its rail, to the middle of its hat, of its empty key ring, and to its
 * first page.
 */
export const peg = { rail: 2, hat: 42, ring: 84, noKey: 103, name: 22, trusts: 42, pages: 56 } as const;
/** The least height of a role's place. */
export const pegPitch = 116;

export const rowHeight = {
  person: 73,
  /** This is enough for larger letters, too, which a small picture has. */
  you: 43,
  session: 132,
  box: 72,
  key: 46,
  outside: 36,
  holder: 70,
  pool: 74,
} as const;
export const blockGap = 10;
/** Outsiders are drawn smaller, with their names beside them. */
export const outsiderSize = 30;

export const letters = { name: 16, text: 14 } as const;

/** The side of the account's line for somebody who isn't in the cloakroom. */
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
  /** The account's line, with those from outside below it; null if nobody comes from outside. */
  readonly border: { readonly y: number; readonly from: number; readonly to: number } | null;
  /** Everybody left of the door. */
  readonly sides: ReadonlyMap<string, Side>;
  /** The greatest width of a name left of the door, if it isn't the usual one. */
  readonly names?: number;
  /** The drawn node that acts, or null. */
  readonly you: string | null;
  /** The heights of the ways around the room: above everything and below everything. */
  readonly over: number;
  readonly under: number;
}

/** How far below the door's middle lines arrive: those from inside, and those from outside. */
export const threshold = { inside: 14, outside: 34 } as const;
