import { columnHeads } from '#words/graph.ts';
import { stage as words } from '#words/stage.ts';
import { widthOf } from '../drawing/letter-widths.ts';
import { plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive, TextPrimitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import type { Bounds, Point, Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import { pointsAlong } from '../picture/route.ts';
import type { SceneEdge, SceneNode } from '../picture/scene.ts';
import { plainNode } from '../picture/scene.ts';
import { doorShapes, doorSign } from '../stage/door-shapes.ts';
import { apart, fitStart, write } from '../stage/layer.ts';
import { pointer, pointerSize } from '../stage/pointer.ts';
import { doorSize, letters, roomName } from './room.ts';
import type { Mark, Room } from './room.ts';

/** The door's id in a scene. While the picture tells of a call to STS, the call's arrow ends at the door. */
export const doorId = 'flow:door';
/** The room's id in a scene. */
export const roomId = 'flow:room';

/**
 * A piece of furniture, which nobody selects: the roles' room, the door, the account's line, or the mark
 * “you”.
 */
export const piece = (
  id: string,
  x: number,
  y: number,
  drawing: { readonly width: number; readonly height: number; readonly items: readonly Primitive[] },
  furniture: 'back' | 'front',
  palette: Palette,
  texts: readonly TextPrimitive[] = [],
): SceneNode => ({
  id: `flow:${id}`,
  kind: 'sts',
  x,
  y,
  width: drawing.width,
  height: drawing.height,
  appearance: plainAppearance('sts'),
  drawing: { key: `${palette.canvas}${id}${JSON.stringify(drawing.items)}`, ...drawing },
  ...plainNode,
  texts,
  furniture,
});

/** The room behind the door, with its name in its upper left corner. */
function roomPiece(walls: Bounds, palette: Palette, size: number): SceneNode {
  const [x, y] = [(walls.left + walls.right) / 2, (walls.top + walls.bottom) / 2];
  const [width, height] = [walls.right - walls.left, walls.bottom - walls.top];
  const wall = rectangle(width, height, 10);
  const items = [
    filled(wall, palette.role, { opacity: 0.05 }),
    stroked(wall, palette.role, 1.5, { opacity: 0.3 }),
  ];
  const name = write(columnHeads.roles, 14 - width / 2, roomName.middle - height / 2, palette.ink2, {
    size,
    anchor: 'start',
    weight: 600,
  });
  return piece('room', x, y, { width: width + 8, height: height + 8, items }, 'back', palette, [name]);
}

/** The letters of the room's name and of “you” are no larger than this: there is a corner for them, and no more. */
const largestName = 28;

/** The parts of the room's width at which its name may begin: the first at which no line runs through it is taken. */
const nameBegins = [0, 0.25, 0.5, 0.75];

/** Moves the room's name along its upper wall to where no line runs through it. */
export function clearRoomName(nodes: readonly SceneNode[], edges: readonly SceneEdge[]): SceneNode[] {
  return nodes.map((node) => {
    const [name] = node.texts ?? [];
    if (node.id !== roomId || !name) return node;
    const long = widthOf(name.text, name.size, true);
    const lines = edges.map(({ route }) => pointsAlong(route));
    const isFree = (x: number): boolean => {
      const [left, y] = [node.x + x - 4, node.y + name.y];
      const isIn = (point: Point): boolean =>
        point.x > left && point.x < left + long + 8 && Math.abs(point.y - y) < name.size / 2 + 2;
      return !lines.some((line) => line.some(isIn));
    };
    const begin = nameBegins.map((part) => name.x + part * node.width).find(isFree);
    return begin === undefined ? node : { ...node, texts: [{ ...name, x: begin }] };
  });
}

function doorPiece(door: Point, palette: Palette, size: number): SceneNode {
  const box = { x: -doorSize.width / 2, y: -doorSize.height / 2, ...doorSize };
  const { paths, texts } = apart([
    ...doorShapes(box, { open: 0, frame: palette.sts }, palette),
    ...doorSign(box, { width: 78, height: 32 }, palette.sts, palette),
  ]);
  const leaves = { width: doorSize.width + 34, height: doorSize.height + 64, items: paths };
  // The sign's letters can be read at every zoom, as all others can.
  const sign = texts.map((text) => ({ ...text, size: Math.max(text.size, size) }));
  return piece('door', door.x, door.y, leaves, 'front', palette, sign);
}

function borderPiece(border: NonNullable<Room['border']>, palette: Palette, size: number): SceneNode {
  const x = (border.from + border.to) / 2;
  const width = border.to - border.from;
  const line = stroked(`M${String(-width / 2)} 0H${String(width / 2)}`, palette.policyEdge, 1.5, {
    dash: [5, 6],
  });
  const told = write(fitStart(words.outside, width, size), -width / 2, 3 + size * 0.54, palette.ink2, {
    size,
    anchor: 'start',
  });
  return piece('border', x, border.y, { width, height: 8, items: [line] }, 'back', palette, [told]);
}

/**
 * The mark “you”: at the upper left of whoever acts, between key and shape, at its left where no key stands, or above a
 * session in columns, where no line comes past.
 */
function youPiece(
  place: Point,
  { width, height }: Size,
  points: Mark['points'],
  palette: Palette,
  textScale: number,
): SceneNode {
  const letter = Math.min(letters.text * textScale, largestYou);
  const inside = Math.min(letters.text * textScale, largestName);
  const [wide, high] = pointerSize(letter);
  const tip = letter * 0.55;
  const above = high / 2 + tip;
  // From where its tip touches the shape: at its left, at 225°, or at its top.
  const [dx, dy] = {
    right: [(width + wide) / 2 + tip + 2, 0] as const,
    corner: [width * 0.36 + wide / 2, height * 0.36 + above] as const,
    down: [0, height / 2 + above] as const,
  }[points];
  const { paths, texts } = apart(pointer(letter, palette, points, inside));
  const drawing = { width: wide + 4 * tip, height: high + 4 * tip, items: paths };
  // Only the mark's body takes room: its tip touches who acts.
  return {
    ...piece('you', place.x - dx, place.y - dy, drawing, 'front', palette, texts),
    width: wide,
    height: high,
  };
}

/** If it were larger, the mark would reach the key beside it; it has room for letters a little larger than its size. */
const largestYou = 18;

/** Draws the house around those who stand in it, and the mark “you”. The room lies behind them, door and mark in front. */
export function furnish(
  { places, room, mark }: Layout,
  palette: Palette,
  textScale: number,
  sizeOf: (id: string) => Size | null,
): SceneNode[] {
  const size = letters.text * textScale;
  const { walls, door, border, you, points = 'corner' }: Partial<Room> = room ?? mark ?? {};
  const [place, shape] = you ? [places.get(you), sizeOf(you)] : [];
  return [
    ...(walls ? [roomPiece(walls, palette, size)] : []),
    ...(door ? [doorPiece(door, palette, size)] : []),
    ...(border ? [borderPiece(border, palette, size)] : []),
    ...(place && shape ? [youPiece(place, shape, points, palette, textScale)] : []),
  ];
}
