import { doorSize } from '../cloakroom/room.ts';
import { wordsId } from '../cloakroom/words-on-lines.ts';
import type { Palette } from '../drawing/palette.ts';
import { stroked } from '../drawing/primitives.ts';
import type { Point } from '../picture/geometry.ts';
import { type Painted, paint } from '../picture/paint.ts';
import { pointsAlong } from '../picture/route.ts';
import type { Route, Scene, SceneEdge, SceneNode } from '../picture/scene.ts';
import { dashes } from '../picture/scene.ts';
import type { Viewport } from '../picture/viewport.ts';
import { drawHead } from '../picture/edge-look.ts';
import { bent } from './bent.ts';
import { type Cast, type CastIds, castOf, type Member, type SharedLine } from './cast.ts';
import { between, pointOn } from './curve.ts';
import { doorShapes, doorSign } from './door-shapes.ts';
import { frameOf, signOf } from './draw-door.ts';
import { wallsOf } from './draw-room.ts';
import { drawStage } from './draw.ts';
import type { Geometry } from './geometry.ts';
import { layer, type Layer } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

/** The account's picture at one end of the way: its scene, and where that is seen, in the stage's units. */
interface AccountEnd {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly nameOf: (id: string) => string | null;
  readonly cast: CastIds;
}

/** The stage at the other end. */
export interface StageEnd {
  readonly stage: Stage;
  readonly pose: Pose;
  readonly at: Geometry;
}

const mix = (a: number, b: number, part: number): number => a + (b - a) * part;
const clamp = (value: number): number => Math.min(1, Math.max(0, value));
/** How far `value` has come from `from` to `to`, 0 to 1. */
const ramp = (value: number, from: number, to: number): number => clamp((value - from) / (to - from));
const eased = (part: number): number => part * part * (3 - 2 * part);

/** The parts of the way: whoever isn't on the stage has faded, everybody has arrived, the rest of the stage has come. */
const [faded, arrived] = [0.3, 0.8];

/** How far those who travel have come, and how much of the rest is seen. */
export const momentOf = (part: number) => ({
  travelled: eased(ramp(part, 0, arrived)),
  /** Whoever isn't on the stage. */
  others: 1 - ramp(part, 0, faded),
  /** Pieces that only the stage has. */
  staged: ramp(part, arrived, 1),
});

/** Words that stand elsewhere than in the account's picture come once there is room for them. */
const late: ReadonlySet<string> = new Set(['role-text']);

/** How many points a line that both pictures have is drawn with on its way. */
const samples = 32;

/** Returns points at equal distances along a line. */
function evenly(points: readonly Point[]): readonly Point[] {
  const lengths = [0];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before) lengths.push((lengths[i - 1] ?? 0) + Math.hypot(point.x - before.x, point.y - before.y));
  }
  const whole = lengths.at(-1) ?? 0;
  let at = 0;
  return Array.from({ length: samples + 1 }, (_, n) => {
    const wanted = (whole * n) / samples;
    while (at < points.length - 2 && (lengths[at + 1] ?? 0) < wanted) at++;
    const [a, b] = [points[at], points[at + 1]];
    const [from, to] = [lengths[at] ?? 0, lengths[at + 1] ?? 0];
    return a && b
      ? between(a, b, to > from ? clamp((wanted - from) / (to - from)) : 0)
      : (a ?? { x: 0, y: 0 });
  });
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const pathOf = (points: readonly Point[]): string =>
  `M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`;

/** A member of the cast at a moment. */
interface Travelling {
  readonly member: Member;
  /** Its place in the account's picture and now, in the stage's units. */
  readonly from: Point;
  readonly now: Point;
  readonly width: number;
}

/** The way between the account's picture and the stage, for any moment of it. */
export class Passage {
  readonly #account: AccountEnd;
  readonly #end: StageEnd;
  readonly #palette: Palette;
  /** Everybody whom both pictures show. */
  readonly cast: Cast;
  readonly #layers: readonly Layer[];
  readonly #painted: readonly Painted[];
  readonly #byNode: ReadonlyMap<string, Member>;
  /** The member along with which each of the stage's layers goes, and its place among that one's layers. */
  readonly #byLayer: ReadonlyMap<string, { readonly member: Member; readonly isShape: boolean }>;
  readonly #shared: ReadonlyMap<string, SharedLine>;
  readonly #sharedLayers: ReadonlySet<string>;
  /** The edge on which each text of the picture stands. */
  readonly #edgeOfWords: ReadonlyMap<string, SceneEdge>;
  readonly #nodes: ReadonlyMap<string, SceneNode>;

