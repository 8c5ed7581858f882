import { laneOf } from '../kinds/kinds.ts';
import type { EdgeKind } from '../model/elements.ts';
import type { Point } from '../picture/geometry.ts';
import { reach, lengthTo, roundedWay } from '../picture/route.ts';
import type { LineStyle, Route, SceneNode } from '../picture/scene.ts';
import { doorId } from './furniture.ts';
import { behindRoom, columnsAt, doorSize, gutters, outsiderSize, threshold } from './room.ts';
import type { Peg, Room } from './room.ts';

/** A line's way through the house, and where its dashes begin. */
interface Way {
  readonly route: Route;
  readonly phase?: number;
}

const wide = 34;
const tight = 11;
/** How far below a person's middle the trust lines start. */
const beside = 10;
/** From this x on, all lines to the door run in one bundle. */
const bundled = gutters.trust + 2 * wide;

/** The greatest width of an outsider's name: its lines start behind it. */
const longestName = 330;

const leaves = (node: SceneNode, room: Room): Point => ({
  x:
    room.sides.get(node.id) === 'outside' && node.width <= outsiderSize
      ? node.x +
        outsiderSize / 2 +
        10 +
        (node.texts?.[0] ? Math.min(longestName, node.texts[0].text.length * node.texts[0].size * 0.56) : 0)
      : node.x + reach(node),
  y: node.y,
});

/** Where lines to a role end: the left corner of its hat. */
const arrives = (node: SceneNode): Point => ({ x: node.x - reach(node) - 2, y: node.y });

/**
 * The way to a role, which only leads through the door: along the floor to STS's door, and from behind it to the peg.
 */
function throughDoor(source: SceneNode, target: SceneNode, room: Room, line: LineStyle): Way {
  const isOutside = room.sides.get(source.id) === 'outside';
  const isPerson = source.kind === 'user' || source.kind === 'root';
  const at = leaves(source, room);
  // A person's memberships leave from the middle.
  const from = isPerson && !isOutside ? { x: at.x - 2.5, y: at.y + beside } : at;
  const to = arrives(target);
  const { door } = room;
  const y = door.y + (isOutside ? threshold.outside : threshold.inside);
  // A node in the groups' column hands roles on past the pages, in a row of its own.
  const isHolder = source.x > gutters.trust;
  const turn = isOutside || isHolder ? gutters.door : gutters.trust;
  const route = roundedWay(
    [
      from,
      { x: turn, y: from.y },
      { x: turn, y },
      { x: gutters.behindDoor, y },
      { x: gutters.behindDoor, y: to.y },
      to,
    ],
    isOutside || isHolder ? 14 : wide,
  );
  const dash = line === 'dotted' ? 7 : line === 'dashed' ? 16 : 9;
  const begins = isOutside || isHolder ? columnsAt.door - doorSize.width / 2 : bundled;
  return { route, phase: -(lengthTo(route, begins) % dash) };
}

/** The way from one role to another: somebody who wears the first asks at the door like everybody else. */
function backToDoor(source: SceneNode, target: SceneNode, { door }: Room): Way {
  const [x, y] = [gutters.behindDoor, door.y + threshold.inside];
  const [from, to] = [{ x: source.x - reach(source), y: source.y + 6 }, arrives(target)];
  const asked = y - 20;
  return {
    route: roundedWay(
      [
        from,
        { x: x - 6, y: from.y },
        { x: x - 6, y: asked },
        { x: door.x, y: asked },
        { x: door.x, y },
        { x, y },
        { x, y: to.y },
        to,
      ],
      tight,
    ),
  };
}

/** The way from the side of a group to its pages: a short bracket. */
function toPage(source: SceneNode, target: SceneNode, { names }: Room): Way {
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x - target.width / 2, y: target.y };
  const isNear = source.x > gutters.people || names !== undefined;
  // If the name is wide, the line turns where the name has ended.
  const turn = names === undefined ? (isNear ? (from.x + to.x) / 2 : gutters.people - 14) : to.x - tight;
  return {
    route: roundedWay([from, { x: turn, y: from.y }, { x: turn, y: to.y }, to], isNear ? tight : wide),
  };
}

