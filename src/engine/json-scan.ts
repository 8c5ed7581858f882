/** A position in a text, from 1 as editors count, and the JSON place there, such as `UserDetailList[3].UserName`. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly place: string;
}

/** The most that a text from outside may hold: levels of nesting, and values in all. */
interface ScanLimits {
  readonly depth: number;
  readonly values: number;
}

interface ScanFailure {
  readonly kind: 'notJson' | 'tooDeep' | 'tooMany';
  readonly offset: number;
  /** For `notJson`: the text that was expected there, such as `a value`. */
  readonly expected: string;
  /** The part of the grammar that was being read. */
  readonly in: Part;
  /** The offset of the beginning of the string that was being read; otherwise the same as `offset`. */
  readonly start: number;
}

interface Frame {
  readonly array: boolean;
  /** Items or members begun so far. */
  count: number;
  /** Where the current member's key stands, quotes included. */
  keyStart: number;
  keyEnd: number;
}

type State = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'end';
type Part = State | 'string' | 'escape';

/** JSON's numbers and words. */
const scalars = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads JSON text without building a value. It tells whether the text is JSON, how deep it nests, how many
 * values it has and where its first fault is. It never recurses and can pause anywhere, so hostile text
 * neither overflows the stack nor freezes the page. Unlike `JSON.parse`, whose messages differ by browser, it
 * always knows the place of a fault.
 */
export class JsonScan {
  #offset = 0;
  #state: State = 'value';
  #values = 0;
  readonly #frames: Frame[] = [];
  readonly #text: string;
  readonly #limits: ScanLimits;
  readonly #scalars: RegExp;
  failure: ScanFailure | null = null;

  /** `words`: the numbers and words that a value may be, as a sticky pattern; by default JSON's own. */
  constructor(text: string, limits: ScanLimits = { depth: Infinity, values: Infinity }, words = scalars) {
    this.#text = text;
    this.#limits = limits;
    this.#scalars = words;
  }

  /** How much of the text has been read, 0 to 1. */
  get done(): number {
    return this.#text.length === 0 ? 1 : this.#offset / this.#text.length;
  }

  /** Reads on up to `until`, an offset in the text. @returns whether there is more to read */
  advance(until: number): boolean {
    while (this.#offset < until) {
      this.#skipBlanks();
      if (this.#offset >= this.#text.length) break;
      this.#token();
      if (this.failure) return false;
    }
    if (this.#offset < this.#text.length) return true;
    if (this.#state !== 'end') this.#fail(this.#state);
    return false;
  }

  /** The place that is being read, as a path: `UserDetailList[3].UserName`; empty at the top. */
  get place(): string {
    let path = '';
    for (const { array, count, keyStart, keyEnd } of this.#frames) {
      if (array) path += `[${Math.max(0, count - 1)}]`;
      else if (keyEnd > keyStart) {
        const key = this.#text.slice(keyStart + 1, keyEnd - 1).slice(0, 64);
        path += /^[\w-]+$/.test(key) ? (path ? '.' : '') + key : `["${key}"]`;
      }
    }
    return path;
  }

  #skipBlanks(): void {
    let unit = this.#text.charCodeAt(this.#offset);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09)
      unit = this.#text.charCodeAt(++this.#offset);
  }

  #token(): void {
    const unit = this.#text.charCodeAt(this.#offset);
    const top = this.#frames.at(-1);
    const closes = top ? unit === (top.array ? 0x5d : 0x7d) : false;
    switch (this.#state) {
      case 'valueOrEnd':
      case 'keyOrEnd':
        if (closes) this.#close();
        else if (this.#state === 'keyOrEnd') this.#key(unit, top);
        else this.#value(unit, top);
        break;
      case 'value':
        this.#value(unit, top);
        break;
      case 'key':
        this.#key(unit, top);
        break;
      case 'colon':
        if (unit === 0x3a) this.#move('value');
        else this.#fail('colon');
        break;
      case 'commaOrEnd':
        if (closes) this.#close();
        else if (unit === 0x2c) this.#move(top?.array ? 'value' : 'key');
        else this.#fail('commaOrEnd');
        break;
      case 'end':
        this.#fail('end');
    }
  }

  #move(state: State): void {
    this.#offset++;
    this.#state = state;
  }

  #close(): void {
    this.#frames.pop();
    this.#move(this.#frames.length === 0 ? 'end' : 'commaOrEnd');
  }

  #key(unit: number, top: Frame | undefined): void {
    if (unit !== 0x22 || !top) return this.#fail(this.#state);
    const start = this.#offset;
    this.#string();
    top.count++;
    top.keyStart = start;
    top.keyEnd = this.#offset;
    this.#state = 'colon';
  }

  #value(unit: number, top: Frame | undefined): void {
    if (top?.array) top.count++;
    if (++this.#values > this.#limits.values) return this.#fail(this.#state, 'tooMany');
    if (unit === 0x7b || unit === 0x5b) {
      if (this.#frames.length >= this.#limits.depth) return this.#fail(this.#state, 'tooDeep');
      this.#frames.push({ array: unit === 0x5b, count: 0, keyStart: 0, keyEnd: 0 });
      return this.#move(unit === 0x5b ? 'valueOrEnd' : 'keyOrEnd');
    }
    if (unit === 0x22) this.#string();
    else if (!this.#matches(this.#scalars)) return this.#fail(this.#state);
    this.#state = this.#frames.length === 0 ? 'end' : 'commaOrEnd';
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#offset;
    if (!pattern.test(this.#text)) return false;
    this.#offset = pattern.lastIndex;
    return true;
  }

  #string(): void {
    const text = this.#text;
    const start = this.#offset;
    let i = start + 1;
    for (;;) {
      const unit = text.charCodeAt(i);
      if (unit === 0x22) break;
      if (Number.isNaN(unit) || unit < 0x20) {
        this.#offset = i;
        return this.#fail('string', 'notJson', start);
      }
      if (unit !== 0x5c) i++;
      else {
        const length = escapeLength(text, i);
        if (length === 0) {
          this.#offset = i;
          return this.#fail('escape', 'notJson', start);
        }
        i += length;
      }
    }
    this.#offset = i + 1;
  }

  #fail(part: Part, kind: ScanFailure['kind'] = 'notJson', start = this.#offset): void {
    const expected = kind === 'notJson' ? expectations[part] : '';
    this.failure ??= { kind, offset: this.#offset, expected, in: part, start };
  }
}

const expectations: Readonly<Record<Part, string>> = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  key: 'a name in double quotes',
  keyOrEnd: 'a name in double quotes or }',
  colon: 'a colon',
  commaOrEnd: 'a comma or the closing bracket',
  end: 'nothing more',
  string: 'the end of this text, a "',
  escape: 'an escape that JSON knows, such as \\n or \\u0041',
};

/** The length of the escape at `i`, 0 if it is none. */
function escapeLength(text: string, i: number): number {
  const letter = text.charAt(i + 1);
  if (letter === 'u') return /^[\da-fA-F]{4}$/.test(text.slice(i + 2, i + 6)) ? 6 : 0;
  return letter !== '' && '"\\/bfnrt'.includes(letter) ? 2 : 0;
}

/** The line and column of an offset, and the JSON place there as far as the text before it is JSON. */
export function positionAt(text: string, offset: number): Position {
  const scan = new JsonScan(text.slice(0, offset));
  scan.advance(offset);
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
    line++;
    start = next + 1;
  }
  return { line, column: offset - start + 1, place: scan.place };
}
