import cytoscape from 'cytoscape';
import type { Collection, Core, NodeSingular } from 'cytoscape';
import type { Drawn } from './elements.ts';
import { NodeImages, edgeElement, nodeElements, partsOf, routeFacts, textId } from './elements.ts';
import { cytoscapeStyle } from './style.ts';
import { listenToGestures } from './gestures.ts';
import type { GestureCallbacks } from './gestures.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Scene, SceneNode } from '../picture/scene.ts';
import type { Viewport } from '../picture/viewport.ts';
import { zoomLimits } from '../picture/viewport.ts';
import type { Point, Size } from '../picture/geometry.ts';
import { routeOf } from '../picture/route.ts';
import { goOn, letRest } from './resting.ts';

letRest();

/** How long motion takes, in ms. */
const moveTime = 250;
/** The most elements that are styled and drawn for the first time within one frame. */
const mostAtOnce = 15;
/** The same while the first picture comes, whose first frames have fewer: most of Cytoscape runs for the first time then. */
const mostAtFirst = 4;

/** Adds newcomers to the picture: at once where they are few, else over some frames, so that no frame takes long. */
class Newcomers {
  #left: readonly Drawn[] = [];
  #timer = 0;
  #most = 1;

  constructor(
    private readonly cy: Core,
    /** Called when some were added. */
    private readonly onCome: () => void,
  ) {}

  /** Whether some are still to be added. */
  get isComing(): boolean {
    return this.#left.length > 0;
  }

  /** Adds nodes before their edges. Calm ones don't fade in. They replace those that were still to come. */
  add(drawn: readonly Drawn[], isCalm: boolean): void {
    this.stop();
    this.#add(drawn.slice(0, this.#most), isCalm);
    this.#left = drawn.slice(this.#most);
    this.#most = this.isComing ? Math.min(mostAtFirst, this.#most + 1) : mostAtOnce;
    if (this.isComing) this.#timer = requestAnimationFrame(() => this.add(this.#left, isCalm));
    this.onCome();
  }

  stop(): void {
    cancelAnimationFrame(this.#timer);
    this.#left = [];
  }

  #add(drawn: readonly Drawn[], isCalm: boolean): void {
    this.cy.batch(() => {
      for (const { definition } of drawn) {
        const added = this.cy.add(definition);
        if (!isCalm) fadeIn(added, Number(definition.data['opacity']));
      }
    });
  }
}

function fadeIn(element: ReturnType<Core['add']>, opacity: number): void {
  element.style('opacity', 0);
  element.animate(
    { style: { opacity } },
    { duration: moveTime, complete: () => element.removeStyle('opacity') },
  );
  goOn(element.cy());
}

/** Moves everything that comes along while somebody drags a node: its keys, its texts, and the ends of its lines. */
class Dragging {
  constructor(
    private readonly cy: Core,
    private readonly scene: () => Scene,
    private readonly moveTo: (node: NodeSingular, to: Point) => void,
  ) {}

  /** Puts a dragged node back where the layout has it. */
  settle(id: string): void {
    const place = this.scene().nodes.find((node) => node.id === id);
    const node = this.cy.getElementById(id);
    if (!place || node.empty()) return;
    this.moveTo(node, { x: place.x, y: place.y });
    for (const [i, { x, y }] of (place.texts ?? []).entries())
      this.moveTo(this.cy.getElementById(textId(id, i)), { x: place.x + x, y: place.y + y });
    for (const key of this.#keysOf(id)) this.moveTo(this.cy.getElementById(key.id), { x: key.x, y: key.y });
    const nodes = new Map(this.scene().nodes.map((it) => [it.id, it]));
    for (const edge of this.scene().edges) {
      const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
      if (source && target && (source.id === id || target.id === id))
        this.cy.getElementById(edge.id).data(routeFacts(edge.route, source, target));
    }
  }

  #keysOf(ownerId: string): SceneNode[] {
    const keys = new Set(
      this.scene()
        .edges.filter((edge) => edge.target === ownerId)
        .map((edge) => edge.source),
    );
    return this.scene().nodes.filter(
      ({ id, kind }) => keys.has(id) && (kind === 'key' || kind === 'temporaryKey'),
    );
  }

