import type { NodeAppearance } from '../art/node-appearance.ts';
import type { NodeKind } from '../kinds/kinds.ts';
import type { EdgeKind } from '../model/elements.ts';
import type { Point } from './layout.ts';

/** How much a drawn thing stands out: on the path, as usual, or aside. */
export type Emphasis = 'hot' | 'plain' | 'rest';

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
  /** A glow behind it: what is acting or where it was refused. */
  readonly glow: 'accent' | 'deny' | null;
  /** By how much letters are larger than usual. */
  readonly textScale: number;
  /** Sessions: the part of its time that is left, 0 to 1. */
  readonly ring: number | null;
  readonly draggable: boolean;
}

export type LineStyle = 'solid' | 'dotted' | 'dashed' | 'broken';
export type Head = 'none' | 'circle' | 'square' | 'hollowTriangle' | 'triangle' | 'tee';

/** A curve through two control points (as two quadratic pieces that meet halfway), or a straight line. */
export interface Route {
  readonly from: Point;
  readonly to: Point;
  readonly bends: readonly [Point, Point] | null;
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
  /** It stands on the line's middle, near its target, or below the shapes that leave it no room between them. */
  readonly label: {
    readonly text: string;
    readonly colour: string;
    readonly nearTarget: boolean;
    readonly below?: boolean;
  } | null;
  readonly emphasis: Emphasis;
  /** The dashes run along it, where motion is welcome. */
  readonly moving: boolean;
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

/** How far under its line a label stands that has no room on it: below the names of both ends. */
export const belowNames = 68;

/** How see-through what is set aside is. */
export const restOpacity = 0.3;
