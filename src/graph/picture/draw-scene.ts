import { picture as words } from '#words/graph.ts';
import { nodeSize } from '../drawing/node-appearance.ts';
import { clearWays, clearWords } from './clear-ways.ts';
import { edgeEmphasis, edgeLook } from './edge-look.ts';
import type { drawFlow } from './draw-flow.ts';
import type { EdgeTone, Highlight, NodeTone, Flow, Surroundings } from './highlight.ts';
import { plainHighlight } from './highlight.ts';
import { labelOf, hasPlace, placeNearTarget, placeWhereTight } from './labels.ts';
import { addTo } from './lists.ts';
import { edgeLabelSize, isSession, labelPlace } from '../drawing/metrics.ts';
import { betweenNames, type Layout } from './layout.ts';
import { tonesOn } from './toned.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { Palette } from '../drawing/palette.ts';
import type { clearRoomName, furnish } from '../cloakroom/furniture.ts';
import type { inRoom, PageDetail, Pages } from '../cloakroom/in-room.ts';
import { cutApart, fitName, widthOf } from '../drawing/letter-widths.ts';
import type { Lines } from '../cloakroom/lines.ts';
import type { Room } from '../cloakroom/room.ts';
import type { wordsOnLines } from '../cloakroom/words-on-lines.ts';
import type { Page, Picture, PictureEdge, PictureNode } from './stacks.ts';
import { ringRadius } from './paint.ts';
import { reach, routeOf } from './route.ts';
import type { Emphasis, Scene, SceneEdge, SceneNode } from './scene.ts';

export interface DrawOptions {
  readonly palette: Palette;
  /** The simulated time in ms: the rings of sessions show the time left. */
  readonly now: number;
  readonly highlight?: Highlight | null;
  /** Letters grow by this factor in a picture that is shown small: 1 to 1.35, for which the columns have room. */
  readonly textScale?: number;
  /** How much the pages in a small account say; all if not given. */
  readonly pageDetail?: PageDetail;
  /** Draws pages in another way than usual. */
  readonly pages?: Pages | undefined;
}

/** The code for what a plain picture in columns has not: a house, the things of a flow, and words on lines of their own. */
export interface Furnishing {
  readonly inRoom: typeof inRoom;
  readonly furnish: typeof furnish;
  readonly clearRoomName: typeof clearRoomName;
  readonly linesIn: (
    room: Room,
    nodes: Iterable<SceneNode>,
    edges: readonly PictureEdge[],
    flow: Flow | null,
    standsFor: Picture['standsFor'],
  ) => Lines;
  readonly drawFlow: typeof drawFlow;
  readonly wordsOnLines: typeof wordsOnLines;
}

const grown = 8;
/** How far names at the edges of a picture reach beyond it: its place keeps more room. */
const beyond = 10;

/** Returns the part of a session's time that is left. */
function ringOf(node: PictureNode, now: number): number | null {
  if (!isSession(node.kind) || !node.lifetime) return null;
  const { from, until } = node.lifetime;
  return Math.max(0, Math.min(1, (until - now) / (until - from || 1)));
}

function emphasisOf(tone: NodeTone | null, restIsDim: boolean): Emphasis {
  if (tone === 'dim') return 'rest';
  if (tone !== null) return 'hot';
  return restIsDim ? 'rest' : 'plain';
}

const glows: { readonly [T in NodeTone]: SceneNode['glow'] } = {
  lit: 'accent',
  pulse: 'accent',
  allowed: 'allow',
  denied: 'deny',
  dim: null,
};

/** Returns the dotted lines to hide: while somebody wears a role, the dashed line takes the place of the dotted one. */
function wornLines(picture: Picture): Set<string> {
  const callers = new Map<string, string>();
  const lines = new Set<string>();
  for (const edge of picture.edges.values()) {
    if (edge.kind === 'assumed' && picture.nodes.get(edge.target)?.kind === 'session')
      callers.set(edge.target, edge.source);
  }
  for (const edge of picture.edges.values()) {
    const caller = edge.kind === 'assumed' ? callers.get(edge.source) : undefined;
    if (caller !== undefined) lines.add(`${caller}>${edge.target}`);
  }
  return lines;
}