/** The way to a resource, around the room: over it for those inside the account, under it for those from outside. */
function toResource(source: SceneNode, target: SceneNode, room: Room): Way {
  const to = { x: target.x - target.width / 2 - 2, y: target.y };
  const gutter = behindRoom(room.pegs.length > 0).beside;
  const beside = { x: gutter, y: to.y };
  const own = room.pegs.find(({ id }) => id === source.id);
  if (own)
    return {
      route: roundedWay([...fromPeg(own), { x: gutter, y: own.top + 10 }, beside, to], tight),
    };
  const isOutside = room.sides.get(source.id) === 'outside';
  const from = leaves(source, room);
  const turn = isOutside || source.x > gutters.people ? gutters.door : gutters.trust + 12;
  const y = isOutside ? room.under : room.over;
  return {
    route: roundedWay([from, { x: turn, y: from.y }, { x: turn, y }, { x: gutter, y }, beside, to], tight),
  };
}

/** Where a line leaves a role: below its rail and above its name. */
const fromPeg = ({ x, y, top }: Peg): Point[] => [
  { x: x + 17, y: y - 24 },
  { x: x + 30, y: top + 10 },
];

/** The way from one column to the next: a curve that turns in the gutter, where nobody stands. */
function besideEachOther(source: SceneNode, target: SceneNode, gutter: number, room: Room): Way {
  const from = leaves(source, room);
  const to = { x: target.x - reach(target), y: target.y };
  return {
    route: {
      from,
      to,
      bends: [
        { x: gutter, y: from.y },
        { x: gutter, y: to.y },
      ],
    },
  };
}

/** Returns the way of a relation in a picture with a room for roles, or null if the usual way will do. */
export function wayOf(
  kind: EdgeKind,
  line: LineStyle,
  source: SceneNode,
  target: SceneNode,
  room: Room,
): Way | null {
  const [sourceSide, targetSide] = [room.sides.get(source.id), room.sides.get(target.id)];
  if (target.page) return room.pegs.some(({ id }) => id === source.id) ? null : toPage(source, target, room);
  if (target.kind === 'role' && sourceSide !== undefined) return throughDoor(source, target, room, line);
  if (target.kind === 'role' && source.kind === 'role') return backToDoor(source, target, room);
  if (laneOf[target.kind === 'sts' ? 'user' : target.kind] === 'resources')
    return toResource(source, target, room);
  if (kind === 'key' || sourceSide === undefined || targetSide === undefined) return null;
  if (target.x <= source.x) return null;
  return besideEachOther(source, target, sourceSide === 'outside' ? gutters.pools : gutters.people, room);
}

/**
 * Returns the way of a call: to STS's door along the floor, the answer back, or from the door to a role. Null for a
 * call between others.
 */
export function callWay(source: SceneNode, target: SceneNode, room: Room): Route | null {
  if (target.id === doorId) {
    const from = leaves(source, room);
    const y = room.door.y + threshold.inside;
    const to = { x: target.x - doorSize.width / 2 - 6, y };
    return roundedWay([from, { x: gutters.trust, y: from.y }, { x: gutters.trust, y }, to], wide);
  }
  if (source.id === doorId && room.sides.get(target.id) === 'inside') {
    // The answer runs back beside the question, so that both can be seen.
    const [x, y] = [gutters.trust + tight, room.door.y + threshold.inside + tight];
    const to = { x: target.x + reach(target) + 4, y: target.y + tight };
    const from = { x: source.x - doorSize.width / 2 - 6, y };
    return roundedWay([from, { x, y }, { x, y: to.y }, to], wide);
  }
  if (source.id !== doorId || target.kind !== 'role') return null;
  const to = arrives(target);
  const from = { x: source.x + doorSize.width / 2, y: source.y };
  return roundedWay(
    [from, { x: gutters.behindDoor, y: from.y }, { x: gutters.behindDoor, y: to.y }, to],
    tight,
  );
}
