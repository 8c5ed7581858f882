/**
 * JSON read strictly and with places: policies may not name a key twice, which `JSON.parse` hides, an editor
 * wants to know where a document broke, and a trust policy is rewritten in place.
 */
export type JsonNode =
  | {
      readonly type: 'object';
      readonly members: readonly JsonMember[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly type: 'array';
      readonly items: readonly JsonNode[];
      readonly start: number;
      readonly end: number;
    }
  | { readonly type: 'string'; readonly value: string; readonly start: number; readonly end: number }
  | {
      readonly type: 'literal';
      readonly value: number | boolean | null;
      readonly start: number;
      readonly end: number;
    };

export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly value: JsonNode;
}

/** `at` is the place in the text, in UTF-16 units from 0. */
export type JsonReading =
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly at: number; readonly reason: 'syntax' | 'duplicateKey' | 'tooDeep' };

/** No policy element nests deeper than seven; recursion stays bounded. */
const maximumDepth = 40;

const numberOrWord = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

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
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private takes(char: string): boolean {
    this.blanks();
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private need(char: string): void {
    if (!this.takes(char)) throw new Broken(this.at, 'syntax');
  }

  private value(depth: number): JsonNode {
    this.blanks();
    if (depth > maximumDepth) throw new Broken(this.at, 'tooDeep');
    const start = this.at;
    const char = this.text[start];
    if (char === '{') return { type: 'object', members: this.members(depth), start, end: this.at };
    if (char === '[') return { type: 'array', items: this.items(depth), start, end: this.at };
    if (char === '"') return { type: 'string', value: this.string(), start, end: this.at };
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
    this.need('{');
    if (this.takes('}')) return members;
    do {
      this.blanks();
      const start = this.at;
      const key = this.string();
      if (keys.has(key)) throw new Broken(start, 'duplicateKey');
      keys.add(key);
      this.need(':');
      members.push({ key, start, value: this.value(depth + 1) });
    } while (this.takes(','));
    this.need('}');
    return members;
  }

  private items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.need('[');
    if (this.takes(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.takes(','));
    this.need(']');
    return items;
  }

  private string(): string {
    const start = this.at;
    if (this.text[start] !== '"') throw new Broken(start, 'syntax');
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    this.at = end + 1;
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

/** An object's member of that name, or undefined, also where the node is no object. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.type === 'object' ? node.members.find((member) => member.key === key)?.value : undefined;
}

/** The items of an array, or the node alone: most policy elements stand for a list of one as well. */
export function listOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node === undefined ? [] : node.type === 'array' ? node.items : [node];
}

/** The strings of a string or a list of strings; null where anything else stands in it. */
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
