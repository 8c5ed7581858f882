import cytoscape from 'cytoscape';
import type { Core } from 'cytoscape';

/** How long the picture asks for frames after something in it was drawn or set in motion, in ms. */
const restsAfter = 1000;

/** The part of Cytoscape's renderer (3.34) that draws frame by frame; its types don't tell it. */
interface Renderer {
  readonly cy: Core & { readonly batching: () => boolean };
  readonly destroyed?: boolean;
  readonly beforeRenderCallbacks: readonly { readonly fn: (willDraw: boolean, time: number) => void }[];
  requestedFrame?: boolean;
  skipFrame?: boolean;
  renderOptions?: object;
  averageRedrawTime?: number;
  lastDrawTime?: number;
  lastRedrawTime?: number;
  redrawCount?: number;
  redrawTotalTime?: number;
  /** Until when it asks for frames, by the clock of the page; and whether it has asked for the next one. */
  awakeUntil?: number;
  isAwake?: boolean;
  render: (options?: object) => void;
  redraw: (options?: object) => void;
  startRenderLoop: () => void;
}

/** Draws what was asked for, with the measures by which Cytoscape decides how much it draws at once. */
function drawn(renderer: Renderer): void {
  const began = performance.now();
  renderer.render(renderer.renderOptions);
  const took = (renderer.lastDrawTime = performance.now()) - began;
  renderer.redrawCount = (renderer.redrawCount ?? 0) + 1;
  renderer.redrawTotalTime = (renderer.redrawTotalTime ?? 0) + took;
  renderer.lastRedrawTime = took;
  renderer.averageRedrawTime = ((renderer.averageRedrawTime ?? took) + took) / 2;
  renderer.requestedFrame = false;
}

function frame(renderer: Renderer, time: number): void {
  renderer.isAwake = false;
  if (renderer.destroyed) return;
  const isDrawn = renderer.requestedFrame && !renderer.skipFrame;
  if (!renderer.cy.batching() || !isDrawn) {
    for (const { fn } of renderer.beforeRenderCallbacks) fn(Boolean(isDrawn), time);
    if (isDrawn) drawn(renderer);
  }
  renderer.skipFrame = false;
  if (renderer.requestedFrame || performance.now() < (renderer.awakeUntil ?? 0)) next(renderer);
}

function next(renderer: Renderer): void {
  if (renderer.isAwake) return;
  renderer.isAwake = true;
  requestAnimationFrame((time) => frame(renderer, time));
}

function awaken(renderer: Renderer): void {
  renderer.awakeUntil = performance.now() + restsAfter;
  next(renderer);
}

/**
 * Lets Cytoscape's pictures rest while nothing happens in them: its own loop asks for every frame for as long as a picture
 * lives, which keeps the processor of an open page, and of every lesson in a post, awake.
 */
export function letRest(): void {
  const canvas = cytoscape('renderer', 'canvas') as { readonly prototype: Renderer };
  const { prototype } = canvas;
  const { redraw } = prototype;
  prototype.startRenderLoop = function (this: Renderer) {
    awaken(this);
  };
  prototype.redraw = function (this: Renderer, options) {
    redraw.call(this, options);
    awaken(this);
  };
}

/** Has a resting picture go on: a motion that begins asks for no frame by itself. */
export const goOn = (cy: Core): void => awaken((cy as unknown as { renderer: () => Renderer }).renderer());
