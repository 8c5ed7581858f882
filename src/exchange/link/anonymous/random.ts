/** Draws a whole number from 0 up to, but not including, `below`. */
export type Random = (below: number) => number;

/** Draws from the browser's own source, many at a time. Nothing is kept from which they could be made again. */
export function freshRandom(): Random {
  const drawn = new Uint32Array(2048);
  let at = drawn.length;
  return (below) => {
    if (at === drawn.length) {
      crypto.getRandomValues(drawn);
      at = 0;
    }
    const next = drawn[at] ?? 0;
    drawn[at++] = 0;
    return next % below;
  };
}
