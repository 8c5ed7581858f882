import { newDraws, type Draws } from '../../../src/exchange/link/anonymise.ts';
import type { Random } from '../../../src/exchange/link/anonymous/random.ts';

/** Numbers that look random and are the same each time. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const seededDraws = (seed = 7): Draws => newDraws(seeded(seed));
