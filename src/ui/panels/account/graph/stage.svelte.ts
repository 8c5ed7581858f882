import { prefersReducedMotion } from '../../../view/reduced-motion.ts';
import type { Region } from '../../../../exchange/link/link-state.ts';
import type { GestureCallbacks } from '../../../../graph/cytoscape/gestures.ts';
import type { GraphView } from '../../../../graph/cytoscape/view.ts';
import { palettes, type Theme } from '../../../../graph/drawing/palette.ts';
import type { Bounds, Point, Size } from '../../../../graph/picture/geometry.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import type { Viewport } from '../../../../graph/picture/viewport.ts';
import { partSeen, partViewport, wholeViewport } from '../../../../graph/picture/viewport.ts';
import { whenResized } from '../../../parts/on-resize.ts';
import { inOwnTask } from '../../../parts/own-task.ts';

/** The longest wait for fonts, in ms. */
const fontPatience = 1500;

/** Loads the fonts first: Cytoscape measures text when it first draws it. */
async function fonts(): Promise<void> {
  const wanted = ['400 14px "Atkinson Hyperlegible Next"', '700 14px "Atkinson Hyperlegible Next"'];
  const faces = [...wanted, '12px "Atkinson Hyperlegible Mono"'].map((face) => document.fonts.load(face));
  const late = new Promise((resolve) => setTimeout(resolve, fontPatience));
  await Promise.race([Promise.allSettled(faces), late]);
}

/** A picture that is shown live: the account's, or that of a lesson's goals. */
export interface Pictured {
  readonly scene: Scene;
  readonly theme: Theme;
  readonly layout: { readonly bounds: Bounds; readonly places: Pick<ReadonlyMap<string, Point>, 'get'> };
  readonly container: Size & { readonly free: Size };
  readonly fit: (bounds: Bounds) => Viewport;
  readonly picture: { readonly standsFor: (id: string) => string | null };
  readonly around: string | null;
  readonly compact: boolean;
}

/** The picture's position in its container, and the live view once it has been fetched. */
export class Stage {
  readonly shown: Pictured;
  readonly #gestures: GestureCallbacks;
  live = $state.raw<GraphView | null>(null);
  /** Whether the live view has drawn the whole picture once: then the still one is removed. */
  isWhole = $state(false);
  #at = $state.raw<Viewport | null>(null);
  /** Whether the picture is fitted to its container: until somebody moves it. */
  fitted = $state(true);
  /**
   * The part of the picture that somebody else saw, around that entity: it is fitted to the container instead of the
   * whole.
   */
  #begun = $state.raw<{ readonly region: Region; readonly around: string | null } | null>(null);
  #container: HTMLElement | null = null;
  #starting = false;
  /** By how much somebody has zoomed before the live view was there. */
  #zoomedAhead = 1;
  /**
   * Whether this is a touch device: there, the picture stays still until somebody touches it, to save time at the
   * start.
   */
  readonly #isTouched = matchMedia('(pointer: coarse)').matches;

  constructor(shown: Pictured, gestures: GestureCallbacks) {
    this.shown = shown;
    this.#gestures = gestures;
  }

