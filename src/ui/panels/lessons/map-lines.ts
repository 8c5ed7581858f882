/** A lesson's place on the map, CSS pixels from the map's corner. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a line to a lesson of the same chapter leaves the one before it: along its left. */
const along = 12;

/** The way of a line from a lesson to one that builds on it: down within a chapter, across between two. */
export function mapLine(from: MapBox, to: MapBox): string {
  const middle = to.y + to.height / 2;
  const isBelow = Math.abs(from.x - to.x) < 40;
  if (isBelow && from.y < to.y) {
    const x = from.x + along;
    const start = `M${String(x)} ${String(from.y + from.height)}`;
    // One that stands further in is met at its side.
    return to.x > from.x + 4
      ? `${start}V${String(middle - 8)}Q${String(x)} ${String(middle)} ${String(to.x)} ${String(middle)}`
      : `${start}V${String(to.y)}`;
  }
  const [x, y] = [from.x + from.width, from.y + from.height / 2];
  const bend = Math.max(14, Math.min(28, (to.x - x) / 2));
  return `M${String(x)} ${String(y)}C${String(x + bend)} ${String(y)} ${String(to.x - bend)} ${String(middle)} ${String(to.x - 4)} ${String(middle)}`;
}