  constructor(account: AccountEnd, end: StageEnd, palette: Palette) {
    [this.#account, this.#end, this.#palette] = [account, end, palette];
    const { scene } = account;
    this.cast = castOf(end.stage, end.pose, end.at, account, account.cast);
    this.#layers = drawStage(end.stage, end.pose, end.at, palette);
    this.#painted = paint(scene, palette);
    const { members, lines } = this.cast;
    this.#byNode = new Map([...members].reverse().map((member) => [member.node.id, member]));
    this.#byLayer = new Map(
      members.flatMap((member) => member.layers.map((id, i) => [id, { member, isShape: i === 0 }] as const)),
    );
    this.#shared = new Map(lines.map((line) => [line.edge.id, line]));
    this.#sharedLayers = new Set(lines.map((line) => line.layer));
    this.#edgeOfWords = new Map(scene.edges.map((edge) => [wordsId(edge.id), edge]));
    this.#nodes = new Map(scene.nodes.map((node) => [node.id, node]));
  }

  /** Whether anybody is in both pictures: without them, there is no way to go. */
  get hasCast(): boolean {
    return this.cast.members.length > 0;
  }

  /** The drawing at a part of the way, in the stage's units: 0 is the account's picture, 1 the stage. */
  at(part: number): readonly Layer[] {
    if (part >= 1) return this.#layers;
    if (part <= 0) return this.#painted.map((one) => this.#still(one));
    const { travelled, others, staged } = momentOf(part);
    const travelling = new Map(
      [...new Set(this.cast.members)].map((member) => [member, this.#travelling(member, travelled)]),
    );
    const moved = (id: string): Travelling | null => {
      const member = this.#byNode.get(id);
      return (member && travelling.get(member)) ?? null;
    };
    return [
      ...this.#accountAt(travelled, others, moved),
      ...this.#layers.flatMap((one) => this.#stagedAt(one, travelled, staged, travelling)),
    ];
  }

  /** Returns the place and scale of one of the account's nodes at a part of the way. */
  placeOf(id: string, part: number): (Point & { readonly scale: number }) | null {
    const node = this.#nodes.get(id);
    const { zoom } = this.#account.viewport;
    if (!node) return null;
    const member = this.#byNode.get(id);
    if (!member) return { ...this.#seen(node), scale: zoom };
    const { now, width } = this.#travelling(member, momentOf(part).travelled);
    return { ...now, scale: width / member.from };
  }

  #seen({ x, y }: Point): Point {
    const { viewport } = this.#account;
    return { x: viewport.x + x * viewport.zoom, y: viewport.y + y * viewport.zoom };
  }

  #inScene({ x, y }: Point): Point {
    const { viewport } = this.#account;
    return { x: (x - viewport.x) / viewport.zoom, y: (y - viewport.y) / viewport.zoom };
  }

  #travelling(member: Member, travelled: number): Travelling {
    const from = this.#seen(member.node);
    return {
      member,
      from,
      now: between(from, member.at, travelled),
      width: mix(member.from * this.#account.viewport.zoom, member.width, travelled),
    };
  }

  /** One of the account's things as it stands there. */
  #still({ id, x, y, scale, opacity, items, texts }: Painted): Layer {
    const { zoom } = this.#account.viewport;
    return layer(`account:${id}`, [...items, ...texts], {
      ...this.#seen({ x, y }),
      scale: scale * zoom,
      opacity,
    });
  }

  /** Moves a point of the account's picture along with a node. */
  #along(one: Travelling | null, point: Point): Point {
    if (!one) return point;
    const { member, from, now, width } = one;
    const by = width / (member.from * this.#account.viewport.zoom);
    return { x: now.x + (point.x - from.x) * by, y: now.y + (point.y - from.y) * by };
  }

