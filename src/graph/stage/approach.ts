import type { Point } from '../picture/geometry.ts';

/** The places of the caller and the role, or null for one that can't be seen. */
interface CastPlaces {
  readonly caller: Point | null;
  readonly role: Point | null;
}

/** A move and a scale for all that is drawn, from its upper left corner. */
interface Approach {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The limits of the scale: beyond them, the camera would seem to leap. */
const [farthest, nearest] = [0.45, 1.25];

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * Returns the camera's move from the account to its cast. With it, the caller on the stage (or else the role) stands
 * where the account's picture has it, and both are as far apart as they are there. `seen` and `stands` are in the same
 * pixels. Null if neither is seen, or `stands` has no size yet.
 */
export function approachFrom(
  seen: CastPlaces,
  stands: { readonly caller: Point; readonly role: Point },
): Approach | null {
  const anchor = seen.caller ? 'caller' : 'role';
  const place = seen[anchor];
  const between = distance(stands.caller, stands.role);
  if (!place || between === 0) return null;
  const wanted = seen.caller && seen.role ? distance(seen.caller, seen.role) / between : 1;
  const scale = Math.min(nearest, Math.max(farthest, wanted));
  return { x: place.x - stands[anchor].x * scale, y: place.y - stands[anchor].y * scale, scale };
}
