import type { Palette } from '../art/palette.ts';
import type { Layer } from '../stage/layer.ts';
import { write } from '../stage/layer.ts';
import { attributes, escapeXml, markup, transformOf } from '../picture/svg.ts';
import { linesOf } from './lines.ts';
import type { Drawn } from './drawn.ts';

const margin = 28;
const titleSize = 18;
const titleLine = 25;
const footSize = 13;
const footRoom = 36;
/** A sheet that is narrower leaves its words no room. */
const narrowest = 300;

interface Words {
  readonly title: string;
  readonly description: string;
  readonly foot: string;
  /** Where the foot leads, or null. */
  readonly link: string | null;
}

function layerMarkup({ x, y, scale, rotate, opacity, items }: Layer): string {
  const turn = rotate === 0 ? null : `rotate(${String(Math.round(rotate * 1000) / 1000)})`;
  const sized = scale === 1 ? null : `scale(${String(Math.round(scale * 1000) / 1000)})`;
  const transform = [transformOf([x, y, 1]), turn, sized].filter((one) => one !== null).join(' ');
  return `<g${attributes({ transform: transform || null, opacity: opacity === 1 ? null : opacity })}>${items.map(markup).join('')}</g>`;
}

/**
 * A drawing on a sheet of its own, with its title above and its foot below, as one SVG document: colours and letters
 * stand in it literally, and nothing in it is fetched or run.
 */
export function sheetSvg(
  { layers, box: [left, top, inner, tall] }: Drawn,
  palette: Palette,
  { title, description, foot, link }: Words,
): { svg: string; width: number; height: number } {
  const width = Math.ceil(Math.max(inner, narrowest) + 2 * margin);
  const lines = linesOf(title, width - 2 * margin, titleSize);
  const above = margin + lines.length * titleLine + (lines.length > 0 ? 8 : 0);
  const height = Math.ceil(above + tall + footRoom + 12);
  const words = lines.map((line, at) =>
    write(line, margin, margin + (at + 0.5) * titleLine, palette.ink, {
      size: titleSize,
      weight: 700,
      anchor: 'start',
    }),
  );
  const below = markup(
    write(foot, margin, height - footRoom / 2 - 2, palette.ink2, { size: footSize, anchor: 'start' }),
  );
  const move = transformOf([(width - inner) / 2 - left, above - top, 1]);
  return {
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg"${attributes({ viewBox: `0 0 ${String(width)} ${String(height)}`, width, height, role: 'img' })}>`,
      `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
      `<rect${attributes({ width, height, fill: palette.canvas })}/>`,
      words.map(markup).join(''),
      `<g${attributes({ transform: move })}>${layers.map(layerMarkup).join('')}</g>`,
      link === null ? below : `<a${attributes({ href: link })}>${below}</a>`,
      '</svg>',
    ].join(''),
    width,
    height,
  };
}
