import { declaredColours } from '../../../../graph/drawing/themed.ts';
import type { Size } from '../../../../graph/picture/geometry.ts';
import { attributes } from '../../../../graph/picture/svg.ts';
import { type Viewport } from '../../../../graph/picture/viewport.ts';
import { layerMarkup } from '../../../../graph/sheet/lay-out.ts';
import fallbackFonts from '../../../parts/fallback-fonts.css?inline';
import type { Layer } from '../../../../graph/stage/layer.ts';

/** The heights of the foot and of the timeline below a stage, and the margin around a picture, in CSS pixels. */
export const [foot, moves, margin] = [46, 56, 12];

/** Layers in a place of a size in CSS pixels. `at` is where they stand in it. Their colours are variables. */
export interface Drawn {
  readonly layers: readonly Layer[];
  readonly size: Size;
  readonly at: Viewport;
}

/** Draws a picture for a place of a size in CSS pixels; null if it has none. */
export type Drawing = (size: Size) => Drawn | null;

function svg({ layers, size, at }: Drawn, own: string, style: string): string {
  const transform = `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) scale(${at.zoom.toFixed(3)})`;
  const inside = layers.map((one) => layerMarkup(one)).join('');
  const viewBox = attributes({ viewBox: `0 0 ${String(size.width)} ${String(size.height)}` });
  return `<svg${own}${viewBox}>${style}<g transform="${transform}">${inside}</g></svg>`;
}

/** Writes a drawing as an element of a page that declares the colours, light and dark. */
export const svgElement = (drawn: Drawn): string => svg(drawn, attributes({ 'aria-hidden': 'true' }), '');

/** The schemes of which a picture follows the viewer's, or takes one. */
export type Scheme = 'light dark' | 'light' | 'dark';

/** The reader's own typefaces, at the size of the page's: a file that stands in a picture can fetch none. */
const letters = `${fallbackFonts}[font-family*=Next]{font-family:Next fallback,Next fallback wide,sans-serif}[font-family*=Mono]{font-family:Mono fallback,monospace}`;

/** Writes a drawing as a file of its own, which holds its colours, and fetches and runs nothing. */
export function svgFile(drawn: Drawn, scheme: Scheme): string {
  const { width, height } = drawn.size;
  const own = attributes({ xmlns: 'http://www.w3.org/2000/svg', width, height });
  return svg(drawn, own, `<style>:root{color-scheme:${scheme};${declaredColours()}}${letters}</style>`);
}
