import type { EdgeTone } from './highlight.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Emphasis, Head, LineStyle, SceneEdge } from './scene.ts';
import type { PictureEdge } from './stacks.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle, rounded } from '../drawing/shapes.ts';

/** How a line is drawn. */
export interface EdgeLook {
  readonly colour: string;
  readonly width: number;
  readonly line: LineStyle;
  readonly head: Head;
  readonly headColour: string;
}

function restingLook(edge: PictureEdge, palette: Palette): EdgeLook {
  const look = (colour: string, width: number, line: LineStyle, head: Head): EdgeLook => ({
    colour,
    width,
    line,
    head,
    headColour: colour,
  });
  switch (edge.kind) {
    case 'member':
      return look(palette.group, 2, 'solid', 'circle');
    case 'key':
      return look(palette.key, 2, edge.inactive ? 'broken' : 'solid', 'none');
    case 'attached':
      return look(palette.policyEdge, 2, 'solid', 'square');
    case 'assumed':
      return look(palette.role, 3, 'dashed', 'triangle');
    case 'assume':
      if (edge.state === 'ready') return look(palette.role, 2.5, 'dotted', 'hollowTriangle');
      return { ...look(palette.policyEdge, 2.5, 'dotted', 'tee'), headColour: palette.deny };
    case 'boundary':
      return look(palette.policyEdge, 2, 'broken', 'tee');
    case 'holds':
      return look(palette.key, 2, 'solid', 'none');
    case 'runsAs':
    case 'gives':
      return look(palette.role, 2, edge.state === 'guest' ? 'broken' : 'solid', 'triangle');
    case 'vouches':
      return look(palette.user, 2, 'solid', 'circle');
    case 'resourcePolicy':
      return look(palette.policyEdge, 2, 'solid', 'triangle');
    case 'allows':
    case 'decided':
      return look(palette.policyEdge, 2, 'solid', 'triangle');
    case 'denies':
      return look(palette.deny, 2, 'solid', 'tee');
    case 'encrypts':
      return look(palette.policyEdge, 2, 'broken', 'triangle');
    case 'within':
      return look(palette.policyEdge, 1.75, 'solid', 'none');
  }
}

/** The line on which a refused request doesn't go on: from the page that refused it to what it was about, without an end. */
export const stopped = (colour: string): EdgeLook => ({
  colour,
  width: 2,
  line: 'broken',
  head: 'none',
  headColour: colour,
});

/** The widths of lines: of what belongs to who acts, and of what is lit. */
const widths = { acting: 3, lit: 3.5 } as const;

/**
 * Returns an edge's line under a highlight's tone, and whether it glows. Lit paths are wider; a decided half takes the
 * colour of its verdict. `isActing`: it belongs to the one who acts.
 */
export function edgeLook(
  edge: PictureEdge,
  tone: EdgeTone | null,
  palette: Palette,
  isActing = false,
): EdgeLook & { readonly glow: boolean } {
  const rest = restingLook(edge, palette);
  const glowing = (colour: string, more: Partial<EdgeLook> = {}): EdgeLook & { readonly glow: boolean } => ({
    ...rest,
    ...more,
    width: Math.max(rest.width, widths.lit),
    colour,
    glow: true,
  });
  if (tone === 'allow') return glowing(palette.allow, { headColour: palette.allow });
  if (tone === 'deny') return glowing(palette.deny, { headColour: palette.deny, head: 'tee' });
  if (tone === 'stopped') return { ...stopped(palette.deny), glow: false };
  if (tone === 'lit') return glowing(rest.colour);
  return { ...rest, width: isActing ? Math.max(rest.width, widths.acting) : rest.width, glow: false };
}

export function edgeEmphasis(tone: EdgeTone | null, restIsDim: boolean): Emphasis {
  if (tone === null) return restIsDim ? 'rest' : 'plain';
  return tone === 'dim' ? 'rest' : 'hot';
}

/** Returns how far before its end a line stops, so that the tip of its head is the end. */
export function headLength({ head, width }: Pick<SceneEdge, 'head' | 'width'>): number {
  switch (head) {
    case 'triangle':
      return 8 + width;
    case 'hollowTriangle':
      return 11;
    default:
      return 0;
  }
}

/** Draws the mark at an edge's end, which lies at (x, y) and comes in at `angle` (radians). */
export function drawHead(
  edge: Pick<SceneEdge, 'head' | 'headColour' | 'width'>,
  x: number,
  y: number,
  angle: number,
  canvas: string,
): Primitive[] {
  const { head, headColour: colour, width } = edge;
  const turned = (points: readonly (readonly [number, number])[]): string =>
    rounded(
      points.map(([px, py]) => [
        x + px * Math.cos(angle) - py * Math.sin(angle),
        y + px * Math.sin(angle) + py * Math.cos(angle),
      ]),
      1,
    );
  const length = headLength(edge);
  const place = [x, y, 1] as const;
  switch (head) {
    case 'none':
      return [];
    case 'circle':
      return [filled(ellipse(6 + width, 6 + width), colour, { place })];
    case 'square':
      return [filled(rectangle(5.5 + width, 5.5 + width, 1.5), colour, { place })];
    case 'triangle':
      return [
        filled(
          turned([
            [0, 0],
            [-length, -length * 0.6],
            [-length, length * 0.6],
          ]),
          colour,
        ),
      ];
    case 'hollowTriangle': {
      const d = turned([
        [-0.5, 0],
        [-length, -6.5],
        [-length, 6.5],
      ]);
      return [filled(d, canvas), stroked(d, colour, 2)];
    }
    case 'tee':
      return [
        filled(
          turned([
            [-5, -8.5],
            [0, -8.5],
            [0, 8.5],
            [-5, 8.5],
          ]),
          colour,
        ),
      ];
  }
}
