import { prefersReducedMotion } from 'svelte/motion';
import type { Point } from '../../../../../graph/picture/geometry.ts';
import { approachFrom } from '../../../../../graph/stage/approach.ts';
import { fitIn, geometryFor } from '../../../../../graph/stage/geometry.ts';
import type { StageShown } from '../../../../view/stage-shown.ts';

/** Where the account's picture has an entity, in CSS pixels of the page's view; null: it hasn't. */
export type PlaceOf = (id: string) => Point | null;

/**
 * Lets the stage begin where the account's picture has its cast, so that the reader sees who of it asks, and for which
 * role. A scene that somebody sent stands at once: its reader hasn't seen the account.
 */
export function cameraFrom(svg: SVGSVGElement, { isAskedHere, cast }: StageShown, placeOf: PlaceOf): void {
  if (!isAskedHere || prefersReducedMotion.current) return;
  const box = svg.getBoundingClientRect();
  const at = geometryFor(box.width);
  const fit = fitIn(box, at);
  const seen = (id: string | null): Point | null => {
    const place = id === null ? null : placeOf(id);
    return place && { x: place.x - box.x, y: place.y - box.y };
  };
  const stands = ({ x, y }: Point): Point => ({ x: fit.x + x * fit.scale, y: fit.y + y * fit.scale });
  const begin = approachFrom(
    { caller: seen(cast.caller), role: seen(cast.role) },
    { caller: stands(at.caller), role: stands(at.hat) },
  );
  if (!begin) return;
  const transform = `translate(${String(begin.x)}px, ${String(begin.y)}px) scale(${String(begin.scale)})`;
  svg.animate({ transform: [transform, 'none'] }, { duration: 400, easing: 'cubic-bezier(0.2, 0, 0, 1)' });
}
