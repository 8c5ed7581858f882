import { byCodePoints, numberOf, pythonType } from '../cli/python.ts';
import { isRecord as isPlainRecord } from '../output/kinds.ts';
import { QueryProblem } from './tokens.ts';

/** An expression behind `&`, as functions take it. */
export type Expression = (value: unknown) => unknown;

export class Reference {
  readonly of: Expression;

  constructor(of: Expression) {
    this.of = of;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isPlainRecord(value) && !(value instanceof Reference);

/** What JMESPath takes for false; 0 is none of it. */
export const isFalse = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) ? !value.length : isRecord(value) && !Object.keys(value).length);

/** Whether two values are the same; a float is the same as the whole number that it is. */
export function isEqual(a: unknown, b: unknown): boolean {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null || right !== null) return left === right;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
  );
}

/** How two strings or two numbers stand to each other. @throws QueryProblem for one of each, in Python's words */
export function order(left: unknown, right: unknown, sign = '<'): number {
  if (typeof left === 'string' && typeof right === 'string') return byCodePoints(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return a - b;
  throw new QueryProblem(
    `'${sign}' not supported between instances of '${pythonType(left)}' and '${pythonType(right)}'`,
  );
}