  /** The part that is shown first, as long as the picture of that entity is shown. */
  readonly #first: Region | null = $derived.by(() => {
    const { around, compact } = this.shown;
    const { region, around: its } = this.#begun ?? {};
    return region && its === around && (region.of === 'small') === compact ? region : null;
  });
  readonly fit: Viewport = $derived.by(() => {
    const { container, layout } = this.shown;
    return this.#first ? partViewport(layout.bounds, this.#first, container) : this.shown.fit(layout.bounds);
  });
  readonly viewport: Viewport = $derived(this.live && this.#at ? this.#at : this.fit);

  /** Begins with a part of the picture. */
  look(region: Region, around: string | null): void {
    this.#begun = { region, around };
    this.fitted = true;
  }

  /** The visible part of the picture; null if all of it is fitted. */
  get region(): Region | null {
    const { layout, container, compact } = this.shown;
    if (this.fitted || container.width === 0) return this.#first;
    return { of: compact ? 'small' : 'whole', ...partSeen(layout.bounds, this.viewport, container) };
  }

  /** Fits the picture as at first. */
  refit(): void {
    this.#begun = null;
    this.fitted = true;
  }

  /** A still picture becomes live first, and then as much larger as was asked for meanwhile. */
  zoomBy(factor: number): void {
    this.wake();
    this.fitted = false;
    if (this.live) this.live.zoomBy(factor);
    else this.#zoomedAhead *= factor;
  }

  /** Shows all of it, however small. If it can be read at that size, it stays fitted from then on. */
  fitAll(): void {
    const { container, layout } = this.shown;
    this.#begun = null;
    const whole = wholeViewport(layout.bounds, container.free);
    this.fitted = whole.zoom === this.fit.zoom;
    this.wake();
    this.live?.setViewport(whole);
  }

  /** Returns the place of a drawn node in the page's view, in CSS pixels. */
  pointOf(id: string): { x: number; y: number } | null {
    const place = this.shown.layout.places.get(id);
    const box = this.#container?.getBoundingClientRect();
    const { x, y, zoom } = this.viewport;
    return place && box ? { x: box.x + x + place.x * zoom, y: box.y + y + place.y * zoom } : null;
  }

  /** Returns the place of an entity, or of the stack that holds it, in the page's view. */
  readonly placeOf = (id: string): ReturnType<Stage['pointOf']> =>
    this.pointOf(this.shown.picture.standsFor(id) ?? id);

  /** Brings a drawn node into sight, if it isn't visible. */
  reveal(id: string): void {
    if (this.live?.reveal(id)) this.fitted = false;
  }

  /** Starts the live view once. */
  wake(): void {
    const container = this.#container;
    if (this.#starting || !container) return;
    this.#starting = true;
    requestAnimationFrame(() => setTimeout(() => void this.#start(container)));
  }

  /**
   * Handles a tap on the still picture, in CSS pixels of the page's view: it selects the same node as the live one
   * would.
   */
  tapStill(x: number, y: number): void {
    const box = this.#container?.getBoundingClientRect();
    if (this.live || !box) return;
    const at = this.viewport;
    const hit = this.shown.scene.nodes.find(
      (node) =>
        Math.abs(box.x + at.x + node.x * at.zoom - x) <= Math.max(22, (node.width / 2) * at.zoom) &&
        Math.abs(box.y + at.y + node.y * at.zoom - y) <= Math.max(22, (node.height / 2) * at.zoom),
    );
    this.#gestures.onSelect(hit?.id ?? null);
  }

  /**
   * Takes an element over. The live view starts after the first paint, once the element has a size; on a touch device,
   * when the picture is first touched. @returns a function that releases the element
   */
  mount(container: HTMLElement): () => void {
    this.#container = container;
    const unwatch = whenResized(container, () => {
      const { clientWidth: width, clientHeight: height } = container;
      if (width === 0 || height === 0) return;
      this.live?.resize();
      if (!this.#isTouched) this.wake();
    });
    return () => {
      unwatch();
      this.#container = null;
      this.#starting = false;
      this.live?.destroy();
      this.live = null;
      this.isWhole = false;
    };
  }

  async #start(container: HTMLElement): Promise<void> {
    const [{ createGraphView }] = await Promise.all([import('../../../../graph/cytoscape/view.ts'), fonts()]);
    // Cytoscape may just have been evaluated in this task.
    await new Promise<void>((resolve) => void inOwnTask(resolve));
    // The panel may have gone while these were fetched.
    if (this.#container !== container) return;
    const view = createGraphView({
      container,
      palette: palettes[this.shown.theme],
      viewport: this.fit,
      reducedMotion: () => prefersReducedMotion.current,
      free: () => this.shown.container.free,
      onViewport: (at) => (this.#at = at),
      onMoved: () => (this.fitted = false),
      onWhole: () => (this.isWhole = true),
      ...this.#gestures,
    });
    // The picture is made in a task of its own, so that a small device can answer a tap before it.
    await new Promise((resume) => setTimeout(resume));
    if (this.#container !== container) return view.destroy();
    this.live = view;
    if (this.#zoomedAhead !== 1) view.zoomBy(this.#zoomedAhead);
    this.#zoomedAhead = 1;
  }
}
