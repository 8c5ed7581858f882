import { modelledTypes } from '../../engine/cloudformation/index.ts';

/** Letters of the longest type for which a near one is looked for: AWS's have fewer. */
const longest = 100;
/** Letters that may be wrong, missing or too many. */
const most = 2;

/** How many letters differ between two words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + Number(letter !== other[j - 1]),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The modelled type that is written almost like another one, which isn't modelled; null if there is none. */
export function nearType(type: string): string | null {
  if (type.length > longest) return null;
  const written = type.toLowerCase();
  const near = modelledTypes
    .filter((one) => Math.abs(one.length - type.length) <= most)
    .map((one) => ({ one, far: distance(written, one.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return near[0]?.one ?? null;
}
