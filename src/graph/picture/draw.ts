import { picture as words } from '#words/graph.ts';
import { nodeSize, plainAppearance } from '../drawing/node-appearance.ts';
import { clearWays } from './clear-ways.ts';
import { edgeEmphasis, edgeLook } from './edge-look.ts';
import type { Highlight, NodeTone, Flow, FlowCall } from './highlight.ts';
import { plainHighlight, STS } from './highlight.ts';
import { labelOf, hasPlace, placeNearTarget, placeWhereTight } from './labels.ts';
import { edgeLabelSize, isSession, labelSize } from '../drawing/metrics.ts';
import type { Layout } from './layout.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { Palette } from '../drawing/palette.ts';
import { furnish, doorId } from '../cloakroom/furniture.ts';
import type { PageDetail, Pages } from '../cloakroom/in-room.ts';
import { fitBold } from '../drawing/fit-bold.ts';
import { inRoom } from '../cloakroom/in-room.ts';
import { wayOf, callWay } from '../cloakroom/lines.ts';
import type { Page, Picture, PictureEdge, PictureNode } from './stacks.ts';
import { ringRadius } from './paint.ts';
import { routeOf, straight } from './route.ts';
import type { Emphasis, LineStyle, Scene, SceneEdge, SceneNode } from './scene.ts';
import type { Room } from '../cloakroom/room.ts';

/** The distance of a new key from its caller, in the picture's units. */
const beside = { x: 74, y: -48 };
const temporaryKey = 'flow:key';

function guest(
  id: string,
  kind: SceneNode['kind'],
  x: number,
  y: number,
  label: string,
  tone: NodeTone,
): SceneNode {
  return {
    id,
    kind,
    x,
    y,
    ...nodeSize(kind),
    appearance: plainAppearance(kind),
    label,
    sublabel: null,
    emphasis: tone === 'dim' ? 'rest' : 'hot',
    glow: tone === 'denied' ? 'deny' : tone === 'pulse' ? 'accent' : null,
    textScale: 1,
    ring: null,
    draggable: false,
  };
}

function callEdge(
  call: FlowCall,
  nodes: ReadonlyMap<string, SceneNode>,
  palette: Palette,
  room: Room | undefined,
  textScale: number,
): SceneEdge | null {
  const [source, target] = [nodes.get(call.from), nodes.get(call.to)];
  if (!source || !target) return null;
  const way = room ? callWay(source, target, room) : null;
  const colour = call.tone === 'plain' ? palette.ink : palette[call.tone];
  return {
    id: `flow:call:${call.from}>${call.to}`,
    kind: 'call',
    source: source.id,
    target: target.id,
    route: way ?? straight(source, target),
    colour,
    width: 3,
    line: 'solid',
    head: call.tone === 'deny' ? 'tee' : 'triangle',
    headColour: colour,
    label:
      call.label === null
        ? null
        : {
            text: call.label,
            colour,
            nearTarget: false,
            nearSource: way !== null,
            ...(way === null && placeWhereTight(call.label, source, target, textScale)),
            size: edgeLabelSize * textScale,
          },
    emphasis: 'hot',
    moving: false,
  };
}

/** Draws the things that exist only during a flow: STS between caller and role, the new key, the calls. */
export function drawFlow(
  flow: Flow | null,
  nodes: ReadonlyMap<string, SceneNode>,
  standsFor: (id: string) => string | null,
  { palette, textScale = 1 }: { readonly palette: Palette; readonly textScale?: number },
  room?: Room,
): Scene {
  if (!flow) return { nodes: [], edges: [] };
  const drawn = (id: string): SceneNode | undefined => nodes.get(standsFor(id) ?? id);
  const guests = new Map<string, SceneNode>();
  // In a picture with a room, its door stands for STS.
  const door = room && nodes.get(doorId);
  if (door) guests.set(STS, door);
  else if (flow.sts) {
    const [from, to] = [drawn(flow.sts.between[0]), drawn(flow.sts.between[1])];
    if (from && to) {
      const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
      guests.set(STS, guest(STS, 'sts', x, y, words.sts, flow.sts.tone));
    }
  }
  const owner = flow.temporaryKey ? drawn(flow.temporaryKey.beside) : undefined;
  if (flow.temporaryKey && owner) {
    const { label } = flow.temporaryKey;
    guests.set(
      temporaryKey,
      guest(temporaryKey, 'temporaryKey', owner.x + beside.x, owner.y + beside.y, label, 'lit'),
    );
  }
  const all = new Map([...nodes, ...guests]);
  const resolved = (id: string): string => (id === STS ? STS : (standsFor(id) ?? id));
  guests.delete(door ? STS : '');
  const edges = flow.calls.flatMap((call) => {
    const edge = callEdge(
      { ...call, from: resolved(call.from), to: resolved(call.to) },
      all,
      palette,
      room,
      textScale,
    );
    return edge ? [edge] : [];
  });
  return { nodes: [...guests.values()].map((node) => ({ ...node, textScale })), edges };
}

