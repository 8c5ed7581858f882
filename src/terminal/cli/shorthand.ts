import { tooMuch } from '#words/terminal.ts';
import { TooMuch } from '../work.ts';
import { stringLength } from './python.ts';

/** A fault in shorthand text. `message` is the CLI's. It is made only when it is read: most faults are caught here. */
export class ShorthandError extends Error {
  readonly #explain: () => string;

  constructor(explain: () => string) {
    super();
    this.#explain = explain;
  }

  override get message(): string {
    return this.#explain();
  }
}

/** Reads the file of `key@=file://…`, or null if the text names none. */
export type ReadFile = (text: string) => string | null;

type Value = string | readonly Value[] | ReadonlyMap<string, Value>;

/* The CLI's own classes of characters: what a value may begin and go on with, outside of quotes. */
const startWord = '!#-&(-+\\--<>-Z\\\\-z|-\\uffff';
const firstFollow = '\\s!#-&(-+\\--\\\\^-|~-\\uffff';
const secondFollow = '\\s!#-&(-+\\--<>-\\uffff';
const firstValue = new RegExp(`(?:\\\\,|[${startWord}])(?:\\\\,|[${firstFollow}])*`, 'uy');
const secondValue = new RegExp(`(?:\\\\,|[${startWord}])(?:\\\\,|[${secondFollow}])*`, 'uy');
const singleQuoted = /'(?:\\'|[^'])*'/y;
const doubleQuoted = /"(?:\\"|[^"])*"/y;
const blanks = /[ \t\n\r\v\f]*/y;
const keyCharacters = /[A-Za-z0-9\-_.#/:]*/y;
/** Values of one parameter; AWS takes fifty tags. */
const mostValues = 2000;
/** Depth of lists and maps. No shape is deeper. */
const maxDepth = 50;

/**
 * The CLI's shorthand: `Key=a,Value=b`, `Names=a,b`, `Tags=[{Key=a,Value=b}]`, `Document@=file://x.json`. Every value
 * is text; the shape gives it its type. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 * @throws ShorthandError
 * @throws TooMuch
 */
export function parseShorthand(text: string, readFile: ReadFile): Record<string, unknown> {
  const reader = new Reader(text, readFile);
  return plain(reader.parameter()) as Record<string, unknown>;
}

/** Maps as records in which a key such as `__proto__` is an ordinary key. */
function plain(value: Value): unknown {
  if (typeof value === 'string') return value;
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, Value>)].map(([key, item]) => [key, plain(item)]),
    );
  return (value as readonly Value[]).map(plain);
}

class Reader {
  #at = 0;
  #depth = 0;
  #count = 0;
  #readsFiles = false;
  readonly #text: string;
  readonly #readFile: ReadFile;

  constructor(text: string, readFile: ReadFile) {
    this.#text = text;
    this.#readFile = readFile;
  }

  parameter(): ReadonlyMap<string, Value> {
    const found = new Map<string, Value>();
    const [first, value] = this.#pair();
    found.set(first, value);
    let last = this.#at;
    while (this.#at < this.#text.length) {
      this.#expect(',', true);
      const [key, next] = this.#pair();
      const place = last + 1;
      if (found.has(key))
        throw new ShorthandError(
          () =>
            `Second instance of key "${key}" encountered for input:\n${this.#location(place)}\nThis is often because there is a preceding "," instead of a space.`,
        );
      found.set(key, next);
      last = this.#at;
    }
    return found;
  }

  #countValue(): void {
    if (++this.#count > mostValues) throw new TooMuch(tooMuch.parts(mostValues));
  }

  #pair(): [string, Value] {
    this.#countValue();
    const key = this.#key();
    return [key, this.#values()];
  }

