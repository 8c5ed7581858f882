import type { StatementTrace } from '../../engine/index.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of an element of a statement: a text alone or a list of them. */
export function textsOf(statement: unknown, name: string): readonly string[] {
  if (!isRecord(statement) || !Object.hasOwn(statement, name)) return [];
  const value = statement[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}

/** How many letters two texts begin with alike, regardless of case. */
function alike(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

/** The entries that are most like what was asked, the first the most alike. */
export const byLikeness = (entries: readonly string[], asked: string): readonly string[] =>
  entries
    .map((text) => ({ text, likeness: alike(text, asked) }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ text }) => text);

/** Allow statements about other actions, those about the same service first. */
export function nearestActions(statements: readonly StatementTrace[], action: string): StatementTrace[] {
  const likeness = ({ statement }: StatementTrace): number =>
    Math.max(0, ...textsOf(statement, 'Action').map((one) => alike(one, action)));
  return statements
    .filter(({ effect, outcome }) => effect === 'Allow' && outcome === 'notMatched')
    .map((one) => ({ one, near: likeness(one) }))
    .sort((a, b) => b.near - a.near)
    .map(({ one }) => one);
}
