import { stage as words } from '#words/stage.ts';
import { plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive, TextPrimitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import type { Layout } from '../picture/layout.ts';
import type { SceneNode } from '../picture/scene.ts';
import { doorShapes, doorSign } from '../stage/door-shapes.ts';
import { apart, fitStart, write, pointer } from '../stage/layer.ts';
import { columnsAt, doorSize, letters, outsiderSize, peg as at } from './room.ts';
import type { Room } from './room.ts';

/** The door's id in a scene. While the picture tells of a call to STS, the call's arrow ends at the door. */
export const doorId = 'flow:door';

/**
 * A piece of furniture, which nobody selects: the cloakroom with its rails, the door, the account's line, or the mark
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
  label: '',
  sublabel: null,
  emphasis: 'plain',
  glow: null,
  textScale: 1,
  ring: null,
  draggable: false,
  texts,
  furniture,
});

/** Cuts a text at its first space: beside those from outside there is room for a word or two. */
function inTwo(text: string): string[] {
  const at = text.indexOf(' ');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function roomItems({ walls, pegs }: Room, x: number, y: number, palette: Palette): Primitive[] {
  const [width, height] = [walls.right - walls.left, walls.bottom - walls.top];
  const wall = rectangle(width, height, 12);
  const items: Primitive[] = [
    filled(wall, palette.role, { opacity: 0.05 }),
    stroked(wall, palette.role, 1.5, { opacity: 0.22 }),
  ];
  for (const peg of pegs) {
    const [px, top] = [peg.x - x, peg.top + at.rail - y];
    const ring = peg.top + at.ring - y;
    items.push(
      stroked(`M${String(px - 30)} ${String(top)}H${String(walls.right - x - 18)}`, palette.role, 6, {
        cap: 'round',
        opacity: 0.2,
      }),
      stroked(`M${String(px)} ${String(top)}V${String(top + 18)}`, palette.policy, 2.5),
      filled(ellipse(10, 10), palette.policy, { place: [px, top, 1] }),
      stroked(`M${String(px)} ${String(ring - 22)}V${String(ring - 9)}`, palette.key, 2),
      stroked(ellipse(18, 18), palette.key, 2.5, { place: [px, ring, 1] }),
    );
  }
  return items;
}

/** Draws the house around those who stand in it. The room lies behind them, the door and the pointer in front. */
export function furnish(
  { places, room }: Layout,
  palette: Palette,
  textScale: number,
  shapeHeight: (id: string) => number,
): SceneNode[] {
  if (!room) return [];
  const { walls, door, border, you, pegs } = room;
  const pieces: SceneNode[] = [];
  const size = letters.text * textScale;
  if (pegs.length > 0) {
    const [x, y] = [(walls.left + walls.right) / 2, (walls.top + walls.bottom) / 2];
    const [width, height] = [walls.right - walls.left + 8, walls.bottom - walls.top + 8];
    pieces.push(
      piece('room', x, y, { width, height, items: roomItems(room, x, y, palette) }, 'back', palette),
    );
    const box = { x: -doorSize.width / 2, y: -doorSize.height / 2, ...doorSize };
    const { paths, texts } = apart([
      ...doorShapes(box, { open: 0, frame: palette.sts }, palette),
      ...doorSign(box, { width: 78, height: 32 }, palette.sts, palette),
    ]);
    const leaves = { width: doorSize.width + 34, height: doorSize.height + 64, items: paths };
    // The sign's letters can be read at every zoom, as all others can.
    const sign = texts.map((text) => ({ ...text, size: Math.max(text.size, size) }));
    pieces.push(piece('door', door.x, door.y, leaves, 'front', palette, sign));
  }
  if (border) {
    const x = (border.from + border.to) / 2;
    const width = border.to - border.from;
    const line = stroked(`M${String(-width / 2)} 0H${String(width / 2)}`, palette.policyEdge, 1.5, {
      dash: [5, 6],
    });
    const free = columnsAt.who - outsiderSize / 2 - border.from - 6;
    const told = inTwo(words.outside).map((line, i) =>
      write(fitStart(line, free, size), -width / 2, 14 + i * size * 1.15, palette.ink2, {
        size,
        anchor: 'start',
      }),
    );
    pieces.push(piece('border', x, border.y, { width, height: 8, items: [line] }, 'back', palette, told));
  }
  const place = you === null ? undefined : places.get(you);
  if (you !== null && place) {
    const letter = letters.text * textScale;
    const { paths, texts } = apart(pointer(letter, palette));
    const y = place.y - shapeHeight(you) / 2 - 1.6 * letter;
    const drawing = { width: 4 * letter + 4, height: 3 * letter, items: paths };
    pieces.push(piece('you', place.x, y, drawing, 'front', palette, texts));
  }
  return pieces;
}
