import { headings, narrowHeadings, bars as words, spoken } from '#words/overview.ts';
import { count as digits } from '../../../words/index.ts';
import type { Palette } from '../../drawing/palette.ts';
import type { Primitive, TextRun, TextPrimitive } from '../../drawing/primitives.ts';
import { filled, stroked } from '../../drawing/primitives.ts';
import type { Block } from '../flow.ts';
import type { FlowLayout } from '../place/place-flow.ts';
import type { BlockLayout } from '../place/rows.ts';
import { clipped, clippedName, textWidth } from '../place/text-width.ts';
import { roundBox } from './flow-shapes.ts';
import type { AnyKind } from '../../../engine/index.ts';
import { icons } from '../../drawing/icons.ts';
import { smallShapes } from '../../kinds/small-shapes.ts';
import { graphKinds } from '../../kinds/kinds.ts';

type More = Partial<Pick<TextPrimitive, 'weight' | 'mono' | 'anchor' | 'then'>>;

/** A line of the overview's words. Its size doesn't depend on the picture's. */
const textLine = (text: string, x: number, y: number, fill: string, more: More = {}): TextPrimitive => ({
  type: 'text',
  x,
  y,
  text,
  size: 13,
  weight: 400,
  mono: false,
  fill,
  halo: 'none',
  anchor: 'start',
  ...more,
});

const columns = ['users', 'roles', 'policies'] as const;
type Scaled = (typeof columns)[number];

/** A line of the legend: a count, and the bar with that height. */
interface LegendRow {
  readonly column: Scaled;
  readonly count: number;
  readonly bar: number;
  /** The bar's middle. */
  readonly y: number;
}

interface Legend {
  readonly x: number;
  /** The place of the heading. */
  readonly y: number;
  readonly rows: readonly LegendRow[];
}

const [rowHeight, headingHeight, mostBar] = [20, 24, 14];

/** Returns the largest 1, 2 or 5 with noughts whose bar is no taller than a row. */
function roundCount(scale: number, most: number): number {
  let best = 1;
  for (let power = 1; power * scale <= mostBar && power <= most; power *= 10)
    for (const step of [1, 2, 5])
      if (step * power * scale <= mostBar && step * power <= most) best = step * power;
  return best;
}

/** The legend of scales in the corner below the keys, or null if there is no room for it. */
export function legendOf({ flow, room, spans, isNarrow, blocks, scales }: FlowLayout): Legend | null {
  if (isNarrow || room.isBare || room.isPart || spans.keys.width === 0) return null;
  const shown = columns.filter((column) => flow.totals[column] > 0 && scales[column] > 0);
  const y = room.height - shown.length * rowHeight - 8;
  const lowest = Math.max(
    0,
    ...[...blocks.values()].flatMap(({ block, top, height, y: at, bar }) =>
      block.column === 'keys' ? [top + height, at + bar] : [],
    ),
  );
  if (shown.length === 0 || lowest + headingHeight > y - headingHeight / 2) return null;
  const rows = shown.map((column, i): LegendRow => {
    const count = roundCount(scales[column], flow.totals[column]);
    return { column, count, bar: Math.max(1.5, count * scales[column]), y: y + (i + 0.5) * rowHeight };
  });
  return { x: spans.keys.x, y: y - headingHeight / 2, rows };
}

const colours = { users: 'user', roles: 'role', policies: 'policy' } as const;

