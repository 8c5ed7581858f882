/** A filled or stroked path. Both renderers draw paths and texts, bottom first. */
export interface PathPrimitive {
  readonly type: 'path';
  readonly d: string;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
  readonly dash: readonly number[];
  /** How far into its dashes the line begins. */
  readonly phase: number;
  readonly cap: 'butt' | 'round';
  readonly opacity: number;
  /** Moves and scales the path before it is drawn: x, y, scale. */
  readonly place: readonly [x: number, y: number, scale: number];
}

/** A second text on the same line, `gap` units behind the first. */
export interface TextRun {
  readonly text: string;
  readonly gap: number;
  readonly fill: string;
  readonly weight: number;
  readonly mono: boolean;
}

export interface TextPrimitive {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly mono: boolean;
  readonly fill: string;
  /** The colour behind the letters, so that lines don't cross them; `none` for none. */
  readonly halo: string;
  /** The end of the text that stands at x; its middle if not given. */
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly then?: TextRun;
}

export type Primitive = PathPrimitive | TextPrimitive;

const plain: Omit<PathPrimitive, 'd'> = {
  type: 'path',
  fill: null,
  stroke: null,
  width: 0,
  dash: [],
  phase: 0,
  cap: 'butt',
  opacity: 1,
  place: [0, 0, 1],
};

export const filled = (d: string, fill: string, more: Partial<PathPrimitive> = {}): PathPrimitive => ({
  ...plain,
  d,
  fill,
  ...more,
});

export const stroked = (
  d: string,
  stroke: string,
  width: number,
  more: Partial<PathPrimitive> = {},
): PathPrimitive => ({ ...plain, d, stroke, width, ...more });

/** An icon of the 24 × 24 grid, `size` wide, with its middle at (x, y). */
export const icon = (d: string, fill: string, size: number, x = 0, y = 0): PathPrimitive =>
  filled(d, fill, { place: [x - size / 2, y - size / 2, size / 24] });