/** Returns the sessions that aren't drawn yet: STS takes the place of a session until the flow reaches it. */
function unborn(picture: Picture, { flow, nodes }: Highlight): ReadonlySet<string> {
  const ids = new Set<string>();
  if (!flow?.sts) return ids;
  const [caller, role] = flow.sts.between.map(picture.standsFor);
  const ends = (edge: PictureEdge): boolean =>
    edge.kind === 'assumed' && (edge.source === caller || edge.target === role);
  for (const edge of picture.edges.values()) {
    if (!ends(edge)) continue;
    for (const id of [edge.source, edge.target]) {
      if (picture.nodes.get(id)?.kind === 'session' && !nodes.has(id)) ids.add(id);
    }
  }
  return ids;
}

const acting: ReadonlySet<PictureEdge['kind']> = new Set([
  'member',
  'attached',
  'boundary',
  'allows',
  'denies',
]);

/** Returns the lines by which somebody reaches something without a role, and those of the own keys. */
function linesOf({ edges }: Picture, you: string | null): ReadonlySet<string> {
  const lines = new Set<string>();
  if (you === null) return lines;
  for (const { id, kind, target } of edges.values()) if (kind === 'key' && target === you) lines.add(id);
  let ends = new Set([you]);
  // From who over group and page to the thing.
  for (let hop = 0; hop < 3; hop++) {
    const next = new Set<string>();
    for (const { id, kind, source, target } of edges.values()) {
      if (!acting.has(kind) || !ends.has(source)) continue;
      lines.add(id);
      next.add(target);
    }
    ends = next;
  }
  return lines;
}

/** The look of a node: a thing that only policies name looks like what it is. */
const lookOf = ({ kind, look = { kind } }: PictureNode): NonNullable<PictureNode['look']> => look;

class Drawer {
  readonly nodes = new Map<string, SceneNode>();
  /** The sessions that are drawn: they stand between their wearer and the role, and have two lines of words. */
  readonly #sessions: SceneNode[] = [];
  readonly #highlight: Highlight;
  readonly #tones: ReadonlyMap<string, NodeTone>;
  readonly #dim: boolean;
  readonly #unborn: ReadonlySet<string>;
  /** The lines of who acts: to the key, the groups, their pages, and what those name. */
  readonly #acting: ReadonlySet<string>;

  constructor(
    private readonly model: GraphModel,
    private readonly picture: Picture,
    private readonly layout: Layout,
    private readonly options: DrawOptions,
    private readonly furnishing: Furnishing | null,
  ) {
    const given = options.highlight ?? plainHighlight;
    const toned = tonesOn(given, picture);
    this.#highlight = { ...given, edges: toned.edges, labels: toned.labels };
    this.#tones = toned.nodes;
    this.#dim = this.#highlight.rest === 'dim';
    this.#unborn = unborn(picture, this.#highlight);
    this.#acting = linesOf(picture, (layout.room ?? layout.mark)?.you ?? null);
  }

