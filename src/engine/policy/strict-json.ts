/**
 * Reads JSON as plain values, to read policies quickly. The platform's own parser does the work. Counting
 * finds what that parser hides: keys that are named twice. If a place in the text matters, use
 * `json-text.ts`.
 */

/** No policy element nests deeper than seven; recursion stays bounded. */
const maximumDepth = 40;

const quote = 0x22;
const colon = 0x3a;
const backslash = 0x5c;

/** The place of the quote that ends the string of a valid JSON text which begins at `start`. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
}

/** How many members the objects of a valid JSON text have, one that is named twice counting twice. */
function membersWritten(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === colon) count++;
    else if (unit === quote) i = stringEnd(text, i);
  }
  return count;
}

/** How many members were kept; infinitely many if the value nests too deep. */
function membersKept(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  const isList = Array.isArray(value);
  const inside: readonly unknown[] = isList ? value : Object.values(value);
  if (depth === maximumDepth && inside.length > 0) return Infinity;
  let count = isList ? 0 : inside.length;
  for (const item of inside) if (typeof item === 'object') count += membersKept(item, depth + 1);
  return count;
}

/** The value of a JSON text, or null if it is none, names a key twice in an object, or nests too deep. */
export function readStrictly(text: string): { readonly value: unknown } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return membersKept(value, 0) === membersWritten(text) ? { value } : null;
}

/** An object's member of that name, or undefined, even if the value is no object. */
export const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** The items of an array, or the value alone: in most policy elements a single value means a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The strings of a string or a list of strings; null for anything else. */
export function stringsOf(value: unknown): readonly string[] | null {
  const items = listOf(value);
  return items.every((item) => typeof item === 'string') ? items : null;
}
