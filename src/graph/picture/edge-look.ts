import type { EdgeTone } from './highlight.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Emphasis, Head, LineStyle } from './scene.ts';
import type { PictureEdge } from './stacks.ts';

interface Look {
  readonly colour: string;
  readonly width: number;
  readonly line: LineStyle;
  readonly head: Head;
  readonly headColour: string;
}

function restingLook(edge: PictureEdge, palette: Palette): Look {
  const look = (colour: string, width: number, line: LineStyle, head: Head): Look => ({
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
      return look(palette.key, 2.5, edge.inactive ? 'broken' : 'solid', 'none');
    case 'attached':
      return look(palette.policyEdge, 2, 'solid', 'square');
    case 'assumed':
      return look(palette.role, 4, 'dashed', 'triangle');
    case 'assume':
      if (edge.state === 'ready') return look(palette.role, 3, 'dotted', 'hollowTriangle');
      return { ...look(palette.policyEdge, 3, 'dotted', 'tee'), headColour: palette.deny };
    case 'boundary':
      return look(palette.policyEdge, 2, 'broken', 'tee');
    case 'holds':
      return look(palette.key, 2.5, 'solid', 'none');
    case 'runsAs':
    case 'gives':
      return look(palette.role, 2.25, edge.state === 'guest' ? 'broken' : 'solid', 'triangle');
    case 'vouches':
      return look(palette.user, 2, 'solid', 'circle');
    case 'resourcePolicy':
      return look(palette.policyEdge, 1.75, 'solid', 'triangle');
    case 'within':
      return look(palette.policyEdge, 1.75, 'solid', 'none');
  }
}

/** An edge's line under a highlight's tone. Lit paths widen; what was decided takes the colour of its verdict. */
export function edgeLook(edge: PictureEdge, tone: EdgeTone | null, palette: Palette): Look {
  const rest = restingLook(edge, palette);
  if (tone === 'allow') return { ...rest, width: 4, colour: palette.allow, headColour: palette.allow };
  if (tone === 'deny')
    return { ...rest, width: 4, colour: palette.deny, headColour: palette.deny, head: 'tee' };
  if (tone === 'lit') return { ...rest, width: Math.max(rest.width, 3.5) };
  return rest;
}

export function edgeEmphasis(tone: EdgeTone | null, restIsDim: boolean): Emphasis {
  if (tone === null) return restIsDim ? 'rest' : 'plain';
  return tone === 'dim' ? 'rest' : 'hot';
}
