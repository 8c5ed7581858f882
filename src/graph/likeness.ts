/**
 * Two 32-bit sums of hashes, one per edge: what a node is tied to, whatever the order in which it came about.
 * Adding or removing an edge is one addition, so that a group with 5,000 members costs no more than one with five.
 */
export class Likeness {
  #a = 0;
  #b = 0;

  /** Counts a tie in (`sign` 1) or out (-1): `bond` says its kind and direction, `otherId` its far end. */
  tie(bond: string, otherId: string, sign: 1 | -1): void {
    this.#a = (this.#a + sign * avalanche(fnv(otherId, fnv(bond, 0x811c9dc5)))) | 0;
    this.#b = (this.#b + sign * avalanche(fnv(otherId, fnv(bond, 0x3c6ef372)))) | 0;
  }

  /** Equal for equal ties. */
  get key(): string {
    return `${String(this.#a)}:${String(this.#b)}`;
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
