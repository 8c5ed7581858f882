import { asciiJson, Float } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { Reference, unitsOf } from './values.ts';

/** Characters that are reversed or written before a pause is possible. */
const stretch = 4096;

const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** `join`: texts with a separator between them. @throws TooMuch */
export function* joined(effort: Effort, glue: string, texts: readonly unknown[]): Work<string> {
  let length = 0;
  for (const text of texts as readonly string[]) {
    length += text.length + glue.length;
    if (effort.spend()) yield;
  }
  if (effort.text(length)) yield;
  return texts.join(glue);
}

/** `reverse`: a list's items, or a text's characters. @throws TooMuch */
export function* reversed(effort: Effort, value: string | readonly unknown[]): Work<unknown> {
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
export function* finds(effort: Effort, text: string, search: string): Work<boolean> {
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
export function* toText(effort: Effort, value: unknown): Work<string> {
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
