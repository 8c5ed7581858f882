/** Whether a character is in a class of a pattern, such as `a-z` or `!x`. */
function isIn(text: string, character: string): boolean {
  const isNot = text.startsWith('!');
  const set = isNot ? text.slice(1) : text;
  let found = false;
  for (let i = 0; i < set.length; i++) {
    const isRange = set.charAt(i + 1) === '-' && i + 2 < set.length;
    found ||= isRange
      ? set.charAt(i) <= character && character <= set.charAt(i + 2)
      : set.charAt(i) === character;
    if (isRange) i += 2;
  }
  return found !== isNot;
}

/** One step of a pattern: any text, one character, or one of a class. */
type Step = '*' | ((character: string) => boolean);

function stepsOf(pattern: string): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    // A bracket that comes first in its class stands for itself.
    const end = character === '[' ? pattern.indexOf(']', i + (pattern.charAt(i + 1) === '!' ? 3 : 2)) : -1;
    if (character === '*') steps.push('*');
    else if (character === '?') steps.push(() => true);
    else if (end > 0) {
      const set = pattern.slice(i + 1, end);
      steps.push((other) => isIn(set, other));
      i = end;
    } else steps.push((other) => other === character);
  }
  return steps;
}

/**
 * Whether a path matches a pattern of `--exclude` and `--include`, as Python's fnmatch does: `*` stands for slashes, too.
 * https://docs.aws.amazon.com/cli/latest/reference/s3/#use-of-exclude-and-include-filters
 */
export function matchesPattern(path: string, pattern: string): boolean {
  const steps = stepsOf(pattern);
  let [at, step] = [0, 0];
  let [star, from] = [-1, 0];
  while (at < path.length) {
    const next = steps[step];
    if (next === '*') [star, from, step] = [step, at, step + 1];
    else if (next?.(path.charAt(at))) [at, step] = [at + 1, step + 1];
    else if (star >= 0) [at, from, step] = [from + 1, from + 1, star + 1];
    else return false;
  }
  return steps.slice(step).every((left) => left === '*');
}

/** A pattern below a directory. One that begins with a slash stays as it is. */
const below = (root: string, pattern: string): string =>
  pattern.startsWith('/') ? pattern : `${root}${root.endsWith('/') ? '' : '/'}${pattern}`;

/** One `--exclude` or `--include`, as it was typed. */
export type Filter = readonly [flag: string, pattern: string];

/** Whether a command takes a path: the last filter that matches decides, below either root. */
export const isTaken = (path: string, filters: readonly Filter[], roots: readonly string[]): boolean =>
  filters.reduce(
    (isIncluded, [flag, pattern]) =>
      roots.some((root) => matchesPattern(path, below(root, pattern))) ? flag === '--include' : isIncluded,
    true,
  );
