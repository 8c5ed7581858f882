import { Float } from '../cli/python.ts';
import { callFunction } from './functions.ts';
import { QueryProblem } from './tokens.ts';
import type { Expression } from './values.ts';
import { isEqual, isFalse, isRecord, order, Reference } from './values.ts';

/** A node of the tree that the library makes of an expression. */
export interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly children?: readonly Node[];
}

/**
 * What an expression finds in a value, as the CLI's own library has it: by code points, with whole numbers and floats
 * apart, strings comparable, and only a record's own names. https://jmespath.org/specification.html
 * @param literals the values that the tree's literals are the numbers of
 * @throws QueryProblem
 */
export function evaluate(node: Node, value: unknown, literals: readonly unknown[]): unknown {
  const at = (index: number): Node => node.children![index]!;
  const ask = (inner: Node, of: unknown): unknown => evaluate(inner, of, literals);
  const each = (items: readonly unknown[], inner: Node): unknown[] =>
    items.map((item) => ask(inner, item)).filter((item) => item !== null);
  switch (node.type) {
    case 'Identity':
    case 'Current':
      return value;
    case 'Literal':
      return literals[node.value as number];
    case 'Field':
      return isRecord(value) && Object.hasOwn(value, node.name!) ? (value[node.name!] ?? null) : null;
    case 'Subexpression':
    case 'IndexExpression':
    case 'Pipe':
      return ask(at(1), ask(at(0), value));
    case 'Index':
      return Array.isArray(value) ? (value.at(node.value as number) ?? null) : null;
    case 'Slice':
      return Array.isArray(value)
        ? sliced(value, node.children as unknown as readonly (number | null)[])
        : null;
    case 'Flatten': {
      const base = ask(at(0), value);
      return Array.isArray(base) ? base.flat() : null;
    }
    case 'Projection': {
      const base = ask(at(0), value);
      return Array.isArray(base) ? each(base, at(1)) : null;
    }
    case 'ValueProjection': {
      const base = ask(at(0), value);
      return isRecord(base) ? each(Object.values(base), at(1)) : null;
    }
    case 'FilterProjection': {
      const base = ask(at(0), value);
      if (!Array.isArray(base)) return null;
      return each(
        base.filter((item) => !isFalse(ask(at(2), item))),
        at(1),
      );
    }
    case 'Comparator':
      return compared(node.name!, ask(at(0), value), ask(at(1), value));
    case 'OrExpression': {
      const left = ask(at(0), value);
      return isFalse(left) ? ask(at(1), value) : left;
    }
    case 'AndExpression': {
      const left = ask(at(0), value);
      return isFalse(left) ? left : ask(at(1), value);
    }
    case 'NotExpression': {
      const inner = ask(at(0), value);
      return isFalse(inner);
    }
    case 'MultiSelectList':
      return value === null ? null : node.children!.map((child) => ask(child, value));
    case 'MultiSelectHash':
      return value === null
        ? null
        : Object.fromEntries(node.children!.map((child) => [child.name!, ask(child.value as Node, value)]));
    case 'ExpressionReference':
      return new Reference(((of) => ask(at(0), of)) satisfies Expression);
    case 'Function':
      return callFunction(
        node.name!,
        node.children!.map((child) => ask(child, value)),
      );
    default:
      throw new Error(`There is no node ${node.type}`);
  }
}

const orders: ReadonlyMap<string, readonly [sign: string, holds: (order: number) => boolean]> = new Map([
  ['LT', ['<', (order: number) => order < 0]],
  ['LTE', ['<=', (order: number) => order <= 0]],
  ['GT', ['>', (order: number) => order > 0]],
  ['GTE', ['>=', (order: number) => order >= 0]],
]);

const isOrdered = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || value instanceof Float;

function compared(name: string, left: unknown, right: unknown): boolean | null {
  if (name === 'EQ') return isEqual(left, right);
  if (name === 'NE') return !isEqual(left, right);
  const [sign, holds] = orders.get(name)!;
  return isOrdered(left) && isOrdered(right) ? holds(order(left, right, sign)) : null;
}

/** Python's slices. */
function sliced(
  list: readonly unknown[],
  [start = null, stop = null, step]: readonly (number | null)[],
): unknown[] {
  const by = step ?? 1;
  if (by === 0) throw new QueryProblem('slice step cannot be zero');
  const [least, most] = by > 0 ? [0, list.length] : [-1, list.length - 1];
  const clamped = (at: number | null, otherwise: number): number =>
    at === null ? otherwise : Math.min(most, Math.max(least, at < 0 ? at + list.length : at));
  const end = clamped(stop, by > 0 ? most : least);
  const found: unknown[] = [];
  for (let at = clamped(start, by > 0 ? least : most); by > 0 ? at < end : at > end; at += by)
    found.push(list[at]);
  return found;
}
