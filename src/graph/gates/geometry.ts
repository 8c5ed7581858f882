import type { Point } from '../picture/geometry.ts';
import type { Box } from '../stage/geometry.ts';

/** Where everything stands, in CSS pixels: the gates side by side, or one below the other where it is narrow. */
export interface GatesGeometry {
  readonly width: number;
  readonly height: number;
  /** The request runs downwards. */
  readonly isDown: boolean;
  readonly caller: Point;
  readonly thing: Point;
  readonly gates: readonly Box[];
  /** Half of the distance between two gates' middles. */
  readonly half: number;
  /** What the gates stand on; null where they stand below each other. */
  readonly ground: { readonly from: number; readonly to: number; readonly y: number } | null;
}

/** Narrower, and the names of seven gates don't fit side by side. */
const narrowest = 700;

/** A row of the gates below each other, and where the first begins. */
export const rowHeight = 60;
export const firstRow = 56;

function across(width: number, count: number): GatesGeometry {
  const side = width < 900 ? 70 : 96;
  const pitch = (width - 2 * side) / count;
  const gateWidth = Math.min(64, Math.round(pitch * 0.52));
  const [top, bottom] = [26, 132];
  const gates = Array.from({ length: count }, (_none, i): Box => {
    const middle = side + pitch * (i + 0.5);
    return { x: middle - gateWidth / 2, y: top, width: gateWidth, height: bottom - top };
  });
  const y = 94;
  return {
    width,
    height: 138,
    isDown: false,
    caller: { x: 34, y },
    thing: { x: width - 34, y },
    gates,
    half: pitch / 2,
    ground: { from: side - 14, to: width - side + 14, y: bottom },
  };
}

function down(count: number): GatesGeometry {
  const x = 42;
  const gates = Array.from({ length: count }, (_none, i): Box => ({
    x: x - 23,
    y: firstRow + rowHeight * i + 11,
    width: 46,
    height: 38,
  }));
  const end = firstRow + rowHeight * count;
  return {
    width: 84,
    height: end + 56,
    isDown: true,
    caller: { x, y: 26 },
    thing: { x, y: end + 34 },
    gates,
    half: rowHeight / 2,
    ground: null,
  };
}

/** The gates for a container so many CSS pixels wide. */
export const gatesFor = (width: number, count: number): GatesGeometry =>
  width < narrowest ? down(count) : across(width, count);
