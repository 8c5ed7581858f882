/**
 * Reads JSON as plain values, to read policies quickly. Unlike the platform's parser it finds keys that are
 * named twice, and it leaves short strings as they are: the platform's parser looks each of them up among all
 * strings of the program, which takes longer than all the rest. If a place in the text matters, use
 * `json-text.ts`.
 */

/** No policy element nests deeper than seven; recursion stays bounded. */
const maximumDepth = 40;

const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The codes of the characters that JSON is made of: comparing numbers is several times as fast. */
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const bracketOpen = 0x5b;
const backslash = 0x5c;
const bracketClose = 0x5d;
const braceOpen = 0x7b;
const braceClose = 0x7d;

class NotStrict extends Error {}

class StrictReader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): unknown {
    const value = this.#value(0);
    this.#next();
    if (this.#at < this.#text.length) throw new NotStrict();
    return value;
  }

  /** The code of the next character that isn't blank; NaN at the end. */
  #next(): number {
    let unit = this.#text.charCodeAt(this.#at);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09)
      unit = this.#text.charCodeAt(++this.#at);
    return unit;
  }

  #value(depth: number): unknown {
    const unit = this.#next();
    if (depth > maximumDepth) throw new NotStrict();
    if (unit === quote) return this.#string();
    if (unit === bracketOpen) return this.#list(depth);
    if (unit === braceOpen) return this.#object(depth);
    numberOrWord.lastIndex = this.#at;
    const word = numberOrWord.exec(this.#text)?.[0];
    if (word === undefined) throw new NotStrict();
    this.#at += word.length;
    return JSON.parse(word);
  }

  /** Whether another item follows, or the end of what is read. */
  #goesOn(end: number): boolean {
    const unit = this.#next();
    this.#at++;
    if (unit !== comma && unit !== end) throw new NotStrict();
    return unit === comma;
  }

  #isEmpty(end: number): boolean {
    this.#at++;
    if (this.#next() !== end) return false;
    this.#at++;
    return true;
  }

  #list(depth: number): unknown[] {
    const items: unknown[] = [];
    if (this.#isEmpty(bracketClose)) return items;
    do items.push(this.#value(depth + 1));
    while (this.#goesOn(bracketClose));
    return items;
  }

  #object(depth: number): object {
    const members: Record<string, unknown> = {};
    if (this.#isEmpty(braceClose)) return members;
    do {
      if (this.#next() !== quote) throw new NotStrict();
      const key = this.#string();
      if (Object.hasOwn(members, key) || this.#next() !== colon) throw new NotStrict();
      this.#at++;
      const value = this.#value(depth + 1);
      // Assigning `__proto__` would change the object's prototype.
      if (key === '__proto__')
        Object.defineProperty(members, key, { value, enumerable: true, configurable: true, writable: true });
      else members[key] = value;
    } while (this.#goesOn(braceClose));
    return members;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    let end = start + 1;
    let isPlain = true;
    let unit = text.charCodeAt(end);
    while (unit !== quote) {
      if (Number.isNaN(unit)) throw new NotStrict();
      if (unit === backslash || unit < 0x20) isPlain = false;
      end += unit === backslash ? 2 : 1;
      unit = text.charCodeAt(end);
    }
    this.#at = end + 1;
    return isPlain ? text.slice(start + 1, end) : (JSON.parse(text.slice(start, end + 1)) as string);
  }
}

/** The value of a JSON text, or null if it is none, names a key twice in an object, or nests too deep. */
export function readStrictly(text: string): { readonly value: unknown } | null {
  try {
    return { value: new StrictReader(text).whole() };
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's member of that name, or undefined, even if the value is no object. */
export const memberOf = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The items of an array, or the value alone: in most policy elements a single value means a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The strings of a string or a list of strings; null for anything else. */
export function stringsOf(value: unknown): readonly string[] | null {
  const items = listOf(value);
  return items.every((item) => typeof item === 'string') ? items : null;
}
