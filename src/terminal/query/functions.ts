import { Float, numberOf, pythonType, readFloat, readInt, stringLength } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { checkArguments, typeOf, typeProblem } from './argument-types.ts';
import { sorted } from './sort.ts';
import { finds, joined, reversed, toText } from './texts.ts';
import { QueryProblem } from './tokens.ts';
import { isEqual, order, Reference, unitsOf } from './values.ts';

type Args = readonly unknown[];
type List = readonly unknown[];
type JsonObject = Readonly<Record<string, unknown>>;

interface Definition {
  /** The allowed types of each argument. An empty list allows all. */
  readonly takes: readonly (readonly string[])[];
  /** Whether the last argument may be given several times. */
  readonly variadic: boolean;
  run(effort: Effort, ...args: Args): Work<unknown>;
}

/** A function whose work depends only on the size of its arguments. */
const define = <T extends Args>(
  takes: Definition['takes'],
  run: (...args: T) => unknown,
  variadic = false,
): Definition => ({
  takes,
  variadic,
  *run(effort, ...args) {
    for (const arg of args) if (effort.spend(sizeOf(arg))) yield;
    return run(...(args as unknown as T));
  },
});

/** A function that applies expressions, or reads many values. */
const defineLong = <T extends Args>(
  takes: Definition['takes'],
  run: (effort: Effort, ...args: T) => Work<unknown>,
): Definition => ({
  takes,
  variadic: false,
  run: (effort, ...args) => run(effort, ...(args as unknown as T)),
});

const any: readonly string[] = [];
const numbers = ['array-number'];

function sizeOf(arg: unknown): number {
  if (typeof arg === 'string') return 1 + unitsOf(arg);
  return typeof arg === 'object' && arg !== null ? Object.keys(arg).length : 1;
}

/** A list's greatest or least item by its key. Of equal items, the first. */
function* best(effort: Effort, list: List, keys: List, sign: 1 | -1): Work<unknown> {
  let found = 0;
  for (const [i, key] of keys.entries()) {
    if (effort.spend(sizeOf(key))) yield;
    if (sign * order(key, keys[found], sign > 0 ? '>' : '<') > 0) found = i;
  }
  return list[found] ?? null;
}

/** The result of an expression on each item. */
function* keysOf(list: List, of: (item: unknown) => Work<unknown>): Work<unknown[]> {
  const keys: unknown[] = [];
  for (const item of list) keys.push(yield* of(item));
  return keys;
}

/** The value by which `sort_by` and similar functions compare. @throws QueryProblem for a type without an order */
function* keyOf(name: string, { of }: Reference, allowed: readonly string[], item: unknown): Work<unknown> {
  const value = yield* of(item);
  if (!allowed.includes(typeOf(value))) throw typeProblem(name, value, typeOf(value), allowed);
  return value;
}

function* sortBy(effort: Effort, list: List, reference: Reference): Work<List> {
  if (!list.length) return list;
  const type = typeOf(yield* reference.of(list[0]));
  if (type !== 'number' && type !== 'string')
    throw typeProblem('sort_by', list[0], type, ['string', 'number']);
  const keys = yield* keysOf(list, (item) => keyOf('sort_by', reference, [type], item));
  return yield* sorted(list, keys, effort);
}

function* contains(effort: Effort, subject: string | List, search: unknown): Work<boolean> {
  if (typeof subject === 'string') {
    if (typeof search === 'string') return yield* finds(effort, subject, search);
    throw new QueryProblem(`'in <string>' requires string as left operand, not ${pythonType(search)}`);
  }
  for (const item of subject) if (yield* isEqual(item, search, effort)) return true;
  return false;
}

/** The most digits that Python turns into a number. */
const mostDigits = 4300;

function toNumber(value: unknown): unknown {
  if (numberOf(value) !== null) return value;
  if (typeof value !== 'string' || value.length > mostDigits) return null;
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
  ['contains', defineLong([['array', 'string'], any], contains)],
  ['ends_with', define([['string'], ['string']], (text: string, end: string) => text.endsWith(end))],
  ['floor', define([['number']], (value: unknown) => Math.floor(numberIn(value)))],
  ['join', defineLong([['string'], ['array-string']], joined)],
  ['keys', define([['object']], (value: JsonObject) => Object.keys(value))],
  [
    'length',
    define([['string', 'array', 'object']], (value: string | object) =>
      typeof value === 'string' ? stringLength(value) : Object.keys(value).length,
    ),
  ],
  ['map', defineLong([['expref'], ['array']], (_effort, { of }: Reference, list: List) => keysOf(list, of))],
  [
    'max',
    defineLong([['array-number', 'array-string']], (effort, list: List) => best(effort, list, list, 1)),
  ],
  [
    'max_by',
    defineLong([['array'], ['expref']], function* (effort, list: List, by: Reference) {
      const keys = yield* keysOf(list, (item) => keyOf('max_by', by, ['number', 'string'], item));
      return yield* best(effort, list, keys, 1);
    }),
  ],
  [
    'merge',
    define([['object']], (...all: JsonObject[]) => Object.fromEntries(all.flatMap(Object.entries)), true),
  ],
  [
    'min',
    defineLong([['array-number', 'array-string']], (effort, list: List) => best(effort, list, list, -1)),
  ],
  [
    'min_by',
    defineLong([['array'], ['expref']], function* (effort, list: List, by: Reference) {
      const keys = yield* keysOf(list, (item) => keyOf('min_by', by, ['number', 'string'], item));
      return yield* best(effort, list, keys, -1);
    }),
  ],
  ['not_null', define([any], (...all: Args) => all.find((value) => value !== null) ?? null, true)],
  ['reverse', defineLong([['array', 'string']], reversed)],
  [
    'sort',
    defineLong([['array-string', 'array-number']], (effort, list: List) => sorted(list, list, effort)),
  ],
  ['sort_by', defineLong([['array'], ['expref']], sortBy)],
  ['starts_with', define([['string'], ['string']], (text: string, start: string) => text.startsWith(start))],
  ['sum', define([numbers], sum)],
  ['to_array', define([any], (value: unknown): List => (Array.isArray(value) ? value : [value]))],
  ['to_number', define([any], toNumber)],
  ['to_string', defineLong([any], toText)],
  ['type', define([any], (value: unknown) => (value instanceof Reference ? null : typeOf(value)))],
  ['values', define([['object']], (value: JsonObject) => Object.values(value))],
]);

/** Calls one of JMESPath's functions. https://jmespath.org/specification.html#built-in-functions @throws QueryProblem */
export function callFunction(name: string, args: Args, effort: Effort): Work<unknown> {
  const found = functions.get(name);
  if (!found) throw new QueryProblem(`Unknown function: ${name}()`);
  const { takes, variadic } = found;
  if (variadic ? args.length < takes.length : args.length !== takes.length)
    throw new QueryProblem(
      `Expected ${variadic ? 'at least ' : ''}${takes.length} argument${takes.length === 1 ? '' : 's'} for function ${name}(), received ${args.length}`,
    );
  checkArguments(name, args, takes);
  return found.run(effort, ...args);
}
