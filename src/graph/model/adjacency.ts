import type { IdSet } from './id-sets.ts';

/** The edges at one node. */
export class Adjacency {
  /** Ids of the edges that leave it and that arrive at it. */
  out: IdSet = null;
  into: IdSet = null;
  /** The key for it and the nodes alike, as of the last look. */
  alikeKey: string | undefined = undefined;
  stale = false;
  /** Whether the node is in the graph now: its adjacency outlives it until it is next looked at. */
  here = false;
  /**
   * Two 32-bit sums of hashes, one per edge: what the node is connected to, in any order.
   * Adding or removing an edge is one addition, so that a group with 5,000 members costs no more than one with five.
   */
  a = 0;
  b = 0;

  /** Adds an edge (`sign` 1) or takes it away (-1): `bond` says its kind and direction, `otherId` its other end. */
  count(bond: string, otherId: string, sign: 1 | -1): void {
    this.a = (this.a + sign * avalanche(fnv(otherId, fnv(bond, 0x811c9dc5)))) | 0;
    this.b = (this.b + sign * avalanche(fnv(otherId, fnv(bond, 0x3c6ef372)))) | 0;
  }
}

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