/** Draws the scales of the bars in the picture's corner, if there is room for them. */
function scaleLegend(layout: FlowLayout, palette: Palette): Primitive[] {
  const legend = legendOf(layout);
  if (!legend) return [];
  const { x, y, rows } = legend;
  return [
    textLine(words.taller, x, y, palette.ink2),
    ...rows.flatMap(({ column, count, bar, y: middle }) => [
      filled(roundBox(x, middle - bar / 2, 6, bar, 0), palette[colours[column]]),
      textLine(spoken[column](count), x + 15, middle, palette.ink2),
    ]),
  ];
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** A triangle with an exclamation mark around its middle: worth a look. */
const warning = (x: number, y: number, palette: Palette): Primitive[] => [
  stroked(`M${n(x)} ${n(y - 6.5)}l7 12.5h-14z`, palette.warn, 1.6),
  stroked(`M${n(x)} ${n(y - 2)}v4M${n(x)} ${n(y + 4.2)}v.2`, palette.warn, 1.6, { cap: 'round' }),
];

/** The small picture of a kind within another picture, 20 px wide; (x, y) is its upper left corner. */
function kindMark(kind: AnyKind, x: number, y: number, palette: Palette): Primitive[] {
  const { look } = graphKinds[kind];
  const { scale, x: middleX, y: middleY } = look.small;
  const size = 20 / 24;
  const colour = palette[look.colour];
  const [ring] = look.rings;
  const place = [x, y, size] as const;
  const iconPlace = [
    x + size * (middleX - 12 * scale),
    y + size * (middleY - 12 * scale),
    size * scale,
  ] as const;
  return [
    ring
      ? stroked(smallShapes[look.shape].outlined, colour, 1.75, { place, dash: ring[2] ? [3, 2.4] : [] })
      : filled(smallShapes[look.shape].filled, colour, { place }),
    filled(icons[look.icon], ring ? colour : palette.onEntity, { place: iconPlace }),
  ];
}

/** The distance from a line's middle down to the foot of its letters. */
const toFoot = 4.5;
const bold = 650;
/** The width of the button that closes an open group; it stands in the group's block. */
const closeSize = 40;
/** The height of a name with its count below it. */
const twoLines = 40;

const countText = ({ count }: Block): string => (count === null ? '' : digits(count));
const counted = (text: string, gap: number, palette: Palette): TextRun => ({
  text,
  gap,
  fill: palette.ink2,
  weight: 400,
  mono: true,
});

/** Writes the names and counts of a flow. Their size doesn't depend on the picture's. */
class Labels {
  constructor(
    private readonly layout: FlowLayout,
    private readonly palette: Palette,
  ) {}

  /** Returns a block's icon. Only a part of an account has room for icons. */
  #iconOf({ icon, column }: Block): Block['icon'] {
    const { room, isNarrow } = this.layout;
    return column === 'who' || (room.isPart && !isNarrow) ? icon : null;
  }

  #indent(block: Block): number {
    return (block.column === 'who' ? 2 : 14) + (this.#iconOf(block) === null ? 0 : 28);
  }

  /** The room for a block's words, beside its count or the button that closes it. */
  #roomOf(box: BlockLayout): number {
    const { block, width } = box;
    const isOpen = block.column === 'groups' && block.note !== null;
    const isAlone = block.count === null || this.#isCountedBelow(box);
    const beside = isOpen ? closeSize : isAlone ? 0 : countText(block).length * 7.8 + 6;
    return width - this.#indent(block) - 8 - beside;
  }

  /** Whether the count stands below the name: in a narrow picture a tall block has room for the whole name so. */
  #isCountedBelow({ block, width, bar }: BlockLayout): boolean {
    const room = width - this.#indent(block) - 8 - countText(block).length * 7.8 - 6;
    return this.layout.isNarrow && block.count !== null && bar >= twoLines && textWidth(block.short) > room;
  }

  #nameOf(box: BlockLayout): string {
    const { block } = box;
    const room = this.#roomOf(box);
    const isLong = this.layout.isNarrow || textWidth(block.name) > room;
    return clippedName(isLong ? block.short : block.name, room);
  }

  /** Returns the second line: it stands below the name, or beside it in close rows. */
  #noteOf(box: BlockLayout): string | null {
    const { note, isWarned } = box.block;
    const { isNarrow, isTerse } = this.layout;
    if (note === null || isNarrow) return null;
    const used = isTerse ? textWidth(this.#nameOf(box)) + 10 : isWarned ? 20 : 0;
    const room = this.#roomOf(box) - used + (isTerse ? 0 : 10);
    return room < 40 ? null : clipped(note, room, 'plain');
  }

  headings(): Primitive[] {
    const { layout, palette } = this;
    return layout.headings.map(({ column, x, y, isAtRight }) => {
      const isCounted = column !== 'who' && column !== 'own';
      const total = isCounted ? digits(layout.flow.totals[column]) : '';
      const name = layout.isNarrow ? (narrowHeadings[column] ?? headings[column]) : headings[column];
      return textLine(name, x, y - toFoot, palette.ink, {
        weight: bold,
        anchor: isAtRight ? 'end' : 'start',
        ...(total !== '' && { then: counted(total, 8, palette) }),
      });
    });
  }

  #pill({ block, x, y, width, bar }: BlockLayout): Primitive[] {
    const { palette, layout } = this;
    const d = roundBox(x, y - bar / 2, width, bar, bar / 2);
    const name = layout.isNarrow ? block.short : block.name;
    return [
      filled(d, palette.warnSoft),
      stroked(d, palette.warn, 1),
      ...(layout.isNarrow ? [] : warning(x + 17, y, palette)),
      textLine(name, x + (layout.isNarrow ? 8 : 31), y, palette.warn, { weight: bold }),
    ];
  }

  /** Writes a key's count and state: beside a tall bar, the count stands below the state. */
  #key({ block, x, width, bar }: BlockLayout, y: number): Primitive[] {
    const { palette } = this;
    const right = x + width - 12;
    const fill = block.isWarned ? palette.warn : palette.ink;
    const weight = block.isWarned ? bold : 400;
    const count = countText(block);
    const mark = right - 16 - (count.length + block.name.length) * 7;
    const end = { anchor: 'end' } as const;
    const texts =
      bar > 34
        ? [
            textLine(block.name, right, y - 9, fill, { ...end, weight }),
            textLine(count, right, y + 9, palette.ink2, { ...end, mono: true }),
          ]
        : [
            textLine(count, right, y, palette.ink2, {
              ...end,
              mono: true,
              then: { text: block.name, gap: 6, fill, weight, mono: false },
            }),
          ];
    return [...texts, ...(block.isWarned ? warning(mark, y, palette) : [])];
  }

  /** A note on a line of its own, in the colour of what it says. */
  #noteBelow(note: string, isWarned: boolean, left: number, y: number): Primitive[] {
    const { palette } = this;
    return isWarned
      ? [...warning(left + 7, y, palette), textLine(note, left + 20, y, palette.warn, { weight: bold })]
      : [textLine(note, left, y, palette.ink2, { weight: 400 })];
  }

  /** A name with its sign, its note and its count: note and count stand below it, or beside it where rows are close. */
  #named(box: BlockLayout, y: number): Primitive[] {
    const { palette } = this;
    const { block, x, width } = box;
    const note = this.#noteOf(box);
    const isBelow = note !== null && !this.layout.isTerse;
    const isCountedBelow = this.#isCountedBelow(box);
    const left = x + this.#indent(block);
    const icon = this.#iconOf(block);
    const beside = note !== null && !isBelow;
    const isFaint = block.isIdle && !block.isWarned;
    const name = textLine(
      this.#nameOf(box),
      left,
      isBelow || isCountedBelow ? y - 9 : y,
      isFaint ? palette.ink2 : palette.ink,
      {
        weight: isFaint ? 400 : bold,
        ...(beside && { then: { text: note, gap: 10, fill: palette.ink2, weight: 400, mono: false } }),
      },
    );
    const below = isBelow ? this.#noteBelow(note, block.isWarned, left, y + 9) : [];
    const countY = isBelow && block.column === 'policies' ? y - 9 : y;
    const counted = isCountedBelow
      ? textLine(countText(block), left, y + 9, palette.ink2, { mono: true })
      : textLine(countText(block), x + width - 8, countY, palette.ink2, { anchor: 'end', mono: true });
    const count = block.count === null ? [] : [counted];
    return [...(icon === null ? [] : kindMark(icon, left - 28, y - 10, palette)), name, ...below, ...count];
  }

  block(box: BlockLayout): Primitive[] {
    const y = box.top + box.height / 2;
    if (box.block.column === 'own') return this.#pill({ ...box, y });
    return box.block.column === 'keys' ? this.#key(box, y) : this.#named(box, y);
  }
}

/** Draws the words beside the bars of a flow, if it has room for words. */
export function flowLabels(layout: FlowLayout, palette: Palette): Primitive[] {
  if (layout.room.isBare) return [];
  const labels = new Labels(layout, palette);
  const blocks = [...layout.blocks.values()].flatMap((block) => labels.block(block));
  return [...labels.headings(), ...blocks, ...scaleLegend(layout, palette)];
}
