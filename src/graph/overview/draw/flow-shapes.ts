import type { Palette, Theme } from '../../drawing/palette.ts';
import { palettes } from '../../drawing/palette.ts';
import type { Primitive } from '../../drawing/primitives.ts';
import { filled, stroked } from '../../drawing/primitives.ts';
import type { DrawnBand } from '../place/curves.ts';
import type { FlowLayout } from '../place/place-flow.ts';
import type { BlockLayout } from '../place/rows.ts';

type Haze = { readonly [T in Theme]: number };

/** The opacity of coloured areas: a dark ground takes more. */
const haze = {
  body: { light: 0.12, dark: 0.21 },
  band: { light: 0.17, dark: 0.29 },
  policyBand: { light: 0.24, dark: 0.22 },
  trust: { light: 0.1, dark: 0.17 },
  unlit: { light: 0.08, dark: 0.13 },
  lit: { light: 0.38, dark: 0.55 },
} as const satisfies Readonly<Record<string, Haze>>;

const n = (value: number): string => String(Math.round(value * 100) / 100);
const box = (x: number, y: number, width: number, height: number): string =>
  `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;

interface Ends {
  readonly from: string;
  readonly to: string;
}
const isOf = ({ from, to }: Ends, lit: string | null): boolean =>
  lit !== null && (from === lit || to === lit);

function hazeOf(band: DrawnBand, lit: string | null): Haze {
  if (isOf(band, lit)) return haze.lit;
  if (lit !== null) return haze.unlit;
  if (band.edges) return haze.trust;
  return band.tone === 'policy' ? haze.policyBand : haze.band;
}

function colourOf({ id, column }: BlockLayout['block'], palette: Palette): string {
  if (id === 'policies:everything' || id === 'policies:iam') return palette.ink;
  switch (column) {
    case 'keys':
      return palette.key;
    case 'users':
      return palette.user;
    case 'groups':
      return palette.group;
    case 'roles':
      return palette.role;
    default:
      return palette.policy;
  }
}

function blockShapes(
  { block, x, y, width, bar }: BlockLayout,
  { room: { isBare }, isTerse, isNarrow }: FlowLayout,
  theme: Theme,
): Primitive[] {
  const { column } = block;
  // A ground that covers only half of two lines looks as if it struck them through.
  const forWords = block.note === null || isTerse || isNarrow ? 14 : 34;
  if (column === 'who' || column === 'own') return [];
  const colour = colourOf(block, palettes[theme]);
  const left = column === 'keys' ? x + width - 6 : x;
  if (block.size === 0)
    return isBare ? [] : [stroked(`M${n(left)} ${n(y + bar / 2)}h6`, colour, 2, { dash: [2, 2] })];
  if (block.isIdle && !isBare) {
    const tall = Math.max(bar, 17);
    const top = bar < 17 ? y + bar / 2 - 8.5 : y;
    return [
      stroked(roundBox(left + 0.75, top, width - 1.5, tall, 4), colour, 1.5, { dash: [5, 4], opacity: 0.8 }),
    ];
  }
  const hasBody = column !== 'keys' && (bar >= forWords || isBare);
  const hasEnd = column !== 'keys' && column !== 'policies';
  return [
    ...(hasBody ? [filled(box(left, y, width, bar), colour, { opacity: haze.body[theme] })] : []),
    ...(hasEnd ? [filled(box(x + width - 2.5, y, 2.5, bar), colour)] : []),
    filled(box(left, y, 6, bar), colour),
  ];
}

/** A box with rounded corners; (x, y) is its upper left corner. */
export function roundBox(x: number, y: number, width: number, height: number, radius: number): string {
  const r = n(radius);
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${n(dx)} ${n(dy)}`;
  const [w, h] = [n(width - 2 * radius), n(height - 2 * radius)];
  return `M${n(x + radius)} ${n(y)}h${w}${corner(radius, radius)}v${h}${corner(-radius, radius)}h-${w}${corner(-radius, -radius)}v-${h}${corner(radius, -radius)}z`;
}

const tip = ({ x, y, size }: NonNullable<DrawnBand['tip']>): string =>
  `M${n(x)} ${n(y)}l${n(-size)} ${n(-size * 0.6)}v${n(size * 1.2)}z`;

/**
 * Draws the bands, bars and lines of a flow, bottom first. `lit` is the block under the pointer or the keyboard: all
 * that goes through it stands out.
 */
export function flowShapes(layout: FlowLayout, theme: Theme, lit: string | null = null): Primitive[] {
  const palette = palettes[theme];
  const { isBare } = layout.room;
  const bands = layout.bands.flatMap((band): Primitive[] => {
    const area = filled(band.d, palette[band.tone], { opacity: hazeOf(band, lit)[theme] });
    const dots = { dash: [0.1, 5], cap: 'round' } as const;
    return band.edges ? [area, stroked(band.edges, palette.role, isBare ? 1.5 : 2.25, dots)] : [area];
  });
  const lines = layout.lines.map((line) => {
    const isLit = isOf(line, lit);
    return stroked(line.d, palette.warn, isLit ? 3 : 1.75, { opacity: lit === null || isLit ? 1 : 0.35 });
  });
  const tips = layout.bands.flatMap((band): Primitive[] =>
    band.tip ? [filled(tip(band.tip), palette.canvas), stroked(tip(band.tip), palette.role, 1.75)] : [],
  );
  return [
    ...bands,
    ...[...layout.blocks.values()].flatMap((block) => blockShapes(block, layout, theme)),
    ...lines,
    ...tips,
  ];
}
