import type { NodeAppearance } from '../drawing/node-appearance.ts';
import type { Primitive, TextPrimitive } from '../drawing/primitives.ts';
import type { NodeKind } from '../kinds/kinds.ts';
import type { Page } from './stacks.ts';
import type { EdgeKind } from '../model/elements.ts';
import type { Point } from './geometry.ts';

/** How much a drawn thing stands out: on the path, as usual, or set aside. */
export type Emphasis = 'hot' | 'plain' | 'rest';

/** A picture made for one node, in a box around its middle. Pictures with equal keys are equal. */
export interface Drawing {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly items: readonly Primitive[];
}

export interface SceneNode {
  readonly id: string;
  readonly kind: NodeKind | 'sts';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly appearance: NodeAppearance;
  readonly label: string;
  /** A second line, such as the time left. */
  readonly sublabel: string | null;
  readonly emphasis: Emphasis;
  /** A glow behind it: it is acting, or a request was allowed or refused at it. */
  readonly glow: 'accent' | 'allow' | 'deny' | 'warn' | null;
  /** The factor by which letters are larger than usual. */
  readonly textScale: number;
  /** Sessions: the part of its time that is left, 0 to 1. */
  readonly ring: number | null;
  readonly draggable: boolean;
  /** Drawn in place of the picture that `appearance` gives. */
  readonly drawing?: Drawing;
  /** A policy's page. */
  readonly page?: Page;
  /** Further lines of text, around the node's middle. */
  readonly texts?: readonly TextPrimitive[];
  /** Part of the house: nobody selects it, and it is never dimmed. `back` lies under the lines. */
  readonly furniture?: 'back' | 'front';
  /** How much of it is seen while it comes or goes, 0 to 1. */
  readonly seen?: number;
}

/** A node that neither stands out nor says anything. */
export const plainNode: Pick<
  SceneNode,
  'label' | 'sublabel' | 'emphasis' | 'glow' | 'textScale' | 'ring' | 'draggable'
> = {
  label: '',
  sublabel: null,
  emphasis: 'plain',
  glow: null,
  textScale: 1,
  ring: null,
  draggable: false,
};

export type LineStyle = 'solid' | 'dotted' | 'dashed' | 'broken';
export type Head = 'none' | 'circle' | 'square' | 'hollowTriangle' | 'triangle' | 'tee';

/** A curve given by control points (quadratic pieces that meet halfway between two of them), or a straight line. */
export interface Route {
  readonly from: Point;
  readonly to: Point;
  readonly bends: readonly Point[] | null;
}

export interface SceneEdge {
  readonly id: string;
  /** `call` is an arrow of a flow. */
  readonly kind: EdgeKind | 'call';
  readonly source: string;
  readonly target: string;
  readonly route: Route;
  readonly colour: string;
  readonly width: number;
  readonly line: LineStyle;
  readonly head: Head;
  readonly headColour: string;
  /** It stands on the line's middle, near its target, or below both shapes if there is no room between them. */
  readonly label: {
    readonly text: string;
    readonly colour: string;
    readonly nearTarget: boolean;
    /** It stands near its source, because the other end is crowded. */
    readonly nearSource?: boolean;
    /** A decision's words stand in a box of their own. */
    readonly pill?: boolean;
    /** The distance under the line's middle, in the picture's units. */
    readonly below?: number;
    /** The size of its letters. */
    readonly size: number;
  } | null;
  readonly emphasis: Emphasis;
  /** The dashes run along the line, unless motion isn't welcome. */
  readonly moving: boolean;
  /** The offset of its dashes, so that lines in one bundle have theirs at the same places. */
  readonly phase?: number;
  /** A soft light along the line. */
  readonly glow?: boolean;
  /** How much of it is seen while it comes or goes, 0 to 1. */
  readonly seen?: number;
}

/** A picture ready to be drawn by either renderer. Edges lie under nodes. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

export const dashes: { readonly [L in LineStyle]: readonly number[] } = {
  solid: [],
  dotted: [1, 6],
  dashed: [10, 6],
  broken: [5, 4],
};

/** The distance under the line's lower end of a label that has no room on its line: below the names of both ends. */
export const belowNames = 68;

/** The opacity of things that are set aside. */
export const restOpacity = 0.28;

/**
 * Returns the colour of a line that is set aside. It is mixed with the ground's instead of being drawn clear: where several
 * such lines run into one, they would add up to one that stands out. Both are `#rrggbb`, or both are variables.
 */
function asideColour(colour: string, ground: string): string {
  if (!colour.startsWith('#'))
    return `color-mix(in srgb,${colour} ${(100 * restOpacity).toFixed()}%,${ground})`;
  const mixed = [1, 3, 5].map((at) => {
    const part = (of: string): number => parseInt(of.slice(at, at + 2), 16);
    return Math.round(part(ground) + (part(colour) - part(ground)) * restOpacity);
  });
  return `rgb(${mixed.join()})`;
}

/** Returns a line as it is drawn on its ground: one that is set aside is pale, and says nothing. */
export const asSeen = (edge: SceneEdge, ground: string): SceneEdge =>
  edge.emphasis === 'rest'
    ? {
        ...edge,
        colour: asideColour(edge.colour, ground),
        headColour: asideColour(edge.headColour, ground),
        label: null,
      }
    : edge;
