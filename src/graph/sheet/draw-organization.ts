import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { stroked, filled, icon } from '../drawing/primitives.ts';
import { card, layer, write } from '../stage/layer.ts';
import type { Drawn } from './lay-out.ts';
import { linesOf } from './lay-out.ts';
import type { Pictured, PicturedPlace } from './pictured.ts';
import type { AnyKind } from '../../engine/index.ts';
import { graphKinds } from '../kinds/kinds.ts';
import { smallPicture } from '../kinds/small-picture.ts';

/** The sizes with which the page lays the tree out, in pixels. */
const [cardWidth, padding, across, between] = [224, 10, 40, 16];
const [nameSize, noteSize, lineHeight] = [14, 13, 17];
const [iconSize, pageSize, gap] = [28, 16, 8];
const textLeft = padding + iconSize + gap;
const textRoom = cardWidth - textLeft - padding;
const ceilingLeft = padding + pageSize + gap;
/** The room for “SCP” at the end of a ceiling's line. */
const typeRoom = 34;

/** A place and the room that it takes with everything below it, as y coordinates. */
interface Standing {
  readonly place: PicturedPlace;
  readonly x: number;
  readonly middle: number;
  readonly bottom: number;
  readonly below: readonly Standing[];
}

/** The contents of a card, line by line. */
function contentOf({ name, notes, ceilings }: PicturedPlace) {
  const names = linesOf(name, textRoom, nameSize);
  const small = notes.flatMap((note) => linesOf(note, textRoom, noteSize));
  const hung = ceilings.map((one) => ({
    type: one.type,
    lines: linesOf(one.name, cardWidth - ceilingLeft - padding - typeRoom, noteSize),
  }));
  const head = Math.max(iconSize, (names.length + small.length) * lineHeight);
  const each = hung.map(({ lines }) => Math.max(pageSize, lines.length * lineHeight) + 6);
  return { names, small, hung, head, height: 2 * padding + head + each.reduce((sum, one) => sum + one, 0) };
}

/** Places each card at the middle of the cards below it. */
function stand(place: PicturedPlace, x: number, top: number): Standing {
  const own = contentOf(place).height;
  const below: Standing[] = [];
  let y = top;
  for (const one of place.below) {
    const standing = stand(one, x + cardWidth + across, y);
    below.push(standing);
    y = standing.bottom + between;
  }
  const [first, last] = [below[0], below.at(-1)];
  if (!first || !last) return { place, x, middle: top + own / 2, bottom: top + own, below };
  const middle = (first.middle + last.middle) / 2;
  const standing = { place, x, middle, bottom: Math.max(last.bottom, middle + own / 2), below };
  // A card may be taller than everything below it.
  return moved(standing, Math.max(0, top + own / 2 - middle));
}

const moved = (one: Standing, by: number): Standing => ({
  ...one,
  middle: one.middle + by,
  bottom: one.bottom + by,
  below: one.below.map((each) => moved(each, by)),
});

function drawPlace({ place, x, middle }: Standing, palette: Palette): Primitive[] {
  const { names, small, hung, head, height } = contentOf(place);
  const top = middle - height / 2;
  const line = place.isViewed ? palette.accent : palette.policyEdge;
  const items = card({ x, y: top, width: cardWidth, height }, palette.paper, line, place.isViewed ? 3 : 1.5);
  items.push(...drawKind(place.kind, x + padding, top + padding + (head - iconSize) / 2, iconSize, palette));
  let y = top + padding + (head - (names.length + small.length) * lineHeight) / 2 + lineHeight / 2;
  const say = (text: string, left: number, fill: string, size: number, weight = 400): void => {
    items.push(write(text, x + left, y, fill, { anchor: 'start', size, weight }));
    y += lineHeight;
  };
  for (const text of names) say(text, textLeft, palette.ink, nameSize, 700);
  for (const text of small) say(text, textLeft, palette.ink2, noteSize);
  y = top + padding + head + 6 + lineHeight / 2;
  for (const { type, lines } of hung) {
    items.push(...drawKind('organizationPolicy', x + padding, y - pageSize / 2, pageSize, palette));
    items.push(write(type, x + cardWidth - padding, y, palette.ink2, { anchor: 'end', size: noteSize }));
    for (const text of lines) say(text, ceilingLeft, palette.ink, noteSize);
    y += 6;
  }
  return items;
}

/** Draws the lines from a place to each of those below it, at right angles. */
function drawWays({ x, middle, below }: Standing, palette: Palette): Primitive[] {
  const [start, turn, end] = [x + cardWidth, x + cardWidth + across / 2, x + cardWidth + across];
  return below.map((one) =>
    stroked(
      `M${String(start)} ${String(middle)}H${String(turn)}V${String(one.middle)}H${String(end)}`,
      palette.policyEdge,
      1.5,
    ),
  );
}

function* all(one: Standing): Generator<Standing> {
  yield one;
  for (const each of one.below) yield* all(each);
}

/** Draws the tree of an organization, which the page shows with buttons. */
export function drawOrganization(
  { root, apart }: Extract<Pictured, { kind: 'organization' }>,
  palette: Palette,
): Drawn {
  const tree = stand(root, 0, 0);
  const standing = [...all(tree)];
  const heads: Primitive[] = [];
  let { bottom } = tree;
  if (apart.places.length > 0) {
    heads.push(
      write(apart.title, 0, bottom + 34, palette.ink, { anchor: 'start', size: nameSize, weight: 700 }),
    );
    bottom += 52;
    for (const place of apart.places) {
      const one = stand(place, 0, bottom);
      standing.push(one);
      bottom = one.bottom + between;
    }
  }
  const right = Math.max(...standing.map(({ x }) => x)) + cardWidth;
  return {
    layers: [
      layer(
        'ways',
        standing.flatMap((one) => drawWays(one, palette)),
      ),
      layer('places', [...heads, ...standing.flatMap((one) => drawPlace(one, palette))]),
    ],
    box: [-2, -2, right + 4, bottom + 4],
  };
}

/** Draws the small picture of a kind as the page's lists have it, `size` wide; (x, y) is its upper left corner. */
function drawKind(kind: AnyKind, x: number, y: number, size: number, palette: Palette): Primitive[] {
  const { shape, icon: d, colour, outline } = smallPicture(kind);
  const { scale, x: middleX, y: middleY } = graphKinds[kind].look.small;
  const by = size / 24;
  const place = [x, y, by] as const;
  const inside = (fill: string): Primitive =>
    icon(d, fill, 24 * scale * by, x + middleX * by, y + middleY * by);
  if (outline === 'none') return [filled(shape, palette[colour], { place }), inside(palette.onEntity)];
  return [
    filled(shape, palette.paper, { place }),
    stroked(shape, palette[colour], 2, { place, dash: outline === 'dashed' ? [3.2, 2] : [] }),
    inside(palette[colour]),
  ];
}
