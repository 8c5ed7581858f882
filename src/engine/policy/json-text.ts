/**
 * Reads JSON strictly and keeps places. Policies may not name a key twice, which `JSON.parse` hides. An
 * editor wants to know where a document broke. A trust policy is rewritten in place.
 */
export type JsonNode = Span &
  (
    | { readonly type: 'object'; readonly members: readonly JsonMember[] }
    | { readonly type: 'array'; readonly items: readonly JsonNode[] }
    | { readonly type: 'string'; readonly value: string }
    | { readonly type: 'literal'; readonly value: number | boolean | null }
  );

interface Span {
  readonly start: number;
  readonly end: number;
}

interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly value: JsonNode;
}

/** `at` is the place in the text, in UTF-16 units from 0. */
type JsonReading =
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly at: number; readonly reason: 'syntax' | 'duplicateKey' | 'tooDeep' };

/** No policy element nests deeper than seven; recursion stays bounded. */
const maximumDepth = 40;

/** Up to this many keys are compared one by one. */
const few = 12;

const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The codes of the characters that JSON is made of: comparing numbers is several times as fast. */
const units = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  bracketOpen: 0x5b,
  bracketClose: 0x5d,
  braceOpen: 0x7b,
  braceClose: 0x7d,
} as const;

class Broken extends Error {
  constructor(
    readonly at: number,
    readonly reason: 'syntax' | 'duplicateKey' | 'tooDeep',
  ) {
    super(reason);
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): JsonNode {
    const node = this.value(0);
    this.blanks();
    if (this.at < this.text.length) throw new Broken(this.at, 'syntax');
    return node;
  }

  private blanks(): void {
    let unit = this.text.charCodeAt(this.at);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09)
      unit = this.text.charCodeAt(++this.at);
  }

  /** `unit`: a character's code. */
  private takes(unit: number): boolean {
    this.blanks();
    if (this.text.charCodeAt(this.at) !== unit) return false;
    this.at++;
    return true;
  }

  private need(unit: number): void {
    if (!this.takes(unit)) throw new Broken(this.at, 'syntax');
  }

  private value(depth: number): JsonNode {
    this.blanks();
    if (depth > maximumDepth) throw new Broken(this.at, 'tooDeep');
    const start = this.at;
    const unit = this.text.charCodeAt(start);
    if (unit === units.quote) return { type: 'string', value: this.string(), start, end: this.at };
    if (unit === units.braceOpen)
      return { type: 'object', members: this.members(depth), start, end: this.at };
    if (unit === units.bracketOpen) return { type: 'array', items: this.items(depth), start, end: this.at };
    numberOrWord.lastIndex = start;
    const word = numberOrWord.exec(this.text)?.[0];
    if (word === undefined) throw new Broken(start, 'syntax');
    this.at += word.length;
    return {
      type: 'literal',
      value: JSON.parse(word) as number | boolean | null,
      start,
      end: this.at,
    };
  }

  private members(depth: number): JsonMember[] {
    const members: JsonMember[] = [];
    const keys = new Set<string>();
    const isKnown = (key: string): boolean => {
      if (members.length < few) return members.some((member) => member.key === key);
      if (keys.size === 0) for (const member of members) keys.add(member.key);
      return keys.has(key);
    };
    this.need(units.braceOpen);
    if (this.takes(units.braceClose)) return members;
    do {
      this.blanks();
      const start = this.at;
      const key = this.string();
      if (isKnown(key)) throw new Broken(start, 'duplicateKey');
      if (keys.size > 0) keys.add(key);
      this.need(units.colon);
      members.push({ key, start, value: this.value(depth + 1) });
    } while (this.takes(units.comma));
    this.need(units.braceClose);
    return members;
  }

  private items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.need(units.bracketOpen);
    if (this.takes(units.bracketClose)) return items;
    do items.push(this.value(depth + 1));
    while (this.takes(units.comma));
    this.need(units.bracketClose);
    return items;
  }

  private string(): string {
    const start = this.at;
    if (this.text.charCodeAt(start) !== units.quote) throw new Broken(start, 'syntax');
    let end = start + 1;
    let isPlain = true;
    let unit = this.text.charCodeAt(end);
    while (unit !== 0x22 && end < this.text.length) {
      if (unit === 0x5c || unit < 0x20) isPlain = false;
      end += unit === 0x5c ? 2 : 1;
      unit = this.text.charCodeAt(end);
    }
    this.at = end + 1;
    if (isPlain && end < this.text.length) return this.text.slice(start + 1, end);
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      throw new Broken(start, 'syntax');
    }
  }
}

/** Never throws for bad text. */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, node: new Reader(text).whole() };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { ok: false, at: Math.min(error.at, text.length), reason: error.reason };
  }
}

/** An object's member of that name, or undefined, even if the node is no object. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.type === 'object' ? node.members.find((member) => member.key === key)?.value : undefined;
}

/** The items of an array, or the node alone: in most policy elements a single value means a list of one. */
export function listOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node === undefined ? [] : node.type === 'array' ? node.items : [node];
}

/** The strings of a string or a list of strings; null for anything else. */
export function stringsOf(node: JsonNode | undefined): readonly string[] | null {
  const values: string[] = [];
  for (const item of listOf(node)) {
    if (item.type !== 'string') return null;
    values.push(item.value);
  }
  return values;
}

/** The string that a node is; undefined for anything else, a list of one string too. */
export const textOf = (node: JsonNode | undefined): string | undefined =>
  node?.type === 'string' ? node.value : undefined;
