import type { Point } from '../picture/geometry.ts';

/** A rectangle by its left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The places of everything on the stage, in its own units: text of 14 units is at least 13 px where it fits. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  readonly room: Box;
  readonly rail: { readonly from: number; readonly to: number; readonly y: number };
  readonly hat: Point;
  readonly hatScale: number;
  readonly roleText: Point;
  readonly emptyRing: Point;
  readonly rolePage: Box;
  readonly otherRail: { readonly from: number; readonly to: number; readonly y: number } | null;
  readonly others: readonly Point[];
  /** The width of the names of these. */
  readonly otherName: number;
  /** The door's frame; it stands on the room's wall. */
  readonly door: Box;
  readonly lockY: number;
  readonly plate: { readonly width: number; readonly height: number } | null;
  readonly trustPage: Box | null;
  readonly caller: Point;
  readonly callerScale: number;
  readonly key: Point;
  readonly keyLabel: Point;
  readonly group: Point;
  readonly pages: readonly Box[];
  readonly glass: Box;
  /** The words on the glass: their middle, and their greatest width. */
  readonly glassText: Point & { readonly width: number };
  /** The place of whoever carries the request for the caller, between the caller and the door. */
  readonly carrier: Point;
  readonly slip: Box;
  /** The height of the small locks of policies that only limit. */
  readonly limitY: number;
  /** The place in front of the door at which the lent hat and its key stop. */
  readonly landing: Point;
  readonly newKey: Point;
  readonly ringRadius: number;
  readonly sessionPage: Box;
  readonly oldKey: Point;
  /** The place of an expired key's shards. */
  readonly rubble: Point;
  readonly slot: { readonly permission: Box; readonly trust: Box; readonly door: Box };
}

const narrow: Geometry = {
  width: 390,
  height: 352,
  narrow: true,
  room: { x: 238, y: 10, width: 144, height: 332 },
  rail: { from: 274, to: 368, y: 24 },
  hat: { x: 322, y: 66 },
  hatScale: 0.78,
  roleText: { x: 322, y: 108 },
  emptyRing: { x: 300, y: 132 },
  rolePage: { x: 274, y: 150, width: 104, height: 0 },
  otherRail: null,
  others: [],
  otherName: 0,
  door: { x: 192, y: 164, width: 92, height: 164 },
  lockY: 262,
  plate: null,
  trustPage: null,
  caller: { x: 62, y: 186 },
  callerScale: 1.2,
  key: { x: 28, y: 318 },
  keyLabel: { x: 56, y: 318 },
  group: { x: 60, y: 58 },
  pages: [{ x: 100, y: 34, width: 172, height: 50 }],
  glass: { x: 6, y: 6, width: 272, height: 98 },
  glassText: { x: 142, y: 93, width: 256 },
  carrier: { x: 142, y: 178 },
  slip: { x: 52, y: 300, width: 134, height: 32 },
  limitY: 286,
  landing: { x: 140, y: 158 },
  newKey: { x: 138, y: 247 },
  ringRadius: 46,
  sessionPage: { x: 112, y: 188, width: 186, height: 50 },
  oldKey: { x: 28, y: 318 },
  rubble: { x: 28, y: 276 },
  slot: {
    // At the door's foot, where no words are lost: the locks tell what is missing.
    permission: { x: 84, y: 287, width: 298, height: 62 },
    trust: { x: 84, y: 287, width: 298, height: 62 },
    door: { x: 84, y: 287, width: 298, height: 62 },
  },
};

/** The narrow stage with its rows closed up, for places in which its words would be too small. */
const low: Geometry = {
  ...narrow,
  width: 384,
  height: 284,
  room: { x: 232, y: 4, width: 146, height: 276 },
  rail: { from: 268, to: 364, y: 14 },
  hat: { x: 318, y: 48 },
  hatScale: 0.68,
  roleText: { x: 318, y: 84 },
  emptyRing: { x: 298, y: 106 },
  rolePage: { x: 270, y: 124, width: 104, height: 0 },
  door: { x: 186, y: 134, width: 92, height: 140 },
  lockY: 204,
  caller: { x: 62, y: 148 },
  callerScale: 0.95,
  key: { x: 28, y: 267 },
  keyLabel: { x: 56, y: 267 },
  group: { x: 60, y: 54 },
  pages: [{ x: 98, y: 30, width: 170, height: 50 }],
  glass: { x: 6, y: 2, width: 266, height: 94 },
  glassText: { x: 139, y: 83, width: 254 },
  carrier: { x: 138, y: 146 },
  slip: { x: 52, y: 246, width: 132, height: 32 },
  limitY: 238,
  landing: { x: 136, y: 128 },
  newKey: { x: 134, y: 204 },
  ringRadius: 36,
  sessionPage: { x: 104, y: 141, width: 186, height: 46 },
  oldKey: { x: 28, y: 267 },
  rubble: { x: 28, y: 232 },
  slot: {
    permission: { x: 80, y: 222, width: 298, height: 58 },
    trust: { x: 80, y: 222, width: 298, height: 58 },
    door: { x: 80, y: 222, width: 298, height: 58 },
  },
};

/** The least size of letters in CSS pixels, and the size of the stage's smallest, in its units. */
const letters = { least: 13, smallest: 14 } as const;

/** Whether the smallest letters can be read at a scale. */
export const isRead = (scale: number): boolean => scale * letters.smallest >= letters.least;

/** Returns the narrow stage for a container of this size in CSS pixels; a height of 0 takes what its width needs. */
export function narrowFor(width: number, height: number): Geometry {
  const scale = Math.min(width / narrow.width, height > 0 ? height / narrow.height : Infinity);
  return isRead(scale) ? narrow : low;
}

/** Returns the `scale`, `x` and `y` with which a drawing fills its box as far as it can, in the middle. */
export function fitIn(
  { width, height }: Pick<Box, 'width' | 'height'>,
  at: Geometry,
): Point & { readonly scale: number } {
  const scale = Math.min(width / at.width, height / at.height);
  return { x: (width - at.width * scale) / 2, y: (height - at.height * scale) / 2, scale };
}
