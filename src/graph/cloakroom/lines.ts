import { widthOf } from '../drawing/letter-widths.ts';
import { isSession, labelPlace } from '../drawing/metrics.ts';
import { graphKinds } from '../kinds/kinds.ts';
import type { GraphEdge } from '../model/elements.ts';
import type { Point } from '../picture/geometry.ts';
import { lengthOf, reach, roundedWay } from '../picture/route.ts';
import type { LineStyle, Route, SceneNode } from '../picture/scene.ts';
import { doorId } from './furniture.ts';
import type { Room } from './room.ts';
import { channel, doorSize, outsiderSize, signHeight } from './room.ts';
import type { House, Leg, Stop, Wish } from './ways.ts';
import { Ways } from './ways.ts';

/** A line's way through the house, and where its dashes begin. */
interface Way {
  readonly route: Route;
  readonly phase?: number;
}

const wide = 34;
/** How far the mark “you” reaches above a shape. */
const youHeight = 34;
/** How far a line reaches to both sides of its channel while it changes its height by little. */
const slanted = 38;
/** How far an arch past pages is level beside a column, and how round it is. */
const archLead = 6;
const archTurn = 120;
/** The air between a column and the first channel beside it. */
export const beside = 10;
/** The part of the way beside the pages that belongs to lines over the room. */
export const insideWall = 10;

/** The greatest width of an outsider's name: its lines start behind it. */
export const outsiderName = 196;

/** The line that an edge wants. */
export const wishOf = ({ id, kind, source, target, state }: GraphEdge): Wish => ({
  id,
  kind,
  source,
  target,
  look: state === 'ready' ? kind : `${kind}-${state}`,
});

/** The width of an outsider's name, beside the shape. Digits, which many of them have, are as wide as bold letters. */
const besideOf = ({ texts: [name] = [] }: SceneNode): number =>
  name ? widthOf(name.text, name.size, true) : 0;

/** Makes the stop of a node: what lines to it, and past it, need to know. */
export function stopOf(node: SceneNode, column: number, isOutsider: boolean): Stop {
  const { id, x, y, width, height, kind, page } = node;
  const { gap, size } = labelPlace(node);
  const lines = node.sublabel === null ? 1 : 2.2;
  const under = node.label === '' && !isOutsider ? 0 : gap + size * (lines - 0.5);
  const ring = isSession(kind) ? 43 : 0;
  const side = Math.max(page ? width / 2 : reach(node), ring);
  const shape = page ? 'box' : ring > 0 ? 'circle' : graphKinds[kind].look.shape;
  return {
    id,
    column,
    x,
    y,
    width,
    height,
    shape,
    left: side + 1,
    right: isOutsider ? outsiderSize / 2 + 18 + besideOf(node) : side,
    top: y - Math.max(height / 2, ring),
    bottom: page || isOutsider ? y + height / 2 : y + Math.max(height / 2 + under, ring),
  };
}

export const doorStop = (door: Point, column: number): Stop => ({
  id: doorId,
  column,
  ...door,
  ...doorSize,
  shape: 'box',
  left: doorSize.width / 2,
  right: doorSize.width / 2,
  top: door.y - doorSize.height / 2 - signHeight,
  bottom: door.y + doorSize.height / 2 + 6,
});

function houseOf(room: Room, nodes: Iterable<SceneNode>): House {
  const stops = new Map<string, Stop>();
  for (const node of nodes) {
    const column = room.columnOf.get(node.id);
    if (column === undefined) continue;
    const stop = stopOf(node, column, room.outsiders.has(node.id));
    // The mark “you” stands above who acts.
    stops.set(node.id, node.id === room.you ? { ...stop, top: stop.top - youHeight } : stop);
  }
  const door = room.door && doorStop(room.door, room.doorColumn);
  if (door) stops.set(doorId, door);
  return { columns: room.columns, stops, walls: room.walls, door, roles: room.roles, passing: room.passing };
}

/** How far a line that arrives beside a shape's middle goes on to touch it. */
function inwards({ shape, width, height }: Stop, offset: number): number {
  const part = Math.min(1, Math.abs(offset) / (height / 2));
  if (shape === 'circle') return (width / 2) * (1 - Math.sqrt(1 - part * part));
  return shape === 'hexagon' ? (part * width) / 4 : 0;
}