  /** The node along with which a piece of furniture goes: the mark “you” goes with whoever acts. */
  #carrierOf(id: string): string {
    if (id !== 'flow:you') return id;
    const mark = this.#nodes.get(id);
    const near = this.#account.scene.nodes
      .filter(({ furniture, page, kind }) => furniture === undefined && page === undefined && kind !== 'key')
      .map((node) => ({ id: node.id, far: mark ? Math.hypot(node.x - mark.x, node.y - mark.y) : 0 }))
      .sort((a, b) => a.far - b.far);
    return near[0]?.id ?? id;
  }

  *#accountAt(travelled: number, others: number, moved: (id: string) => Travelling | null): Generator<Layer> {
    const { scene, viewport } = this.#account;
    const [shapes, words] = [1 - ramp(travelled, 0.5, 0.65), 1 - ramp(travelled, 0.42, 0.55)];
    const edges = new Map(scene.edges.map((edge) => [edge.id, edge]));
    const bent = new Map(
      paint(
        { nodes: [], edges: scene.edges.map((edge) => ({ ...edge, route: this.#bent(edge, moved) })) },
        this.#palette,
      ).map((one) => [one.id, one]),
    );
    for (const one of this.#painted) {
      const shared = this.#shared.get(one.id);
      if (shared) {
        yield* this.#sharedAt(shared, travelled);
        continue;
      }
      if (edges.has(one.id)) {
        const still = this.#still(bent.get(one.id) ?? one);
        yield { ...still, opacity: still.opacity * others };
        continue;
      }
      if (one.id === this.cast.room?.id) {
        yield* this.#roomAt(one, travelled, others);
        continue;
      }
      if (one.id === this.cast.door?.id) {
        yield* this.#doorAt(travelled);
        continue;
      }
      const still = this.#still(one);
      const edge = this.#edgeOfWords.get(one.id);
      if (edge) {
        yield { ...still, ...this.#onLine(edge, still, moved), opacity: still.opacity * others };
        continue;
      }
      const carrier = moved(this.#carrierOf(one.id));
      if (!carrier) {
        yield { ...still, opacity: still.opacity * others };
        continue;
      }
      const by = carrier.width / (carrier.member.from * viewport.zoom);
      const place = { ...this.#along(carrier, still), scale: still.scale * by };
      const isMark = one.id !== carrier.member.node.id;
      // Whatever was set aside stands out at once: what passes behind it isn't seen through it.
      const opacity = mix(still.opacity, 1, ramp(travelled, 0, 0.25));
      const own = { ...still, ...place, opacity: opacity * (isMark ? words : shapes) };
      if (own.opacity > 0) yield { ...own, items: one.items };
      if (words > 0 && one.texts.length > 0)
        yield { ...own, id: `${own.id}:words`, items: one.texts, opacity: opacity * words };
    }
  }

  /** The way of a line whose ends travel. */
  #bent({ route, source, target }: SceneEdge, moved: (id: string) => Travelling | null): Route {
    const [a, b] = [moved(source), moved(target)];
    if (!a && !b) return route;
    const along = (one: Travelling | null) => (point: Point) =>
      this.#inScene(this.#along(one, this.#seen(point)));
    return bent(route, along(a), along(b));
  }

  /** The place of words that stand on a line. */
  #onLine(edge: SceneEdge, at: Point, moved: (id: string) => Travelling | null): Point {
    const before = pointsAlong(edge.route).map((point) => this.#seen(point));
    const after = pointsAlong(this.#bent(edge, moved)).map((point) => this.#seen(point));
    const nearest = before.reduce(
      (best, { x, y }, i) => {
        const far = Math.hypot(x - at.x, y - at.y);
        return far < best.far ? { i, far } : best;
      },
      { i: 0, far: Infinity },
    );
    const [was, is] = [
      before[nearest.i],
      after[Math.round((nearest.i / Math.max(1, before.length - 1)) * (after.length - 1))],
    ];
    return was && is ? { x: at.x + is.x - was.x, y: at.y + is.y - was.y } : at;
  }

  /** A line that both pictures have: all of it goes from the one way to the other. */
  *#sharedAt({ edge, layer: id, way }: SharedLine, travelled: number): Generator<Layer> {
    const target = this.#layers.find((one) => one.id === id);
    const [line] = target?.items ?? [];
    if (!target || line?.type !== 'path') return;
    const { zoom } = this.#account.viewport;
    const from = evenly(pointsAlong(edge.route).map((point) => this.#seen(point)));
    const to = evenly(Array.from({ length: 41 }, (_, i) => pointOn(way, i / 40)));
    const points = from.map((point, i) => between(point, to[i] ?? point, travelled));
    const [was = 1, isLate] = [edge.emphasis === 'rest' ? 0.28 : 1, travelled > 0.5];
    const drawn = stroked(
      pathOf(points),
      isLate ? (line.stroke ?? edge.colour) : edge.colour,
      mix(edge.width * zoom, line.width, travelled),
      { dash: isLate ? line.dash : dashes[edge.line].map((one) => one * zoom), cap: 'round' },
    );
    yield layer(`account:${edge.id}`, [drawn], { opacity: mix(was, target.opacity, travelled) });
    const end = points.at(-1);
    const head = 1 - ramp(travelled, 0.2, 0.6);
    if (!end || head <= 0 || edge.head === 'none') return;
    const { bends, to: tip } = edge.route;
    const before = bends?.at(-1) ?? edge.route.from;
    const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
    yield layer(`account:${edge.id}:head`, drawHead(edge, 0, 0, angle, this.#palette.canvas), {
      ...end,
      scale: zoom,
      opacity: was * head,
    });
  }

  /** The walls: from one room to the other. The room's name goes with its corner. */
  *#roomAt(painted: Painted, travelled: number, others: number): Generator<Layer> {
    const { room } = this.cast;
    if (!room) return;
    const { at } = this.#end;
    const { zoom } = this.#account.viewport;
    const [width, height] = [(room.width - 8) * zoom, (room.height - 8) * zoom];
    const middle = this.#seen(room);
    const box = {
      x: mix(middle.x - width / 2, at.room.x, travelled),
      y: mix(middle.y - height / 2, at.room.y, travelled),
      width: mix(width, at.room.width, travelled),
      height: mix(height, at.room.height, travelled),
    };
    yield layer('room', wallsOf(box, this.#palette));
    if (others > 0)
      yield layer(`account:${room.id}:words`, painted.texts, {
        x: box.x + width / 2,
        y: box.y + height / 2,
        scale: zoom,
        opacity: others,
      });
  }

  /** The door: it grows from one size to the other, and stays whole. */
  *#doorAt(travelled: number): Generator<Layer> {
    const { door } = this.cast;
    if (!door) return;
    const { at, pose } = this.#end;
    const palette = this.#palette;
    const scale = mix(this.#account.viewport.zoom, 1, travelled);
    const [width, height] = [
      mix(doorSize.width, at.door.width, travelled),
      mix(doorSize.height, at.door.height, travelled),
    ];
    const stands = { x: at.door.x + at.door.width / 2, y: at.door.y + at.door.height / 2 };
    const place = { ...between(this.#seen(door), stands, travelled), scale };
    const box = { x: -width / 2, y: -height / 2, width, height };
    const frame = travelled > 0.5 ? frameOf(pose, palette) : palette.sts;
    const [small, large] = [{ width: 78, height: 32 }, signOf(at)];
    const sign = {
      width: mix(small.width, large.width, travelled),
      height: mix(small.height, large.height, travelled),
    };
    yield layer('door', doorShapes(box, { open: pose.door * travelled, frame }, palette), place);
    yield layer('door-sign', doorSign(box, sign, frame, palette), place);
  }

  /** One of the stage's layers on its way: with its member of the cast, or in its place once everybody has arrived. */
  #stagedAt(
    one: Layer,
    travelled: number,
    staged: number,
    travelling: ReadonlyMap<Member, Travelling>,
  ): Layer[] {
    const { room, door } = this.cast;
    if (this.#sharedLayers.has(one.id)) return [];
    if ((room && one.id === 'room') || (door && /^door(-sign)?$/.test(one.id))) return [];
    const owned = this.#byLayer.get(one.id);
    const carrier = owned && travelling.get(owned.member);
    if (!carrier) return staged > 0 ? [{ ...one, opacity: one.opacity * staged }] : [];
    const [begun, whole] = owned.isShape ? [0.35, 0.5] : late.has(one.id) ? [0.8, 1] : [0.45, 0.6];
    const seen = ramp(travelled, begun, whole);
    if (seen <= 0) return [];
    const { at, width } = carrier.member;
    const by = carrier.width / width;
    return [
      {
        ...one,
        x: carrier.now.x + (one.x - at.x) * by,
        y: carrier.now.y + (one.y - at.y) * by,
        scale: one.scale * by,
        opacity: one.opacity * seen,
      },
    ];
  }
}
