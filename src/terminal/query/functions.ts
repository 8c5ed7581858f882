import {
  asciiJson,
  Float,
  numberOf,
  pythonType,
  readFloat,
  readInt,
  repr,
  str,
  stringLength,
} from '../cli/python.ts';
import { QueryProblem } from './tokens.ts';
import { isEqual, order, Reference } from './values.ts';

type Args = readonly unknown[];
type List = readonly unknown[];
type Named = Readonly<Record<string, unknown>>;

interface Definition {
  /** The types that each argument may have; none: any. */
  readonly takes: readonly (readonly string[])[];
  /** Whether the last argument may be given several times. */
  readonly variadic?: boolean;
  readonly run: (...args: never[]) => unknown;
}

const define = <T extends Args>(
  takes: Definition['takes'],
  run: (...args: T) => unknown,
  variadic = false,
): Definition => ({ takes, run: run, variadic });

const any: readonly string[] = [];
const numbers = ['array-number'];

/** A list's greatest or least item; the first of those that are equal. */
function best(list: List, sign: 1 | -1, key: (item: unknown) => unknown = (item) => item): unknown {
  if (!list.length) return null;
  let [found, foundKey] = [list[0], key(list[0])];
  for (const item of list.slice(1)) {
    const itemKey = key(item);
    if (sign * order(itemKey, foundKey, sign > 0 ? '>' : '<') > 0) [found, foundKey] = [item, itemKey];
  }
  return found;
}

/** The value by which `sort_by` and its like compare. @throws QueryProblem for a type that has no order */
const keyOf =
  (name: string, { of }: Reference, allowed: readonly string[]) =>
  (item: unknown): unknown => {
    const value = of(item);
    if (!allowed.includes(typeOf(value))) throw typeProblem(name, value, typeOf(value), allowed);
    return value;
  };

function sortBy(list: List, reference: Reference): List {
  if (!list.length) return list;
  const type = typeOf(reference.of(list[0]));
  if (type !== 'number' && type !== 'string')
    throw typeProblem('sort_by', list[0], type, ['string', 'number']);
  const key = keyOf('sort_by', reference, [type]);
  return list
    .map((item) => ({ item, by: key(item) }))
    .sort((a, b) => order(a.by, b.by))
    .map(({ item }) => item);
}

function contains(subject: string | List, search: unknown): boolean {
  if (typeof subject !== 'string') return subject.some((item) => isEqual(item, search));
  if (typeof search === 'string') return subject.includes(search);
  throw new QueryProblem(`'in <string>' requires string as left operand, not ${pythonType(search)}`);
}

function toNumber(value: unknown): unknown {
  if (numberOf(value) !== null) return value;
  if (typeof value !== 'string') return null;
  const float = readFloat(value);
  return readInt(value) ?? (float === null ? null : Float.of(float));
}

const numberIn = (value: unknown): number => numberOf(value) ?? 0;

function sum(list: List): unknown {
  const total = list.reduce<number>((so, item) => so + numberIn(item), 0);
  return list.some((item) => item instanceof Float) ? Float.of(total) : total;
}

function abs(value: unknown): unknown {
  const size = Math.abs(numberIn(value));
  return value instanceof Float ? Float.of(size) : size;
}

