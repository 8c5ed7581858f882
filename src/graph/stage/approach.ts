import type { Point } from '../picture/geometry.ts';

/** Where the one who asks and the role stand, or null where they aren't seen. */
interface CastPlaces {
  readonly caller: Point | null;
  readonly role: Point | null;
}

/** Moves what is drawn, from its left upper corner. */
interface Approach {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Nearer or farther than that, a camera would leap. */
const [farthest, nearest] = [0.45, 1.25];

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * How the camera comes from the account to its cast: moved so, the stage has the one who asks, or else the role, where
 * the account's picture has them, and the two as far from each other as they are there. `seen` and `stands` are in the
 * same pixels. Null where neither is seen, or `stands` has no size yet.
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
