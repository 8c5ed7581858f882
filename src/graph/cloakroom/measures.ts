/**
 * Where a small account's things stand, in the picture's units: CSS pixels at zoom 1. Left to right: keys, who asks,
 * groups, pages, STS's door in the wall, the roles in their cloakroom, resources.
 */
export const columnsAt = {
  keys: -96,
  who: 0,
  groups: 166,
  /** The left edge of the pages that groups and people have. */
  pages: 214,
  /** Of the pools, below the account's line. */
  pools: 300,
  door: 450,
  hats: 552,
  /** The left edge of a role's name and pages. */
  roleText: 594,
  walls: { left: 450, right: 806 },
  resources: 890,
  objects: 1040,
} as const;

/** Where lines turn: between people and groups (to groups, and to roles), before the door, behind it, and beside the room. */
export const gutters = {
  people: 76,
  trust: 104,
  pools: 232,
  door: 403,
  behindDoor: 498,
  beside: 832,
} as const;

export const pageSize = { width: 180, height: 46 } as const;
/** From one page's top to the next one's. */
export const pagePitch = 52;

export const doorSize = { width: 74, height: 118 } as const;

/** From the top of a role's place: its rail, the middle of its hat, of its empty key ring, its first page. */
export const peg = { rail: 2, hat: 44, ring: 89, noKey: 109, name: 24, trusts: 45, pages: 60 } as const;
/** The least height of a role's place. */
export const pegPitch = 124;

export const rowHeight = {
  person: 73,
  you: 36,
  session: 132,
  box: 72,
  key: 46,
  outside: 38,
  pool: 74,
} as const;
export const blockGap = 16;
/** Outsiders are drawn smaller, with their names beside them. */
export const outsiderSize = 30;

export const letters = { name: 16, text: 14 } as const;
