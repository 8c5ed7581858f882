import { type Geometry, isRead, narrowFor } from './geometry.ts';

const wide: Geometry = {
  width: 880,
  height: 560,
  narrow: false,
  room: { x: 504, y: 12, width: 364, height: 536 },
  rail: { from: 576, to: 852, y: 40 },
  hat: { x: 620, y: 102 },
  hatScale: 1,
  roleText: { x: 674, y: 76 },
  emptyRing: { x: 620, y: 160 },
  rolePage: { x: 674, y: 116, width: 186, height: 52 },
  otherRail: { from: 576, to: 852, y: 464 },
  others: [
    { x: 604, y: 506 },
    { x: 738, y: 506 },
  ],
  otherName: 96,
  door: { x: 448, y: 242, width: 112, height: 228 },
  lockY: 398,
  plate: { width: 276, height: 52 },
  trustPage: { x: 560, y: 206, width: 308, height: 120 },
  caller: { x: 154, y: 306 },
  callerScale: 1.42,
  key: { x: 46, y: 306 },
  keyLabel: { x: 46, y: 336 },
  group: { x: 208, y: 102 },
  pages: [
    { x: 272, y: 22, width: 206, height: 48 },
    { x: 272, y: 78, width: 206, height: 48 },
    { x: 272, y: 134, width: 206, height: 48 },
  ],
  glass: { x: 164, y: 8, width: 326, height: 198 },
  glassText: { x: 331, y: 194, width: 276 },
  carrier: { x: 304, y: 306 },
  slip: { x: 170, y: 456, width: 264, height: 84 },
  limitY: 440,
  landing: { x: 288, y: 268 },
  newKey: { x: 288, y: 392 },
  ringRadius: 64,
  sessionPage: { x: 246, y: 276, width: 194, height: 52 },
  oldKey: { x: 46, y: 396 },
  rubble: { x: 46, y: 392 },
  slot: {
    permission: { x: 204, y: 206, width: 234, height: 148 },
    trust: { x: 588, y: 214, width: 268, height: 136 },
    door: { x: 206, y: 210, width: 226, height: 136 },
  },
};

/** The wide stage closed up, for tablets and for low places: two pages of the caller's own, and all its words. */
const middle: Geometry = {
  ...wide,
  width: 768,
  height: 464,
  room: { x: 440, y: 6, width: 322, height: 452 },
  rail: { from: 480, to: 746, y: 24 },
  hat: { x: 526, y: 76 },
  roleText: { x: 571, y: 52 },
  emptyRing: { x: 538, y: 132 },
  rolePage: { x: 570, y: 92, width: 184, height: 48 },
  otherRail: { from: 518, to: 746, y: 378 },
  others: [
    { x: 522, y: 416 },
    { x: 650, y: 416 },
  ],
  otherName: 82,
  door: { x: 388, y: 196, width: 104, height: 190 },
  lockY: 320,
  plate: { width: 246, height: 52 },
  trustPage: { x: 482, y: 170, width: 278, height: 120 },
  caller: { x: 146, y: 230 },
  key: { x: 42, y: 230 },
  keyLabel: { x: 42, y: 260 },
  group: { x: 212, y: 70 },
  pages: [
    { x: 264, y: 16, width: 176, height: 46 },
    { x: 264, y: 88, width: 176, height: 46 },
  ],
  glass: { x: 146, y: 4, width: 300, height: 154 },
  glassText: { x: 312, y: 146, width: 252 },
  carrier: { x: 276, y: 230 },
  slip: { x: 158, y: 376, width: 222, height: 82 },
  limitY: 360,
  landing: { x: 250, y: 206 },
  newKey: { x: 236, y: 316 },
  ringRadius: 56,
  sessionPage: { x: 208, y: 214, width: 176, height: 50 },
  oldKey: { x: 42, y: 320 },
  rubble: { x: 42, y: 316 },
  slot: {
    permission: { x: 190, y: 150, width: 194, height: 134 },
    trust: { x: 506, y: 170, width: 252, height: 118 },
    door: { x: 190, y: 150, width: 194, height: 134 },
  },
};

/** The least height of the wide stage. */
const lowest = 500;

/** Returns the stage for a container of this size in CSS pixels; a height of 0 takes what its width needs. */
export function geometryFor(width: number, height = lowest): Geometry {
  if (isRead(width / wide.width) && height >= lowest) return wide;
  if (isRead(Math.min(width / middle.width, height / middle.height))) return middle;
  return narrowFor(width, height);
}
