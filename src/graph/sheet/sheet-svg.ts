import type { Layer } from '../stage/layer.ts';
import { attributes, escapeXml, markup, transformOf } from '../picture/svg.ts';
import type { Sheet } from './lay-out.ts';

interface Words {
  readonly title: string;
  readonly description: string;
  /** Where the foot leads, or null. */
  readonly link: string | null;
}

const round = (value: number): string => String(Math.round(value * 1000) / 1000);

/** A layer's place as an SVG transform; null where it has none of its own. */
export function placeOf({ x, y, scale, rotate }: Layer): string | null {
  const parts = [
    transformOf([x, y, 1]),
    rotate !== 0 && `rotate(${round(rotate)})`,
    scale !== 1 && `scale(${round(scale)})`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : null;
}

function layerMarkup(layer: Layer): string {
  const { opacity, items } = layer;
  const own = { transform: placeOf(layer), opacity: opacity === 1 ? null : opacity };
  return `<g${attributes(own)}>${items.map(markup).join('')}</g>`;
}

/** A sheet as one SVG document: colours and letters stand in it literally, and nothing in it is fetched or run. */
export function sheetSvg(
  { width, height, layers, foot }: Sheet,
  { title, description, link }: Words,
): string {
  const viewBox = `0 0 ${String(width)} ${String(height)}`;
  const own = attributes({ viewBox, width, height, role: 'img', 'xml:space': 'preserve' });
  const below = layerMarkup(foot);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${own}>`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
    ...layers.map(layerMarkup),
    link === null ? below : `<a${attributes({ href: link })}>${below}</a>`,
    '</svg>',
  ].join('');
}
