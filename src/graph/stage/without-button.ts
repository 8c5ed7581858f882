import type { Geometry } from './geometry.ts';
import type { Stage } from './stage.ts';

/**
 * Returns a stage on which nobody can press the button that adds the missing piece. On a narrow one the button fills the
 * slot, which says there what is missing instead.
 */
export const withoutButton = (stage: Stage, { narrow }: Pick<Geometry, 'narrow'>): Stage =>
  narrow && stage.slot?.offers ? { ...stage, slot: { ...stage.slot, offers: false } } : stage;