const functions: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ['abs', define([['number']], abs)],
  [
    'avg',
    define([numbers], (list: List) => (list.length ? Float.of(numberIn(sum(list)) / list.length) : null)),
  ],
  ['ceil', define([['number']], (value: unknown) => Math.ceil(numberIn(value)))],
  ['contains', define([['array', 'string'], any], contains)],
  ['ends_with', define([['string'], ['string']], (text: string, end: string) => text.endsWith(end))],
  ['floor', define([['number']], (value: unknown) => Math.floor(numberIn(value)))],
  ['join', define([['string'], ['array-string']], (glue: string, list: List) => list.join(glue))],
  ['keys', define([['object']], (value: Named) => Object.keys(value))],
  [
    'length',
    define([['string', 'array', 'object']], (value: string | object) =>
      typeof value === 'string' ? stringLength(value) : Object.keys(value).length,
    ),
  ],
  ['map', define([['expref'], ['array']], ({ of }: Reference, list: List) => list.map(of))],
  ['max', define([['array-number', 'array-string']], (list: List) => best(list, 1))],
  [
    'max_by',
    define([['array'], ['expref']], (list: List, by: Reference) =>
      best(list, 1, keyOf('max_by', by, ['number', 'string'])),
    ),
  ],
  ['merge', define([['object']], (...all: Named[]) => Object.fromEntries(all.flatMap(Object.entries)), true)],
  ['min', define([['array-number', 'array-string']], (list: List) => best(list, -1))],
  [
    'min_by',
    define([['array'], ['expref']], (list: List, by: Reference) =>
      best(list, -1, keyOf('min_by', by, ['number', 'string'])),
    ),
  ],
  ['not_null', define([any], (...all: Args) => all.find((value) => value !== null) ?? null, true)],
  [
    'reverse',
    define([['array', 'string']], (value: string | List) =>
      typeof value === 'string' ? [...value].reverse().join('') : [...value].reverse(),
    ),
  ],
  ['sort', define([['array-string', 'array-number']], (list: List) => [...list].sort((a, b) => order(a, b)))],
  ['sort_by', define([['array'], ['expref']], sortBy)],
  ['starts_with', define([['string'], ['string']], (text: string, start: string) => text.startsWith(start))],
  ['sum', define([numbers], sum)],
  ['to_array', define([any], (value: unknown): List => (Array.isArray(value) ? value : [value]))],
  ['to_number', define([any], toNumber)],
  [
    'to_string',
    define([any], (value: unknown) => {
      if (value instanceof Reference) return '"<expression>"';
      return typeof value === 'string' ? value : asciiJson(value, ',', ':');
    }),
  ],
  ['type', define([any], (value: unknown) => (value instanceof Reference ? null : typeOf(value)))],
  ['values', define([['object']], (value: Named) => Object.values(value))],
]);

/** Calls one of JMESPath's functions. https://jmespath.org/specification.html#built-in-functions @throws QueryProblem */
export function callFunction(name: string, args: Args): unknown {
  const found = functions.get(name);
  if (!found) throw new QueryProblem(`Unknown function: ${name}()`);
  const { takes, variadic, run } = found;
  if (variadic ? args.length < takes.length : args.length !== takes.length)
    throw new QueryProblem(
      `Expected ${variadic ? 'at least ' : ''}${takes.length} argument${takes.length === 1 ? '' : 's'} for function ${name}(), received ${args.length}`,
    );
  takes.forEach((types, i) => {
    if (types.length) checkType(name, args[i], types);
  });
  return (run as (...args: Args) => unknown)(...args);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (numberOf(value) !== null) return 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (value instanceof Reference) return 'expref';
  return Array.isArray(value) ? 'array' : 'object';
}

const typeProblem = (name: string, value: unknown, type: string, expected: readonly string[]): QueryProblem =>
  new QueryProblem(
    `In function ${name}(), invalid type for value: ${value instanceof Reference ? '<expression>' : str(value)}, expected one of: ${repr(expected)}, received: "${type}"`,
  );

/** `array-number` is a list of numbers; where several such are allowed, the first item decides. */
function checkType(name: string, value: unknown, types: readonly string[]): void {
  const type = typeOf(value);
  if (!types.some((one) => one.split('-', 1)[0] === type)) throw typeProblem(name, value, type, types);
  const inner = types.flatMap((one) => one.split('-').slice(1));
  if (!inner.length || !Array.isArray(value)) return;
  const list = value as List;
  const allowed = inner.length > 1 ? inner.filter((one) => one === typeOf(list[0])) : inner;
  for (const item of list)
    if (!allowed.includes(typeOf(item))) throw typeProblem(name, item, pythonType(item), types);
}