  drawNode(node: PictureNode): void {
    const place = this.layout.places.get(node.id);
    if (!place || this.#unborn.has(node.id)) return;
    const tone = this.#tones.get(node.id) ?? null;
    const { width, height } = nodeSize(lookOf(node).kind);
    // In the house, the height of each row already fits its nodes and their names, so none may grow.
    const isGrown = tone !== null && tone !== 'dim' && !isSession(node.kind) && !this.layout.room;
    const more = isGrown ? grown : 0;
    const { kind, badges, inactive, byAws } = node;
    const drawn: SceneNode = {
      id: node.id,
      kind,
      ...place,
      width: width + more,
      height: height + (more * height) / width,
      appearance: { ...lookOf(node), badges, inactive, byAws, stacked: node.stack !== null },
      label: labelOf(node, this.model, this.options.textScale),
      sublabel: node.lifetime ? words.timeLeft(node.lifetime.until - this.options.now) : null,
      emphasis: emphasisOf(tone, this.#dim),
      glow: tone && glows[tone],
      textScale: this.options.textScale ?? 1,
      ring: ringOf(node, this.options.now),
      draggable: node.stack === null && (kind === 'user' || kind === 'policy'),
    };
    const inside = this.#inPlace(drawn, node.page);
    if (!inside) return;
    this.nodes.set(node.id, inside);
    if (isSession(node.kind)) this.#sessions.push(inside);
  }

  /** A node as its place shows it: in a house, as an opened page, or with its whole name. */
  #inPlace(drawn: SceneNode, page: Page | undefined): SceneNode | null {
    const { room } = this.layout;
    if (room) return this.furnishing?.inRoom(drawn, page, { ...this.#house, room }) ?? null;
    const { pages } = this.options;
    return page && pages ? pages.asPage(drawn, page, this.#house) : drawn;
  }

  /** Cuts the names that have no room between the names of the columns beside theirs. */
  fitNames(): void {
    const { names = Infinity, bounds } = this.layout;
    /** For each column, what nobody cuts, and its widest name. */
    const columns = new Map<number, readonly [fixed: number, widest: number]>();
    const named = [...this.nodes.values()].map((node) => {
      const { x, label, sublabel, emphasis } = node;
      const { size } = labelPlace(node);
      const text = [label, size, emphasis === 'hot'] as const;
      const [fixed, widest] = columns.get(x) ?? [0, 0];
      const own = Math.max(fixed, 2 * reach(node), widthOf(sublabel ?? '', size, true));
      columns.set(x, [own, Math.max(own, widest, widthOf(...text))]);
      return { node, text };
    });
    for (const {
      node,
      text: [label, size, isBold],
    } of named) {
      const { x, textScale } = node;
      let most = Math.min(names, 2 * (Math.min(x - bounds.left, bounds.right - x) + beyond * textScale));
      for (const [other, [fixed, widest]] of columns) {
        const free = Math.abs(other - x) - betweenNames;
        if (free > 0) most = Math.min(most, Math.max(2 * free - widest, Math.min(free, 2 * free - fixed)));
      }
      this.nodes.set(node.id, { ...node, label: fitName(label, most, size, isBold) });
    }
  }

  /** Tells nodes of one kind apart whose names differ only in the middle, which was left out. */
  tellApart(): void {
    const alike = new Map<string, SceneNode[]>();
    for (const node of this.nodes.values()) {
      if (!node.label.includes('…') || this.picture.nodes.get(node.id)?.stack !== null) continue;
      addTo(alike, `${node.kind} ${node.label}`, node);
    }
    for (const nodes of alike.values()) {
      const [first] = nodes;
      if (!first || nodes.length === 1 || first.kind === 'key' || first.kind === 'temporaryKey') continue;
      const names = nodes.map(({ id }) => this.model.nodes.get(id)?.label ?? '');
      const cuts = cutApart(names, first.label);
      for (const [i, node] of nodes.entries())
        this.nodes.set(node.id, { ...node, label: cuts[i] ?? node.label });
    }
  }

  /** Draws the furniture after the nodes, since it follows their places. */
  furniture(): readonly SceneNode[] {
    const { palette, textScale = 1 } = this.options;
    const sizeOf = (id: string) => {
      const node = this.nodes.get(id);
      return node?.ring ? { width: 2 * ringRadius, height: 2 * ringRadius } : (node ?? null);
    };
    return this.furnishing?.furnish(this.layout, palette, textScale, sizeOf) ?? [];
  }

  get #house() {
    const { palette, textScale = 1, pageDetail = 'line' } = this.options;
    return {
      palette,
      textScale,
      detail: pageDetail,
      pages: this.options.pages,
      paper: this.layout.paper,
    };
  }

  /** Lists the lines that are drawn. */
  drawnEdges(): PictureEdge[] {
    const worn = wornLines(this.picture);
    return [...this.picture.edges.values()].filter((edge) => {
      const tone = this.#highlight.edges.get(edge.id) ?? this.#toneBetween(edge);
      if (!this.nodes.has(edge.source) || !this.nodes.has(edge.target) || tone === 'hidden') return false;
      return edge.kind !== 'assume' || tone !== null || !worn.has(`${edge.source}>${edge.target}`);
    });
  }

  /** Draws the words beside the pages past which a decision's line goes, or beside the limit at which it ends. */
  note(drawn: readonly PictureEdge[], around: Surroundings): SceneNode | null {
    const { decided } = this.#highlight;
    const line = drawn.find(({ kind }) => kind === 'decided');
    if (!decided || decided.note === null || !line) return null;
    const isNoted = ({ id, page }: SceneNode): boolean =>
      decided.pages.length > 0
        ? line.source === id
        : this.#tones.has(id) && page !== undefined && decided.past.includes(page.policyId);
    const pages = [...this.nodes.values()].filter((node) => node.page && isNoted(node));
    return decided.drawn.noted({ text: decided.note, pages, line: line.id }, around, this.options.palette);
  }

  drawEdge(edge: PictureEdge, lines: Lines | null): SceneEdge | null {
    const [source, target] = [this.nodes.get(edge.source), this.nodes.get(edge.target)];
    if (!source || !target) return null;
    const tone = this.#highlight.edges.get(edge.id) ?? this.#toneBetween(edge);
    const look = edgeLook(edge, tone, this.options.palette, this.#acting.has(edge.id));
    const way = lines?.wayOf(edge.id, look.line) ?? { route: routeOf(edge.kind, source, target) };
    return {
      id: edge.id,
      kind: edge.kind,
      source: edge.source,
      target: edge.target,
      ...look,
      ...way,
      label: this.#label(edge, source, target),
      emphasis: edgeEmphasis(tone, this.#dim || this.#isOfRest(edge)),
      moving: tone === 'moving',
    };
  }

  /** The tone of an edge that the highlight doesn't name, though it names both of its ends. */
  #toneBetween({ source, target }: PictureEdge): EdgeTone | null {
    const isNamed = (id: string): boolean => (this.#tones.get(id) ?? 'dim') !== 'dim';
    return isNamed(source) && isNamed(target) ? (this.#highlight.between ?? null) : null;
  }

  /** Whether an edge belongs to the stack of the rest: such edges are many and say little. */
  #isOfRest({ source, target }: PictureEdge): boolean {
    const { nodes } = this.picture;
    return nodes.get(source)?.stack === 'rest' || nodes.get(target)?.stack === 'rest';
  }

  #label(edge: PictureEdge, source: SceneNode, target: SceneNode): SceneEdge['label'] {
    const { palette, textScale = 1 } = this.options;
    const size = edgeLabelSize * textScale;
    const near = (text: string) =>
      this.layout.room
        ? { nearTarget: false, nearSource: true }
        : placeNearTarget(text, source, target, this.#sessions, textScale);
    const label = this.#highlight.labels.get(edge.id);
    if (label) {
      const colour = label.tone === 'plain' ? palette.ink : palette[label.tone];
      const place = this.layout.room ? null : placeWhereTight(label.text, source, target, textScale);
      // The words of a refusal stand beside the page that refused.
      const nearSource = this.#highlight.edges.get(edge.id) === 'stopped';
      return { text: label.text, colour, nearTarget: false, nearSource, pill: true, size, ...place };
    }
    if (edge.state === 'guest')
      return { text: words.guest, colour: palette.ink2, ...near(words.guest), size };
    if (edge.kind === 'encrypts' && this.layout.room)
      return { text: words.encrypts, colour: palette.ink2, nearTarget: false, size };
    if (edge.kind !== 'assume' || edge.state === 'ready') return null;
    const text = words[edge.state];
    const around = { edges: this.picture.edges, isHouse: this.layout.room !== undefined };
    if (!hasPlace(edge, [source, target], around)) return null;
    return { text, colour: palette.deny, ...near(text), size };
  }
}

/**
 * Draws the picture as things with places, sizes and colours, for either renderer. Pure. `furnishing` is null where the
 * layout has no room and nothing is highlighted.
 */
export function drawScene(
  model: GraphModel,
  picture: Picture,
  layout: Layout,
  options: DrawOptions,
  furnishing: Furnishing | null,
): Scene {
  const drawer = new Drawer(model, picture, layout, options, furnishing);
  for (const node of picture.nodes.values()) drawer.drawNode(node);
  if (!layout.room) drawer.fitNames();
  drawer.tellApart();
  const { room } = layout;
  const { standsFor } = picture;
  const told = options.highlight?.flow ?? null;
  const drawn = drawer.drawnEdges();
  const lines = (room && furnishing?.linesIn(room, drawer.nodes.values(), drawn, told, standsFor)) ?? null;
  const edges = drawn.flatMap((edge) => drawer.drawEdge(edge, lines) ?? []);
  const missing = options.pages?.missing(options.palette) ?? [];
  const furnished = [...drawer.furniture(), ...drawer.nodes.values()];
  const byId = new Map(furnished.map((node) => [node.id, node]));
  const ways = room
    ? edges
    : clearWords(clearWays(edges, byId, options.highlight?.decided?.drawn.arches), byId);
  if (!furnishing) return { nodes: [...missing, ...furnished], edges: ways };
  const flow = furnishing.drawFlow(told, byId, standsFor, options, lines);
  const nodes = [...missing, ...byId.values(), ...flow.nodes];
  const telling = room
    ? { note: (around: Surroundings) => drawer.note(drawn, around) }
    : { onlyDecided: true };
  const said = furnishing.wordsOnLines([...ways, ...flow.edges], nodes, options.palette, telling);
  return { nodes: [...furnishing.clearRoomName(nodes, said.edges), ...said.words], edges: said.edges };
}
