import type { FlowLayout } from './place-flow.ts';
import type { BlockLayout } from './rows.ts';

const numbers = /-?\d+(?:\.\d+)?/g;
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** Returns a path between two paths, at `t`; the second path if they don't have the same pieces. */
function pathBetween(a: string, b: string, t: number): string {
  const from = a.match(numbers) ?? [];
  const to = b.match(numbers) ?? [];
  if (from.length !== to.length) return b;
  let at = 0;
  return a.replace(numbers, () => {
    const value = mix(Number(from[at]), Number(to[at]), t);
    at += 1;
    return String(Math.round(value * 10) / 10);
  });
}

/** Returns a flow between its places in two rooms: `t` 0 is the first, 1 the second. It has no words. */
export function flowBetween(a: FlowLayout, b: FlowLayout, t: number): FlowLayout {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const blocks = new Map<string, BlockLayout>();
  for (const [id, to] of b.blocks) {
    const from = a.blocks.get(id) ?? to;
    blocks.set(id, {
      block: to.block,
      x: mix(from.x, to.x, t),
      width: mix(from.width, to.width, t),
      top: mix(from.top, to.top, t),
      height: mix(from.height, to.height, t),
      y: mix(from.y, to.y, t),
      bar: mix(from.bar, to.bar, t),
    });
  }
  const old = new Map([...a.bands, ...a.lines].map((one) => [one.id, one.d]));
  const edges = new Map(a.bands.map((one) => [one.id, one.edges]));
  return {
    ...b,
    blocks,
    bands: b.bands.map((band) => ({
      ...band,
      d: pathBetween(old.get(band.id) ?? band.d, band.d, t),
      edges: band.edges && pathBetween(edges.get(band.id) ?? band.edges, band.edges, t),
      tip: null,
    })),
    lines: b.lines.map((line) => ({ ...line, d: pathBetween(old.get(line.id) ?? line.d, line.d, t) })),
  };
}