function portOf({ stop, side, offset }: Leg['from']): Point {
  if (side === 'top') return { x: stop.x + offset, y: stop.y - stop.height / 2 - 2 };
  // Beside somebody from outside, a line begins behind the name, not at the shape.
  const isBehindName = side === 'right' && stop.right > stop.left;
  const by = isBehindName ? 0 : inwards(stop, offset);
  return {
    x: side === 'left' ? stop.x - stop.left + by : stop.x + stop.right - by,
    y: stop.y + offset,
  };
}

/** The ways of all lines of a house. */
export class Lines {
  readonly #house: House;
  readonly #ways: Ways;

  constructor(room: Room, nodes: Iterable<SceneNode>, wishes: readonly Wish[]) {
    this.#house = houseOf(room, nodes);
    this.#ways = new Ways(this.#house, wishes);
  }

  /** Returns a line's way, or null if the usual one will do. */
  wayOf(id: string, line: LineStyle): Way | null {
    const legs = this.#ways.legsOf(id);
    const [first, second] = legs;
    if (!first) return null;
    if (!second) return { route: roundedWay(this.#points(first), first.isPassing ? archTurn : wide) };
    const { door } = this.#house;
    const [before, behind] = [this.#points(first), this.#points(second)];
    const at = door?.x ?? 0;
    const through = [
      { x: at, y: before.at(-1)?.y ?? 0 },
      { x: at, y: behind[0]?.y ?? 0 },
    ];
    const dash = line === 'dotted' ? 7 : line === 'dashed' ? 16 : 9;
    // All lines to a role have their dots at the same places behind the door.
    const begun = lengthOf(roundedWay([...before, ...through, ...behind.slice(0, 1)], wide));
    return { route: roundedWay([...before, ...through, ...behind], wide), phase: -(begun % dash) };
  }

  /** The x of a channel in a gap. */
  #channelAt(gap: number, place: number): number {
    const { columns } = this.#house;
    const count = this.#ways.channels[gap] ?? 1;
    const isLast = gap === columns.length - 1;
    const from = columns[gap]?.right ?? 0;
    if (isLast) return from + beside + place * channel;
    const to = columns[gap + 1]?.left ?? from;
    const room = to - from - 2 * beside;
    const pitch = Math.min(channel, Math.max(0, room) / Math.max(1, count - 1));
    return (from + to) / 2 + (place - (count - 1) / 2) * pitch;
  }

  /** A turn from one height to another: straight up or down, or slanted where the two are near each other. */
  #turn(gap: number, x: number, from: number, to: number, leg: Leg): Point[] {
    const { from: begin, to: end } = leg;
    const { columns } = this.#house;
    const [left, right] = [columns[gap]?.right ?? x, columns[gap + 1]?.left ?? x];
    const isForth = begin.stop.column < end.stop.column;
    // A refusal goes past the pages in an arch: it takes all of the gap to go down, and to come up again.
    if (leg.isPassing && leg.passes.length > 0)
      return [
        { x: left + archLead, y: from },
        { x: right - archLead, y: to },
      ];
    const slant = isForth ? Math.min(slanted - Math.abs(to - from) / 2, x - left - 4, right - x - 4) : 0;
    const by = Math.max(0, slant);
    return [
      { x: x - by, y: from },
      { x: x + by, y: to },
    ];
  }

  #points(leg: Leg): Point[] {
    const [from, to] = [portOf(leg.from), portOf(leg.to)];
    if (leg.over) return this.#pointsOver(leg, from, to);
    const points = [from];
    let { y } = from;
    leg.gaps.forEach((gap, i) => {
      const next = i === leg.gaps.length - 1 ? to.y : (leg.passes[i]?.y ?? y);
      const place = leg.channels[i];
      if (place !== null && place !== undefined) {
        points.push(...this.#turn(gap, this.#channelAt(gap, place), y, next, leg));
      }
      y = next;
    });
    return [...points, to];
  }

  #pointsOver(leg: Leg, from: Point, to: Point): Point[] {
    const y = this.#ways.heightOver(leg);
    const x = from.x + insideWall + (leg.over?.place ?? 0) * channel;
    const place = leg.channels[0];
    const down = place === undefined || place === null ? to.x : this.#channelAt(leg.gaps[0] ?? 0, place);
    const beside = place === undefined || place === null ? [] : [{ x: down, y: to.y }];
    return [from, { x, y: from.y }, { x, y }, { x: down, y }, ...beside, to];
  }
}
