import { numberOf, pythonType, repr, str } from '../cli/python.ts';
import { tooMuch } from '#words/terminal.ts';
import { TooMuch } from '../work.ts';
import { QueryProblem } from './tokens.ts';
import { Reference } from './values.ts';

/** A value's type, as JMESPath names it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (numberOf(value) !== null) return 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (value instanceof Reference) return 'expref';
  return Array.isArray(value) ? 'array' : 'object';
}

export const typeProblem = (
  name: string,
  value: unknown,
  type: string,
  expected: readonly string[],
): QueryProblem =>
  new QueryProblem(
    `In function ${name}(), invalid type for value: ${shown(value)}, expected one of: ${repr(expected)}, received: "${type}"`,
  );

/** Values within a value, and characters of a text, that a message shows. */
const mostShown = 100_000;

/** A value in a message. @throws TooMuch for a value that nobody could read */
function shown(value: unknown): string {
  if (value instanceof Reference) return '<expression>';
  const left = [value];
  for (let size = 0; left.length;) {
    const next = left.pop();
    size += typeof next === 'string' ? next.length : 1;
    if (size > mostShown) throw new TooMuch(tooMuch.answer(mostShown));
    if (typeof next === 'object' && next !== null) for (const item of Object.values(next)) left.push(item);
  }
  return str(value);
}

/** @throws QueryProblem if an argument has a type that the function doesn't take */
export function checkArguments(
  name: string,
  args: readonly unknown[],
  takes: readonly (readonly string[])[],
): void {
  takes.forEach((types, i) => {
    if (types.length) checkType(name, args[i], types);
  });
}

/** `array-number` is a list of numbers. If a function takes several such types, the first item decides. */
function checkType(name: string, value: unknown, types: readonly string[]): void {
  const type = typeOf(value);
  if (!types.some((one) => one.split('-', 1)[0] === type)) throw typeProblem(name, value, type, types);
  const inner = types.flatMap((one) => one.split('-').slice(1));
  if (!inner.length || !Array.isArray(value)) return;
  const list = value as readonly unknown[];
  const allowed = inner.length > 1 ? inner.filter((one) => one === typeOf(list[0])) : inner;
  for (const item of list)
    if (!allowed.includes(typeOf(item))) throw typeProblem(name, item, pythonType(item), types);
}