interface DrawOptions {
  readonly palette: Palette;
  /** The simulated time in ms: the rings of sessions show the time left. */
  readonly now: number;
  readonly highlight?: Highlight | null;
  /** Letters grow by this factor in a picture that is shown small: 1 to 1.35, for which the columns have room. */
  readonly textScale?: number;
  /** How much the pages in a small account say; all if not given. */
  readonly pageDetail?: PageDetail;
  /** Returns a line that says whom a role trusts. */
  readonly trustOf?: (roleId: string) => string;
  /** Draws pages in another way than usual. */
  readonly pages?: Pages | undefined;
}

const grown = 8;
/** The least distance between two names beside each other. */
const betweenNames = 8;

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

const glowOf = (tone: NodeTone | null): SceneNode['glow'] =>
  tone === 'denied' ? 'deny' : tone === 'lit' || tone === 'pulse' ? 'accent' : null;

/** Moves a highlight's tones to the drawn nodes: it names entities, but a stack may be drawn for one. */
function onDrawn<T>(tones: ReadonlyMap<string, T>, { standsFor, copies }: Picture): Map<string, T> {
  const drawn = new Map<string, T>();
  for (const [id, tone] of tones) {
    const home = standsFor(id);
    for (const one of copies?.get(id) ?? (home === null ? [] : [home])) drawn.set(one, tone);
  }
  return drawn;
}

/** Returns the number of pages of each owner, under the owner's first page. */
function firstPages(picture: Picture): ReadonlyMap<string, number> {
  const counts = new Map<string, { first: string; count: number }>();
  for (const { id, page, ownerId } of picture.nodes.values()) {
    if (!page) continue;
    const owner = counts.get(ownerId ?? id);
    if (owner) owner.count += 1;
    else counts.set(ownerId ?? id, { first: id, count: 1 });
  }
  return new Map([...counts.values()].map(({ first, count }) => [first, count]));
}

/**
 * Returns the roles that only wearers of other roles can put on: such a session lasts an hour at most.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
 */
function chainedRoles({ nodes, edges }: Picture): ReadonlySet<string> {
  const [byRoles, byOthers] = [new Set<string>(), new Set<string>()];
  for (const { kind, state, source, target } of edges.values()) {
    if (kind !== 'assume' || state !== 'ready') continue;
    (nodes.get(source)?.kind === 'role' ? byRoles : byOthers).add(target);
  }
  return new Set([...byRoles].filter((id) => !byOthers.has(id)));
}

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

class Drawer {
  readonly nodes = new Map<string, SceneNode>();
  /** The sessions that are drawn: they stand between their wearer and the role, and have two lines of words. */
  readonly #sessions: SceneNode[] = [];
  readonly #highlight: Highlight;
  readonly #tones: ReadonlyMap<string, NodeTone>;
  readonly #dim: boolean;
  readonly #unborn: ReadonlySet<string>;
  readonly #firstPages: ReadonlyMap<string, number>;
  readonly #chained: ReadonlySet<string>;

  constructor(
    private readonly model: GraphModel,
    private readonly picture: Picture,
    private readonly layout: Layout,
    private readonly options: DrawOptions,
  ) {
    this.#highlight = options.highlight ?? plainHighlight;
    this.#tones = onDrawn(this.#highlight.nodes, picture);
    this.#dim = this.#highlight.rest === 'dim';
    this.#unborn = unborn(picture, this.#highlight);
    this.#firstPages = firstPages(picture);
    this.#chained = chainedRoles(picture);
  }