  /** Takes a dragged node's keys along and keeps the shape of its edges. */
  follow(id: string): void {
    const at = this.cy.getElementById(id).position();
    const home = this.scene().nodes.find((node) => node.id === id);
    if (!home) return;
    const moved = new Map(this.scene().nodes.map((node) => [node.id, node]));
    moved.set(id, { ...home, x: at.x, y: at.y });
    for (const [i, { x, y }] of (home.texts ?? []).entries())
      this.cy.getElementById(textId(id, i)).position({ x: at.x + x, y: at.y + y });
    for (const key of this.#keysOf(id)) {
      const place = { x: key.x + at.x - home.x, y: key.y + at.y - home.y };
      moved.set(key.id, { ...key, ...place });
      this.cy.getElementById(key.id).position(place);
    }
    for (const edge of this.scene().edges) {
      const [source, target] = [moved.get(edge.source), moved.get(edge.target)];
      if ((edge.source !== id && edge.target !== id) || !source || !target) continue;
      const route = routeOf(edge.kind, source, target);
      this.cy.getElementById(edge.id).data(routeFacts(route, source, target));
    }
  }
}

export interface GraphViewOptions extends GestureCallbacks {
  readonly container: HTMLElement;
  readonly palette: Palette;
  readonly viewport: Viewport;
  /** Asked before every movement. */
  readonly reducedMotion: () => boolean;
  /** The part of the container, from its upper left corner, that nothing covers (CSS pixels). */
  readonly free: () => Size;
  readonly onViewport: (viewport: Viewport) => void;
  /** Somebody moved or zoomed the picture by hand. */
  readonly onMoved: () => void;
  /** All that was to be shown is in the picture: many things arrive over several frames. */
  readonly onWhole: () => void;
}

/** The live picture. Everything that Cytoscape knows came through `show`. */
export interface GraphView {
  /**
   * Draws a scene: adds what is new, removes what is gone, and moves what has another place. `isMoment`: it is a moment
   * of a movement, and everything stands at its place at once.
   */
  show: (scene: Scene, isMoment?: boolean) => void;
  setPalette: (palette: Palette) => void;
  /** Marks the selected nodes: a policy may have several pages. */
  select: (ids: readonly string[]) => void;
  /** Marks the node that the keyboard is on. */
  focus: (id: string | null) => void;
  /** Dims everything but these nodes and the lines between them; null shows all. */
  spotlight: (ids: readonly string[] | null) => void;
  viewport: () => Viewport;
  /** Returns where a node stands at the moment, also on its way; null if it isn't drawn. */
  placeOf: (id: string) => Point | null;
  setViewport: (viewport: Viewport, animated?: boolean) => void;
  /** Zooms about the middle by a factor. */
  zoomBy: (factor: number) => void;
  /** Brings a node into sight. False if it is in sight already. */
  reveal: (id: string) => boolean;
  /** The container's size changed. */
  resize: () => void;
  destroy: () => void;
}

/** If more new elements than this come at once, they appear without fading in. */
const mostFading = 60;

class LiveView implements GraphView {
  readonly #cy: Core;
  readonly #images = new NodeImages();
  readonly #options: GraphViewOptions;
  readonly #stopListening: () => void;
  #palette: Palette;
  #scene: Scene = { nodes: [], edges: [] };
  #isMoment = false;
  readonly #newcomers: Newcomers;
  #stamps = new Map<string, string>();
  #dashTimer = 0;
  #spotlit: readonly string[] | null = null;
  #selected: readonly string[] = [];
  #focused: string | null = null;

