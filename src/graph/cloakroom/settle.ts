/** Something that wants to stand at a height, among others below each other. */
interface Wanting {
  readonly height: number;
  /** The height at which its middle would like to be; null if it has no wish: it follows the one before. */
  readonly wanted: number | null;
}

/**
 * Returns the middles of things that stand below each other in this order, from 0 down, each as near to where it wants
 * to be as the others let it: the sum of the squared distances is least. Linear.
 */
export function settled(things: readonly Wanting[]): readonly number[] {
  let offset = 0;
  let before = 0;
  /** Things that push each other stand together: their number, and the sum of what they want. */
  const together: { count: number; sum: number }[] = [];
  const offsets = things.map(({ height }) => {
    offset += height;
    return offset - height / 2;
  });
  things.forEach(({ wanted }, i) => {
    const wish: number = wanted === null ? before : wanted - (offsets[i] ?? 0);
    before = wish;
    together.push({ count: 1, sum: wish });
    for (;;) {
      const [upper, lower] = together.slice(-2);
      if (!upper || !lower || upper.sum / upper.count <= lower.sum / lower.count) break;
      together.splice(-2, 2, { count: upper.count + lower.count, sum: upper.sum + lower.sum });
    }
  });
  return together
    .flatMap(({ count, sum }) => Array.from({ length: count }, () => Math.max(0, sum / count)))
    .map((at, i) => at + (offsets[i] ?? 0));
}
