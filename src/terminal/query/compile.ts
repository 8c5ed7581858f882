import type { Effort, Work } from '../work.ts';
import { treeOf } from './grammar.ts';
import { tokensOf, QueryProblem } from './tokens.ts';
import { Float } from '../cli/python.ts';
import { callFunction } from './functions.ts';
import type { Comparison, Node } from './grammar.ts';
import { isEqual, isFalse, isRecord, order, Reference } from './values.ts';

/**
 * The result of an expression on a value.
 * @throws QueryProblem
 * @throws TooMuch
 */
function* evaluate(node: Node, value: unknown, effort: Effort): Work<unknown> {
  if (effort.spend()) yield;
  switch (node.type) {
    case 'current':
      return value;
    case 'literal':
      return node.value;
    case 'field':
      return isRecord(value) && Object.hasOwn(value, node.name) ? (value[node.name] ?? null) : null;
    case 'index':
      return Array.isArray(value) ? ((value.at(node.at) as unknown) ?? null) : null;
    case 'slice':
      return Array.isArray(value) ? yield* sliced(value, node.bounds, effort) : null;
    case 'then':
      return yield* evaluate(node.right, yield* evaluate(node.left, value, effort), effort);
    case 'flatten': {
      const base = yield* evaluate(node.of, value, effort);
      return Array.isArray(base) ? yield* flattened(base, effort) : null;
    }
    case 'items': {
      const base = yield* evaluate(node.of, value, effort);
      return Array.isArray(base) ? yield* each(base, node.each, effort) : null;
    }
    case 'values': {
      const base = yield* evaluate(node.of, value, effort);
      return isRecord(base) ? yield* each(Object.values(base), node.each, effort) : null;
    }
    case 'filter': {
      const base = yield* evaluate(node.of, value, effort);
      if (!Array.isArray(base)) return null;
      return yield* each(yield* meeting(base, node.where, effort), node.each, effort);
    }
    case 'compare': {
      const left = yield* evaluate(node.left, value, effort);
      return yield* compared(node.by, left, yield* evaluate(node.right, value, effort), effort);
    }
    case 'or': {
      const left = yield* evaluate(node.left, value, effort);
      return isFalse(left) ? yield* evaluate(node.right, value, effort) : left;
    }
    case 'and': {
      const left = yield* evaluate(node.left, value, effort);
      return isFalse(left) ? left : yield* evaluate(node.right, value, effort);
    }
    case 'not':
      return isFalse(yield* evaluate(node.of, value, effort));
    case 'list':
      return value === null ? null : yield* all(node.items, value, effort);
    case 'record':
      return value === null ? null : yield* recorded(node.entries, value, effort);
    case 'reference':
      return new Reference((of) => evaluate(node.of, of, effort));
    case 'call':
      return yield* callFunction(node.name, yield* all(node.args, value, effort), effort);
  }
}

function* all(nodes: readonly Node[], value: unknown, effort: Effort): Work<unknown[]> {
  const found: unknown[] = [];
  for (const node of nodes) found.push(yield* evaluate(node, value, effort));
  return found;
}

/** The results of expressions on a value, by name. */
function* recorded(
  entries: readonly (readonly [name: string, value: Node])[],
  value: unknown,
  effort: Effort,
): Work<object> {
  const found: [string, unknown][] = [];
  for (const [name, inner] of entries) found.push([name, yield* evaluate(inner, value, effort)]);
  return Object.fromEntries(found);
}

/** The items that meet a condition. */
function* meeting(items: readonly unknown[], where: Node, effort: Effort): Work<unknown[]> {
  const found: unknown[] = [];
  for (const item of items) if (!isFalse(yield* evaluate(where, item, effort))) found.push(item);
  return found;
}

/** The results of all items, without those that have none. */
function* each(items: readonly unknown[], node: Node, effort: Effort): Work<unknown[]> {
  const found: unknown[] = [];
  for (const item of items) {
    const one = yield* evaluate(node, item, effort);
    if (one !== null) found.push(one);
  }
  return found;
}

const orders: Readonly<Record<Exclude<Comparison, 'eq' | 'ne'>, [string, (order: number) => boolean]>> = {
  lt: ['<', (order) => order < 0],
  lte: ['<=', (order) => order <= 0],
  gt: ['>', (order) => order > 0],
  gte: ['>=', (order) => order >= 0],
};

const isOrdered = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || value instanceof Float;

function* compared(by: Comparison, left: unknown, right: unknown, effort: Effort): Work<boolean | null> {
  if (by === 'eq') return yield* isEqual(left, right, effort);
  if (by === 'ne') return !(yield* isEqual(left, right, effort));
  const [sign, holds] = orders[by];
  return isOrdered(left) && isOrdered(right) ? holds(order(left, right, sign)) : null;
}

/** Replaces each list within a list by its items. */
function* flattened(list: readonly unknown[], effort: Effort): Work<unknown[]> {
  const found: unknown[] = [];
  for (const item of list)
    for (const one of Array.isArray(item) ? (item as readonly unknown[]) : [item]) {
      found.push(one);
      if (effort.spend()) yield;
    }
  return found;
}

/** Python's slices. */
function* sliced(
  list: readonly unknown[],
  [start = null, stop = null, step]: readonly (number | null)[],
  effort: Effort,
): Work<unknown[]> {
  const by = step ?? 1;
  if (by === 0) throw new QueryProblem('slice step cannot be zero');
  const [least, most] = by > 0 ? [0, list.length] : [-1, list.length - 1];
  const clamped = (at: number | null, otherwise: number): number =>
    at === null ? otherwise : Math.min(most, Math.max(least, at < 0 ? at + list.length : at));
  const end = clamped(stop, by > 0 ? most : least);
  const found: unknown[] = [];
  for (let at = clamped(start, by > 0 ? least : most); by > 0 ? at < end : at > end; at += by) {
    found.push(list[at]);
    if (effort.spend()) yield;
  }
  return found;
}

/** Applies an expression to a value. The work counts against the effort. */
export type Search = (value: unknown, effort: Effort) => Work<unknown>;

/**
 * Compiles a JMESPath expression. Its results and messages are those of the CLI's own library: it counts code points,
 * keeps whole numbers and floats apart, compares strings, and sees only a record's own names. No library for browsers
 * does that, and none can be stopped. https://jmespath.org/specification.html
 * @throws QueryProblem for text that isn't an expression
 */
export function compile(expression: string): Search {
  const tree = treeOf(expression, tokensOf(expression));
  return (value, effort) => evaluate(tree, value, effort);
}
