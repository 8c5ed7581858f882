import type { NodeAppearance } from '../drawing/node-appearance.ts';
import { nodeMargin, nodeSize, drawAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { PathPrimitive, Primitive, TextPrimitive, TextRun } from '../drawing/primitives.ts';

const sans = "'Atkinson Hyperlegible Next', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const mono = "'Atkinson Hyperlegible Mono', ui-monospace, Menlo, Consolas, monospace";

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Escapes a text for markup: names come from the learner. It drops characters that XML can't hold. */
export function escapeXml(text: string): string {
  let escaped = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff)
      continue;
    if (code >= 0xd800 && code <= 0xdfff) continue;
    escaped += escapes.get(character) ?? character;
  }
  return escaped;
}

export const format = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Writes attributes as markup and leaves out those that are null. */
export function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? format(value) : escapeXml(String(value))}"`,
    )
    .join('');
}

export function transformOf([x, y, scale]: PathPrimitive['place']): string | null {
  if (x === 0 && y === 0 && scale === 1) return null;
  const move = `translate(${format(x)} ${format(y)})`;
  return scale === 1 ? move : `${move} scale(${format(scale)})`;
}

/** Classes of an element and of the second text on its line; null for none. */
export interface Classes {
  readonly own: string | null;
  readonly then: string | null;
}
const unclassed: Classes = { own: null, then: null };

const pathMarkup = (
  { d, fill, stroke, width, dash, phase, cap, opacity, place }: PathPrimitive,
  { own }: Classes,
): string =>
  `<path${attributes({
    class: own,
    d,
    fill: fill ?? 'none',
    'fill-rule': fill === null ? null : 'evenodd',
    stroke,
    'stroke-width': stroke === null ? null : width,
    'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null,
    'stroke-dashoffset': dash.length > 0 && phase !== 0 ? phase : null,
    'stroke-linecap': cap === 'round' ? 'round' : null,
    opacity: opacity === 1 ? null : opacity,
    transform: transformOf(place),
  })}/>`;

const runMarkup = ({ text, gap, fill, weight, mono: isMono }: TextRun, then: string | null): string =>
  `<tspan${attributes({ class: then, dx: gap, fill, 'font-family': isMono ? mono : sans, 'font-weight': weight })}>${escapeXml(text)}</tspan>`;

const textMarkup = (it: TextPrimitive, { own, then }: Classes): string =>
  `<text${attributes({
    class: own,
    x: it.x,
    y: it.y,
    'text-anchor': it.anchor ?? 'middle',
    'dominant-baseline': 'central',
    'font-family': it.mono ? mono : sans,
    'font-size': it.size,
    'font-weight': it.weight,
    fill: it.fill,
    ...(it.halo !== 'none' && {
      stroke: it.halo,
      'stroke-width': 4,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  })}>${escapeXml(it.text)}${it.then ? runMarkup(it.then, then) : ''}</text>`;

/** A primitive as an element, its colours as attributes. */
export const markup = (item: Primitive, classes = unclassed): string =>
  item.type === 'path' ? pathMarkup(item, classes) : textMarkup(item, classes);

/** A node's own picture as an SVG document of its size plus `nodeMargin` all around. */
export function appearanceToSvg(appearance: NodeAppearance, palette: Palette): string {
  const { width, height } = nodeSize(appearance.kind);
  return itemsToSvg(drawAppearance(appearance, palette), width + 2 * nodeMargin, height + 2 * nodeMargin);
}

/** Primitives around (0, 0) as an SVG document, CSS pixels wide and high. */
export function itemsToSvg(items: readonly Primitive[], width: number, height: number): string {
  const box = [-width / 2, -height / 2, width, height].map(format).join(' ');
  const body = items.map((item) => markup(item)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg"${attributes({ viewBox: box, width, height })}>${body}</svg>`;
}
