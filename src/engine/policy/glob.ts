/**
 * A pattern in which `*` stands for any characters (also none, also `/` and `:`) and `?` for exactly one:
 * UTF-16 units, with the two wildcards as numbers that no character has.
 */
export type Glob = readonly number[];

const any = -1;
const one = -2;
const asterisk = 42;
const questionMark = 63;
const colon = 58;

const nowhere = -1;

/** Reads `*` and `?` as wildcards. */
export function globOf(text: string): Glob {
  return literalGlob(text).map((unit) => (unit === asterisk ? any : unit === questionMark ? one : unit));
}

/** Reads every character as itself: what a policy variable's value becomes. */
export function literalGlob(text: string): Glob {
  const units: number[] = [];
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
  return units;
}

/** How many comparisons were made: the tests hold the worst case to `pattern × text`. */
export interface Steps {
  count: number;
}

/**
 * Whether the whole text matches. Case-sensitive. Two pointers and one way back, at most `pattern × text`
 * comparisons: a regular expression made from a learner's pattern could take minutes.
 */
export function globMatches(glob: Glob, text: string, steps?: Steps): boolean {
  let p = 0;
  let t = 0;
  let star = nowhere;
  let eaten = 0;
  while (t < text.length) {
    if (steps) steps.count++;
    const unit = glob[p];
    if (unit === any) {
      star = p++;
      eaten = t;
    } else if (unit === one || unit === text.charCodeAt(t)) {
      p++;
      t++;
    } else if (star !== nowhere) {
      p = star + 1;
      t = ++eaten;
    } else return false;
  }
  while (glob[p] === any) p++;
  return p === glob.length;
}

/** The glob's parts between its first `count - 1` colons, or null where it has fewer parts than `count`. */
export function splitGlob(glob: Glob, count: number): readonly Glob[] | null {
  const parts: Glob[] = [];
  let from = 0;
  while (parts.length < count - 1) {
    const at = glob.indexOf(colon, from);
    if (at < 0) return null;
    parts.push(glob.slice(from, at));
    from = at + 1;
  }
  return [...parts, glob.slice(from)];
}
