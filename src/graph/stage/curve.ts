import type { Point } from '../picture/geometry.ts';

/** A cubic curve. */
export type Curve = readonly [from: Point, first: Point, second: Point, to: Point];

const samples = 28;

/** The point at `t`, 0 to 1, along a curve. */
export function pointOn([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** The first part of a curve as path data: the part that is drawn so far. */
export function partOf(curve: Curve, part = 1): string {
  if (part >= 1) {
    const [from, first, second, to] = curve;
    return `M${at(from)}C${at(first)} ${at(second)} ${at(to)}`;
  }
  const count = Math.max(1, Math.ceil(samples * part));
  const points = Array.from({ length: count + 1 }, (_, i) => at(pointOn(curve, (part * i) / count)));
  return `M${points.join('L')}`;
}

/** A curve from one point to another, which leaves and arrives in the directions of two pulls. */
export const curveOf = (from: Point, to: Point, pull: Point, arrive: Point): Curve => [
  from,
  { x: from.x + pull.x, y: from.y + pull.y },
  { x: to.x + arrive.x, y: to.y + arrive.y },
  to,
];

/** A triangle with its tip at the end of a curve. */
export function headOf([, , before, to]: Curve, size: number): string {
  const angle = Math.atan2(to.y - before.y, to.x - before.x);
  const wing = (turn: number): string =>
    at({ x: to.x - size * Math.cos(angle + turn), y: to.y - size * Math.sin(angle + turn) });
  return `M${at(to)}L${wing(0.5)}L${wing(-0.5)}z`;
}

/** A part of a circle, clockwise from the top: the time that is left on a ring. */
export function arc({ x, y }: Point, radius: number, part: number): string {
  if (part <= 0) return '';
  if (part >= 1)
    return `M${at({ x, y: y - radius })}A${round(radius)} ${round(radius)} 0 1 1 ${at({ x: x - 0.1, y: y - radius })}`;
  const angle = part * 2 * Math.PI - Math.PI / 2;
  const end = { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  return `M${at({ x, y: y - radius })}A${round(radius)} ${round(radius)} 0 ${part > 0.5 ? '1' : '0'} 1 ${at(end)}`;
}

/** The point at `t` on the straight line between two points. */
export const between = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});