  drawNode(node: PictureNode): void {
    const place = this.layout.places.get(node.id);
    if (!place || this.#unborn.has(node.id)) return;
    const tone = this.#tones.get(node.id) ?? null;
    const { width, height } = nodeSize(node.kind);
    // In the house, the height of each row already fits its nodes and their names, so none may grow.
    const isGrown = tone !== null && tone !== 'dim' && !isSession(node.kind) && !this.layout.room;
    const more = isGrown ? grown : 0;
    const { kind, badges, inactive, byAws } = node;
    const { room } = this.layout;
    // In the house, names may be as long as there is room.
    const isFitted = room && /^(user|group|role)$/.test(kind);
    const drawn: SceneNode = {
      id: node.id,
      kind,
      ...place,
      width: width + more,
      height: height + (more * height) / width,
      appearance: { kind, badges, inactive, byAws, stacked: node.stack !== null },
      label: labelOf(node, this.model, this.options.textScale, isFitted ? Infinity : undefined),
      sublabel: node.lifetime ? words.timeLeft(node.lifetime.until - this.options.now) : null,
      emphasis: emphasisOf(tone, this.#dim),
      glow: glowOf(tone),
      textScale: this.options.textScale ?? 1,
      ring: ringOf(node, this.options.now),
      draggable: node.stack === null && (kind === 'user' || kind === 'policy'),
    };
    const inside = this.#inPlace(drawn, node.page);
    if (!inside) return;
    this.nodes.set(node.id, inside);
    if (isSession(node.kind)) this.#sessions.push(inside);
  }

  /** A node as its place shows it: in a house, as an opened page, or with a name as long as its column is wide. */
  #inPlace(drawn: SceneNode, page: Page | undefined): SceneNode | null {
    const { room } = this.layout;
    if (room) return inRoom(drawn, page, { ...this.#house, room });
    const { pages } = this.options;
    if (page && pages) return pages.asPage(drawn, page, this.#house);
    return { ...drawn, label: fitBold(drawn.label, this.#nameWidth, 0.85 * labelSize * drawn.textScale) };
  }

  /** The most room for a name that has another one beside it in the next column. */
  get #nameWidth(): number {
    const { columns, names = Infinity } = this.layout;
    const pitch = columns.reduce(
      (least, { x }, i) => Math.min(least, x - (columns[i - 1]?.x ?? -Infinity)),
      Infinity,
    );
    return Math.min(names, pitch - betweenNames);
  }

  /** Draws the furniture after the nodes, since it follows their places. */
  furnish(): SceneNode[] {
    const { palette, textScale = 1 } = this.options;
    return furnish(this.layout, palette, textScale, (id) => {
      const node = this.nodes.get(id);
      return node?.ring === null ? node.height : 2 * ringRadius;
    });
  }

  get #house() {
    const { palette, textScale = 1, pageDetail = 'line', trustOf = () => '' } = this.options;
    return {
      palette,
      textScale,
      detail: pageDetail,
      trustOf,
      isChained: (id: string) => this.#chained.has(id),
      pagesWith: this.#pagesWith,
      pages: this.options.pages,
    };
  }

  readonly #pagesWith = (page: Page): number => this.#firstPages.get(page.id) ?? 0;

  drawEdge(edge: PictureEdge, worn: ReadonlySet<string>): SceneEdge | null {
    const [source, target] = [this.nodes.get(edge.source), this.nodes.get(edge.target)];
    const tone = this.#highlight.edges.get(edge.id) ?? null;
    if (!source || !target || tone === 'hidden') return null;
    if (edge.kind === 'assume' && tone === null && worn.has(`${edge.source}>${edge.target}`)) return null;
    const { palette } = this.options;
    const look = edgeLook(edge, tone, palette);
    return {
      id: edge.id,
      kind: edge.kind,
      source: edge.source,
      target: edge.target,
      ...look,
      ...this.#way(edge, look.line, source, target),
      label: this.#label(edge, source, target),
      emphasis: edgeEmphasis(tone, this.#dim || this.#isOfRest(edge)),
      moving: tone === 'moving',
    };
  }

  #way(
    edge: PictureEdge,
    line: LineStyle,
    source: SceneNode,
    target: SceneNode,
  ): Pick<SceneEdge, 'route' | 'phase' | 'unseen'> {
    const { room } = this.layout;
    const way = room ? wayOf(edge.kind, line, source, target, room) : null;
    if (way) return way;
    // A role's pages hang beside it, so no line is needed.
    const unseen = room !== undefined && target.page !== undefined;
    return { route: routeOf(edge.kind, source, target), ...(unseen ? { unseen } : {}) };
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
      return { text: label.text, colour, nearTarget: false, size, ...place };
    }
    if (edge.state === 'guest')
      return { text: words.guest, colour: palette.ink2, ...near(words.guest), size };
    if (edge.kind !== 'assume' || edge.state === 'ready') return null;
    const text = words[edge.state];
    const around = { nodes: this.nodes, edges: this.picture.edges, isHouse: this.layout.room !== undefined };
    if (!hasPlace(text, edge, [source, target], around, textScale)) return null;
    return { text, colour: palette.deny, ...near(text), size };
  }
}

/** Draws the picture as things with places, sizes and colours, for either renderer. Pure. */
export function draw(model: GraphModel, picture: Picture, layout: Layout, options: DrawOptions): Scene {
  const drawer = new Drawer(model, picture, layout, options);
  for (const node of picture.nodes.values()) drawer.drawNode(node);
  const worn = wornLines(picture);
  const edges: SceneEdge[] = [];
  for (const edge of picture.edges.values()) {
    const drawn = drawer.drawEdge(edge, worn);
    if (drawn) edges.push(drawn);
  }
  const byId = new Map([...drawer.furnish(), ...drawer.nodes.values()].map((node) => [node.id, node]));
  const told = options.highlight?.flow ?? null;
  const flow = drawFlow(told, byId, picture.standsFor, options, layout.room);
  const ways = layout.room ? edges : clearWays(edges, drawer.nodes);
  const missing = options.pages?.missing(options.palette) ?? [];
  return { nodes: [...missing, ...byId.values(), ...flow.nodes], edges: [...ways, ...flow.edges] };
}
