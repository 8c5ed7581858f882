import type { SceneNode } from './scene.ts';
import { belowNames } from './scene.ts';

/** Roughly, for the face and size of an edge's label and of a name; and what of its line has to stay in sight. */
const [letterWidth, nameLetter, lineLeft] = [6, 7, 24];
const lineHeight = 24;
/** Roughly, from a shape's lower edge: where its name stands. */
const name = { from: -10, to: 26 };

/**
 * Where a label stands that needs more room than there is between two shapes, or lies on the name of one, as in a narrow
 * picture: below both.
 */
export function placeWhereTight(
  label: string,
  source: SceneNode,
  target: SceneNode,
  textScale: number,
): { readonly below: number } | null {
  const width = label.length * letterWidth * textScale;
  const between = Math.hypot(target.x - source.x, target.y - source.y);
  const middle = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 };
  const meetsName = ({ label: text, x, y, height }: SceneNode): boolean => {
    const below = (middle.y - y - height / 2) / textScale;
    const half = (width + text.length * nameLetter * textScale) / 2;
    return Math.abs(middle.x - x) < half && below > name.from && below < name.to;
  };
  const isTight = width + lineLeft > between - (source.width + target.width) / 2;
  return isTight || meetsName(source) || meetsName(target)
    ? { below: belowNames + lineHeight * (textScale - 1) + Math.abs(source.y - target.y) / 2 }
    : null;
}
