import type { NodeKind } from '../kinds/kinds.ts';
import { ofEachNode } from '../kinds/kinds.ts';

/** Sizes in the picture's own units, which are CSS pixels at zoom 1. */
interface Size {
  readonly width: number;
  readonly height: number;
}

export const sizes = ofEachNode(({ measures: [width, height] }): Size => ({ width, height }));

export const stsSize: Size = { width: 54, height: 54 };

/** The distance from the node's lower edge to the middle of its label. */
export const labelGap = ofEachNode(({ measures }) => measures[2]);

/** A node on the path is larger and glows: its label moves down by this much. */
const hotGap = 7;

export const labelSize = 14;
const keyLabelSize = 14;
export const edgeLabelSize = 14;

/** The height that a node takes in its column with its label below and air around. */
export const pitch = ofEachNode(({ measures }) => measures[3]);

/** Sessions have a countdown around them. */
export const isSession = (kind: NodeKind | 'sts'): boolean => kind === 'session' || kind === 'federatedUser';

/** The gap between the groups and the roles below them, and between users and callers from outside. */
export const laneGap = 28;

/** The least size of letters, in CSS pixels: that of the page's smallest text. */
export const leastLetters = 13;
export const largestScale = 2;

/**
 * Returns how much larger letters are drawn at a zoom, so that they can be read in a picture that is fitted small:
 * letters of 14 are `least` CSS pixels or more at every zoom that a picture is fitted to.
 */
export function textScaleAt(zoom: number, least = leastLetters): number {
  const needed = least / labelSize / zoom;
  // In fiftieths, so that a zoom by hand doesn't draw all of it anew at each moment.
  return Math.min(largestScale, Math.max(1, Math.ceil(needed * 50) / 50));
}

/** Returns how much a policy's page says at a zoom: its name and first line, or its name. */
export const pageDetailAt = (zoom: number): 'line' | 'name' => (zoom >= 0.8 ? 'line' : 'name');

/** Returns the size of the letters of a page's name. */
export const pageLetters = (textScale: number, detail: 'line' | 'name'): number =>
  (detail === 'line' ? 14.5 : 14) * textScale;

/**
 * Returns the place of a node's label: from the node's lower edge to the label's middle, and the size of its letters.
 */
export function labelPlace(node: {
  readonly kind: NodeKind | 'sts';
  readonly textScale: number;
  readonly width: number;
}): { readonly gap: number; readonly size: number } {
  const isKey = node.kind === 'key' || node.kind === 'temporaryKey';
  const usual = isKey ? keyLabelSize : labelSize;
  const isLarger = node.kind !== 'sts' && node.width > sizes[node.kind].width;
  const gap = (node.kind === 'sts' ? 14 : labelGap[node.kind]) + (isLarger ? hotGap : 0);
  const size = usual * node.textScale;
  return { gap: gap + (size - usual) * 0.5, size };
}
