import {
  Float,
  numberOf,
  pythonType,
  readFloat,
  readInt,
  stringLength,
  repr,
  str,
  asciiJson,
} from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { QueryProblem } from './tokens.ts';
import { isEqual, order, Reference, unitsOf } from './values.ts';
import { tooMuch } from '#words/terminal.ts';
import { TooMuch } from '../work.ts';

/** Characters that are reversed or written before a pause is possible. */
const stretch = 4096;

const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** `join`: texts with a separator between them. @throws TooMuch */
function* joined(effort: Effort, glue: string, texts: readonly unknown[]): Work<string> {
  let length = 0;
  for (const text of texts as readonly string[]) {
    length += text.length + glue.length;
    if (effort.spend()) yield;
  }
  if (effort.text(length)) yield;
  return texts.join(glue);
}

/** `reverse`: a list's items, or a text's characters. @throws TooMuch */
function* reversed(effort: Effort, value: string | readonly unknown[]): Work<unknown> {
  if (typeof value !== 'string') {
    if (effort.spend(value.length)) yield;
    return [...value].reverse();
  }
  if (effort.text(value.length)) yield;
  const pieces: string[] = [];
  for (let end = value.length; end > 0;) {
    let start = Math.max(0, end - stretch);
    if (start > 0 && isLow(value, start)) start--;
    pieces.push([...value.slice(start, end)].reverse().join(''));
    if (effort.spend(unitsOf(pieces.at(-1) ?? ''))) yield;
    end = start;
  }
  return pieces.join('');
}

/** The most comparisons of characters for which the engine's own search is used. */
const fewComparisons = 5_000_000;

/** Whether a text contains another, in linear time. An engine's own search can take the product of both lengths. */
function* finds(effort: Effort, text: string, search: string): Work<boolean> {
  if (effort.spend(1 + unitsOf(text) + unitsOf(search))) yield;
  if (text.length * search.length <= fewComparisons) return text.includes(search);
  // Knuth, Morris and Pratt: how much of the search text is before a place where it differs.
  const back = new Int32Array(search.length);
  for (let at = 1, same = 0; at < search.length; at++) {
    while (same > 0 && search.charCodeAt(at) !== search.charCodeAt(same)) same = back[same - 1]!;
    if (search.charCodeAt(at) === search.charCodeAt(same)) same++;
    back[at] = same;
    if (at % stretch === 0) yield;
  }
  for (let at = 0, same = 0; at < text.length; at++) {
    while (same > 0 && text.charCodeAt(at) !== search.charCodeAt(same)) same = back[same - 1]!;
    if (text.charCodeAt(at) === search.charCodeAt(same)) same++;
    if (same === search.length) return true;
    if (at % stretch === 0) yield;
  }
  return false;
}

/** `to_string`: a text as it is, any other value as JSON. @throws TooMuch */
function* toText(effort: Effort, value: unknown): Work<string> {
  if (value instanceof Reference) return '"<expression>"';
  if (typeof value === 'string') return value;
  const pieces: string[] = [];
  yield* write(value, pieces, { length: 0 }, effort);
  return pieces.join('');
}

function* write(value: unknown, pieces: string[], so: { length: number }, effort: Effort): Work<void> {
  function* add(piece: string): Work<void> {
    so.length += piece.length;
    pieces.push(piece);
    if (effort.text(so.length, piece.length)) yield;
  }
  if (typeof value === 'string') yield* quoted(value, add);
  else if (typeof value !== 'object' || value === null || value instanceof Float)
    yield* add(asciiJson(value));
  else if (Array.isArray(value)) {
    yield* add('[');
    for (const [i, item] of value.entries()) {
      if (i) yield* add(',');
      yield* write(item, pieces, so, effort);
    }
    yield* add(']');
  } else {
    yield* add('{');
    for (const [i, name] of Object.keys(value).entries()) {
      if (i) yield* add(',');
      yield* quoted(name, add);
      yield* add(':');
      yield* write((value as Readonly<Record<string, unknown>>)[name], pieces, so, effort);
    }
    yield* add('}');
  }
}

function* quoted(text: string, add: (piece: string) => Work<void>): Work<void> {
  if (text.length <= stretch) return yield* add(asciiJson(text));
  yield* add('"');
  for (let at = 0; at < text.length; at += stretch)
    yield* add(asciiJson(text.slice(at, at + stretch)).slice(1, -1));
  yield* add('"');
}

const unitsOfKey = (key: unknown): number => (typeof key === 'string' ? 1 + unitsOf(key) : 1);

/** Items in the order of their keys. Equal items keep their order. @throws QueryProblem for keys without an order */
function* sorted<T>(items: readonly T[], keys: readonly unknown[], effort: Effort): Work<T[]> {
  let from = [...items.keys()];
  for (let run = 1; run < from.length; run *= 2) {
    const to: number[] = [];
    for (let start = 0; start < from.length; start += 2 * run) {
      const middle = Math.min(start + run, from.length);
      const end = Math.min(start + 2 * run, from.length);
      let [left, right] = [start, middle];
      while (left < middle && right < end) {
        const [a, b] = [keys[from[left]!], keys[from[right]!]];
        if (effort.spend(unitsOfKey(a))) yield;
        to.push(order(b, a) < 0 ? from[right++]! : from[left++]!);
      }
      while (left < middle) to.push(from[left++]!);
      while (right < end) to.push(from[right++]!);
    }
    from = to;
  }
  return from.map((at) => items[at]!);
}

/** A value's type, as JMESPath names it. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (numberOf(value) !== null) return 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (value instanceof Reference) return 'expref';
  return Array.isArray(value) ? 'array' : 'object';
}

const typeProblem = (name: string, value: unknown, type: string, expected: readonly string[]): QueryProblem =>
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
function checkArguments(name: string, args: readonly unknown[], takes: readonly (readonly string[])[]): void {
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
