import { byCodePoints, numberOf, pythonType } from '../cli/python.ts';
import { isRecord as isPlainRecord } from '../output/kinds.ts';
import type { Effort, Work } from '../work.ts';
import { charactersAUnit } from '../work.ts';
import { QueryProblem } from './tokens.ts';

/** An expression behind `&`, as functions take it. */
type Expression = (value: unknown) => Work<unknown>;

export class Reference {
  readonly of: Expression;

  constructor(of: Expression) {
    this.of = of;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isPlainRecord(value) && !(value instanceof Reference);

/** Whether a record has no names. It doesn't list them: there may be many. */
function isEmpty(record: object): boolean {
  for (const name in record) if (Object.hasOwn(record, name)) return false;
  return true;
}

/** Whether a value is false in JMESPath. 0 is true. */
export const isFalse = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) ? !value.length : isRecord(value) && isEmpty(value));

/** The effort for a text, in addition to reading it. */
export const unitsOf = (text: string): number => text.length / charactersAUnit;

/** Whether two values are the same; a float is the same as the whole number that it is. */
export function* isEqual(a: unknown, b: unknown, effort: Effort): Work<boolean> {
  if (effort.spend(typeof a === 'string' ? 1 + unitsOf(a) : 1)) yield;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null || right !== null) return left === right;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (const [i, item] of a.entries()) if (!(yield* isEqual(item, b[i], effort))) return false;
    return true;
  }
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names)
    if (!Object.hasOwn(b, name) || !(yield* isEqual(a[name], b[name], effort))) return false;
  return true;
}

/** The order of two strings or two numbers. @throws QueryProblem for one of each, in Python's words */
export function order(left: unknown, right: unknown, sign = '<'): number {
  if (typeof left === 'string' && typeof right === 'string') return byCodePoints(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return a - b;
  throw new QueryProblem(
    `'${sign}' not supported between instances of '${pythonType(left)}' and '${pythonType(right)}'`,
  );
}