  /** A key and its `=` or `@=`. */
  #key(): string {
    const key = this.#take(keyCharacters);
    this.#readsFiles = false;
    this.#take(blanks);
    if (this.#current() === '@') {
      this.#at++;
      this.#take(blanks);
      this.#readsFiles = true;
    }
    this.#expect('=', true);
    return key;
  }

  #values(): Value {
    if (this.#at >= this.#text.length) return '';
    return this.#nested() ?? this.#commaSeparated();
  }

  #nested(): Value | null {
    const char = this.#current();
    if (char !== '[' && char !== '{') return null;
    if (++this.#depth > maxDepth) throw new ShorthandError(() => 'The value is nested too deeply.');
    const value = char === '[' ? this.#list() : this.#map();
    this.#depth--;
    return value;
  }

  #commaSeparated(): Value {
    const first = this.#first();
    this.#take(blanks);
    if (this.#current() !== ',') return first;
    this.#expect(',', true);
    const list: Value[] = [first];
    for (;;) {
      const start = this.#at;
      try {
        const next = this.#second();
        this.#take(blanks);
        if (this.#at >= this.#text.length) {
          list.push(next);
          break;
        }
        this.#expect(',', true);
        list.push(next);
      } catch (error) {
        if (!(error instanceof ShorthandError) || this.#at >= this.#text.length) throw error;
        // The supposed value is the next key: go back to the comma before it.
        this.#at = this.#text.lastIndexOf(',', Math.max(start, this.#at));
        break;
      }
    }
    return list.length === 1 ? first : list;
  }

  #list(): Value {
    this.#expect('[', true);
    const values: Value[] = [];
    while (this.#current() !== ']') {
      this.#countValue();
      values.push(this.#nested() ?? this.#first());
      this.#separator(']');
    }
    this.#at++;
    return values;
  }

  #map(): Value {
    this.#expect('{', true);
    const values = new Map<string, Value>();
    while (this.#current() !== '}') {
      this.#countValue();
      const key = this.#key();
      const value = this.#nested() ?? this.#first();
      this.#separator('}');
      values.set(key, value);
    }
    this.#at++;
    return values;
  }

  #separator(end: string): void {
    this.#take(blanks);
    if (this.#current() === end) return;
    this.#expect(',', false);
    this.#take(blanks);
  }

  #first(): string {
    const quoted = this.#quoted();
    return quoted ?? this.#resolved(trimmed(this.#take(firstValue)));
  }

  #second(): string {
    this.#countValue();
    const quoted = this.#quoted();
    if (quoted !== null) return quoted;
    const found = this.#take(secondValue);
    if (found === '') this.#fail('<second>', '<none>');
    return this.#resolved(trimmed(found));
  }

  #quoted(): string | null {
    const quote = this.#current();
    if (quote !== "'" && quote !== '"') return null;
    const found = this.#take(quote === "'" ? singleQuoted : doubleQuoted);
    if (found === '') this.#fail(quote === "'" ? '<singled quoted>' : '<double quoted>', '<none>');
    const value = found.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
    return this.#resolved(value);
  }

  #resolved(value: string): string {
    return (this.#readsFiles ? this.#readFile(value) : null) ?? value;
  }

  #current(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #expect(char: string, skips: boolean): void {
    if (skips) this.#take(blanks);
    const actual = this.#current();
    if (actual !== char) this.#fail(char, actual === '' ? 'EOF' : actual);
    this.#at++;
    if (skips) this.#take(blanks);
  }

  #fail(expected: string, actual: string): never {
    const at = this.#at;
    throw new ShorthandError(
      () => `Expected: '${expected}', received: '${actual}' for input:\n${this.#location(at)}`,
    );
  }

  /** The text with a mark below the place. */
  #location(at: number): string {
    const lineStart = this.#text.lastIndexOf('\n', at - 1) + 1;
    const next = this.#text.indexOf('\n', at);
    const [consumed, rest] =
      next < 0 ? [this.#text, ''] : [this.#text.slice(0, next), this.#text.slice(next)];
    return `${consumed}\n${' '.repeat(stringLength(this.#text.slice(lineStart, at)))}^${rest}`;
  }
}

const trimmed = (text: string): string => text.replaceAll('\\,', ',').trimEnd();
