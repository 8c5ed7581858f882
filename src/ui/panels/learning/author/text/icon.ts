import { icons } from '../../../../parts/icons.ts';

const signs = {
  octagon: 'M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7L7 2.5z',
  open: icons['chevron-down'],
  folded: icons['chevron-right'],
} as const;

/** Draws a sign of the editor, which isn't made of components. */
export function icon(name: keyof typeof signs): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add(`cm-${name}`);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', signs[name]);
  svg.append(path);
  if (name !== 'octagon') return svg;
  const stroke = document.createElementNS(space, 'path');
  stroke.setAttribute('d', 'M10 6v5M10 14v.01');
  stroke.classList.add('cm-sign');
  svg.append(stroke);
  return svg;
}
