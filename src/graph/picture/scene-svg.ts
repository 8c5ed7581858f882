import type { Palette } from '../drawing/palette.ts';
import type { Bounds } from './geometry.ts';
import type { Painted } from './paint.ts';
import { paint } from './paint.ts';
import type { Scene } from './scene.ts';
import { attributes, escapeXml, format, markup, transformOf } from './svg.ts';

function group({ x, y, opacity, items, texts }: Painted): string {
  const inside = [...items, ...texts].map((item) => markup(item)).join('');
  return `<g${attributes({ transform: transformOf([x, y, 1]), opacity: opacity === 1 ? null : opacity })}>${inside}</g>`;
}

/** Writes the whole picture as one SVG document that needs no other file, with `title` for people who can't see it. */
export function sceneToSvg(scene: Scene, bounds: Bounds, palette: Palette, title: string): string {
  const margin = 24;
  const [x, y] = [bounds.left - margin, bounds.top - margin];
  const [width, height] = [bounds.right - bounds.left + 2 * margin, bounds.bottom - bounds.top + 2 * margin];
  const box = [x, y, width, height].map(format).join(' ');
  const back = `<rect${attributes({ x, y, width, height, fill: palette.canvas })}/>`;
  const body = paint(scene, palette).map(group).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg"${attributes({ viewBox: box, width, height, role: 'img' })}><title>${escapeXml(title)}</title>${back}${body}</svg>`;
}
