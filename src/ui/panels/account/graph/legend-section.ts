import {
  drawAppearance,
  type NodeAppearance,
  nodeMargin,
  nodeSize,
} from '../../../../graph/drawing/node-appearance.ts';
import type { Palette } from '../../../../graph/drawing/palette.ts';
import { type Primitive, stroked } from '../../../../graph/drawing/primitives.ts';
import { drawHead, type EdgeLook, headLength } from '../../../../graph/picture/edge-look.ts';
import { dashes } from '../../../../graph/picture/scene.ts';

/** A sign with its meaning. */
interface LegendRow {
  readonly label: string;
  readonly items: readonly Primitive[];
  /** The drawing's box, as an SVG has it. */
  readonly box: string;
}

export interface LegendSection {
  readonly title: string;
  readonly rows: readonly LegendRow[];
}

export function nodeRow(label: string, drawn: NodeAppearance, palette: Palette): LegendRow {
  const { width, height } = nodeSize(drawn.kind);
  const [w, h] = [width + 2 * nodeMargin, height + 2 * nodeMargin];
  return { label, items: drawAppearance(drawn, palette), box: [-w / 2, -h / 2, w, h].join(' ') };
}

export function lineRow(label: string, look: EdgeLook, palette: Palette): LegendRow {
  const cap = look.line === 'dotted' ? 'round' : 'butt';
  const end = 50 - headLength(look);
  const path = stroked(`M4 14L${String(end)} 14`, look.colour, look.width, { dash: dashes[look.line], cap });
  return { label, items: [path, ...drawHead(look, 50, 14, 0, palette.canvas)], box: '0 0 56 28' };
}
