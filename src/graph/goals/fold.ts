import type { Fold } from './arrange.ts';
import type { GoalLine, GoalPicture } from './goals.ts';

/** A line with what ranks it. */
type Ranked = GoalLine & { readonly wants: 'allow' | 'refused' };

/**
 * Returns the ids of all lines of a picture and of its other states: first `told`, those that it is about, then those that
 * aren't as they should be, then the wanted ones.
 */
export function tellingOrder(
  picture: { readonly lines: readonly Ranked[] },
  others: readonly GoalPicture[],
  told: readonly (string | undefined)[],
): readonly string[] {
  const rank = ({ id, should, wants }: Ranked): number =>
    told.includes(id) ? told.indexOf(id) - told.length : should !== null ? 1 : wants === 'allow' ? 2 : 3;
  const lines = picture.lines.toSorted((a, b) => rank(a) - rank(b));
  return [...new Set([...lines, ...others.flatMap((other) => other.lines)].map(({ id }) => id))];
}

const standOn = (lines: readonly GoalLine[]): ReadonlySet<string | null> =>
  new Set(
    lines.flatMap((line) => [
      line.target,
      ...line.ways.flatMap(({ who, group, page }) => [who, group, page]),
    ]),
  );

/** Leaves only these lines, with what stands on them; and of what is on no line yet, what will stand on them. */
function onlyLines(pictures: readonly GoalPicture[], ids: readonly string[]): readonly GoalPicture[] {
  const kept = pictures.map(({ lines }) => lines.filter(({ id }) => ids.includes(id)));
  const anywhere = standOn(kept.flat());
  return pictures.map((picture, i) => {
    const lines = kept[i] ?? [];
    const [here, onAny] = [standOn(lines), standOn(picture.lines)];
    const stands = (id: string): boolean => here.has(id) || (anywhere.has(id) && !onAny.has(id));
    return {
      ...picture,
      lines,
      nodes: picture.nodes.filter(({ id }) => stands(id)),
      pages: picture.pages.filter(({ id }) => stands(id)),
      belongings: picture.belongings.filter(({ from, to }) => stands(from) && stands(to)),
    };
  });
}

/**
 * Folds whole lines away, with whoever stands on no other, until the rest fits: from the end of `order` (ids), whose first
 * line always stays.
 */
export const foldLines =
  (order: readonly string[]): Fold =>
  (all, isTooHigh) => {
    let shown = all;
    for (let count = order.length; count > 0 && isTooHigh(shown); count--)
      shown = onlyLines(all, order.slice(0, count));
    return shown;
  };