  constructor(options: GraphViewOptions) {
    this.#options = options;
    this.#palette = options.palette;
    const { zoom, x, y } = options.viewport;
    this.#cy = cytoscape({
      container: options.container,
      style: cytoscapeStyle(options.palette),
      layout: { name: 'preset' },
      zoom,
      pan: { x, y },
      minZoom: zoomLimits.min,
      maxZoom: zoomLimits.max,
      boxSelectionEnabled: false,
      autounselectify: true,
      selectionType: 'single',
    });
    this.#newcomers = new Newcomers(this.#cy, () => {
      this.#mark();
      if (!this.#newcomers.isComing) void this.#tellWhole();
    });
    this.#cy.on('viewport', () => options.onViewport(this.viewport()));
    this.#cy.on('dragpan scrollzoom pinchzoom', () => options.onMoved());
    const dragging = new Dragging(
      this.#cy,
      () => this.#scene,
      (node, to) => this.#moveTo(node, to),
    );
    this.#stopListening = listenToGestures(this.#cy, options.container, {
      ...options,
      onRelease: (id) => dragging.settle(id),
      onDragging: (id) => dragging.follow(id),
    });
  }

  /** Reports that the picture is whole once the images are there: without them, a node shows only its name. */
  async #tellWhole(): Promise<void> {
    await this.#images.ready();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    this.#options.onWhole();
  }

  show(scene: Scene, isMoment = false): void {
    this.#isMoment = isMoment;
    const nodes = new Map(scene.nodes.map((node) => [node.id, node]));
    const drawn = [
      ...scene.nodes.flatMap((node) => nodeElements(node, this.#palette, this.#images)),
      ...scene.edges.flatMap((edge) => edgeElement(edge, nodes, this.#palette) ?? []),
    ];
    this.#scene = scene;
    const newcomers = drawn.filter(({ definition }) => !this.#stamps.has(String(definition.data.id))).length;
    // Motion shows the effects of what somebody did. The first picture, or another account, appears at once.
    const isMuch = newcomers > mostFading || this.#newcomers.isComing;
    const isCalm = isMoment || this.#stamps.size === 0 || isMuch || this.#options.reducedMotion();
    this.#cy.batch(() => this.#apply(drawn, isCalm));
    this.#runDashes();
  }

  #apply(drawn: readonly Drawn[], isCalm: boolean): void {
    const ids = new Set(drawn.map(({ definition }) => String(definition.data.id)));
    for (const id of this.#stamps.keys()) {
      if (ids.has(id)) continue;
      this.#cy.getElementById(id).remove();
      this.#stamps.delete(id);
    }
    const newcomers: Drawn[] = [];
    for (const one of drawn) {
      const { definition, stamp } = one;
      const id = String(definition.data.id);
      const there = this.#cy.getElementById(id);
      // Cytoscape can't move an edge to other ends, so an edge with new ends replaces the old one.
      const isElsewhere =
        there.nonempty() &&
        there.isEdge() &&
        (there.data('source') !== definition.data['source'] ||
          there.data('target') !== definition.data['target']);
      if (isElsewhere) there.remove();
      if (there.empty() || isElsewhere) newcomers.push(one);
      else {
        if (this.#stamps.get(id) !== stamp) {
          there.data(definition.data);
          there.classes(definition.classes ?? '');
        }
        if (definition.position && there.isNode()) this.#moveTo(there, definition.position);
      }
      this.#stamps.set(id, stamp);
    }
    this.#newcomers.add(newcomers, isCalm);
  }

  #moveTo(node: NodeSingular, position: { x: number; y: number }): void {
    const { x, y } = node.position();
    if (Math.abs(x - position.x) < 0.5 && Math.abs(y - position.y) < 0.5) return;
    if (node.grabbed()) return;
    node.stop();
    // A newcomer that was still fading in is seen at once: its fading has been stopped, too.
    node.removeStyle('opacity');
    if (this.#isMoment || this.#options.reducedMotion()) node.position({ ...position });
    else {
      node.animate({ position: { ...position } }, { duration: moveTime, easing: 'ease-out' });
      goOn(this.#cy);
    }
  }

  placeOf(id: string): Point | null {
    const node = this.#cy.getElementById(id);
    return node.empty() ? null : { ...node.position() };
  }

  setPalette(palette: Palette): void {
    if (palette === this.#palette) return;
    this.#palette = palette;
    this.#cy.style(cytoscapeStyle(palette));
    this.#stamps = new Map([...this.#stamps.keys()].map((id) => [id, '']));
  }

  select(ids: readonly string[]): void {
    this.#selected = ids;
    this.#mark();
  }

  focus(id: string | null): void {
    this.#focused = id;
    this.#mark();
  }

  spotlight(ids: readonly string[] | null): void {
    this.#spotlit = ids;
    this.#mark();
  }

  /** Sets the states again that come from looking, not from the account: a scene may have replaced the classes. */
  #mark(): void {
    const cy = this.#cy;
    cy.batch(() => {
      cy.elements('.selected, .focused, .aside, .near').removeClass('selected focused aside near');
      for (const id of this.#selected) cy.getElementById(id).addClass('selected');
      if (this.#focused !== null) cy.getElementById(this.#focused).addClass('focused');
      if (this.#spotlit === null) return;
      const near = this.#all(this.#spotlit);
      if (near.empty()) return;
      const belonging = this.#scene.nodes.filter(({ id }) => near.getElementById(id).nonempty());
      const parts = this.#all(belonging.flatMap((node) => partsOf(node)));
      const between = near
        .nodes()
        .connectedEdges()
        .filter((edge) => near.contains(edge.source()) && near.contains(edge.target()));
      const lit = near.union(between).union(parts);
      cy.elements().not('.furniture').difference(lit).addClass('aside');
      this.#all(this.#spotlit.slice(0, 1)).addClass('near');
    });
  }

  #all(ids: readonly string[]): Collection {
    return ids.reduce((all, id) => all.union(this.#cy.getElementById(id)), this.#cy.collection());
  }

  viewport(): Viewport {
    const { x, y } = this.#cy.pan();
    return { zoom: this.#cy.zoom(), x, y };
  }

  setViewport({ zoom, x, y }: Viewport, animated = true): void {
    this.#cy.stop();
    if (!animated || this.#options.reducedMotion()) this.#cy.viewport({ zoom, pan: { x, y } });
    else {
      this.#cy.animate({ zoom, pan: { x, y } }, { duration: moveTime, easing: 'ease-out' });
      goOn(this.#cy);
    }
  }

  zoomBy(factor: number): void {
    const zoom = Math.min(zoomLimits.max, Math.max(zoomLimits.min, this.#cy.zoom() * factor));
    const { width, height } = this.#options.free();
    const [x, y] = [width / 2, height / 2];
    const { x: panX, y: panY } = this.#cy.pan();
    const ratio = zoom / this.#cy.zoom();
    this.setViewport({ zoom, x: x - (x - panX) * ratio, y: y - (y - panY) * ratio });
  }

  reveal(id: string): boolean {
    const node = this.#cy.getElementById(id);
    if (node.empty()) return false;
    const { x1, y1, x2, y2 } = node.renderedBoundingBox();
    const { width, height } = this.#options.free();
    const { x, y } = this.#cy.pan();
    const dx = x1 < 8 ? 24 - x1 : x2 > width - 8 ? width - 24 - x2 : 0;
    const dy = y1 < 40 ? 60 - y1 : y2 > height - 56 ? height - 76 - y2 : 0;
    if (dx === 0 && dy === 0) return false;
    this.setViewport({ zoom: this.#cy.zoom(), x: x + dx, y: y + dy });
    return true;
  }

  resize(): void {
    this.#cy.resize();
  }

  /** Runs the dashes along a flow's edges, unless motion isn't welcome. */
  #runDashes(): void {
    const wanted = this.#scene.edges.some((edge) => edge.moving) && !this.#options.reducedMotion();
    if (!wanted) {
      cancelAnimationFrame(this.#dashTimer);
      this.#dashTimer = 0;
      return;
    }
    if (this.#dashTimer !== 0) return;
    const run = (time: number): void => {
      this.#cy.edges('.moving').style('line-dash-offset', -Math.round(time / 28) % 16);
      this.#dashTimer = requestAnimationFrame(run);
    };
    this.#dashTimer = requestAnimationFrame(run);
  }

  destroy(): void {
    cancelAnimationFrame(this.#dashTimer);
    this.#newcomers.stop();
    this.#stopListening();
    this.#cy.destroy();
  }
}

/**
 * The one owner of a Cytoscape instance. The container must be in the page with a size, `position: relative` and
 * `touch-action: none`; the page's head needs `<meta id="__________cytoscape_stylesheet">`, so that Cytoscape doesn't
 * add a style element that the Content-Security-Policy refuses. Load fonts first. Never move the container in the DOM.
 */
export function createGraphView(options: GraphViewOptions): GraphView {
  return new LiveView(options);
}
