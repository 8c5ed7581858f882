/**
 * Two 32-bit sums of hashes, one per edge: what a node is tied to, whatever the order in which it came about.
 * Adding or removing an edge is one addition, so that a group with 5,000 members costs no more than one with five.
 */
export interface Likeness {
  readonly a: number;
  readonly b: number;
}

export const noLikeness: Likeness = { a: 0, b: 0 };

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

function avalanche(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** The likeness of being tied to one other thing; `text` names the tie's kind, direction and far end. */
export function tie(text: string): Likeness {
  return { a: avalanche(fnv(text, 0x811c9dc5)), b: avalanche(fnv(text, 0x3c6ef372)) };
}

export const plus = (one: Likeness, two: Likeness): Likeness => ({
  a: (one.a + two.a) | 0,
  b: (one.b + two.b) | 0,
});
export const minus = (one: Likeness, two: Likeness): Likeness => ({
  a: (one.a - two.a) | 0,
  b: (one.b - two.b) | 0,
});
