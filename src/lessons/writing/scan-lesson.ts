import type { Path } from '../fields.ts';

/** A name or a value in a lesson's fields, with its place in the text. */
export interface Token {
  readonly kind: 'key' | 'value';
  /** A name's path ends with itself. */
  readonly path: Path;
  readonly from: number;
  /** Behind its last character, quotes among them. */
  readonly to: number;
  /** Without its quotes. */
  readonly text: string;
  readonly quote: "'" | '"' | '|' | '';
  /** Whether it stands within brackets. */
  readonly isFlow: boolean;
}

/** A lesson's text in parts. */
export interface ScannedLesson {
  readonly tokens: readonly Token[];
  readonly comments: readonly { readonly from: number; readonly to: number }[];
  /** Where the fields begin and end, and where the prose begins. */
  readonly fieldsAt: number;
  readonly fieldsEnd: number;
  readonly proseAt: number;
}

const quoteAt = (text: string, at: number): "'" | '"' | '' => {
  const letter = text[at];
  return letter === "'" || letter === '"' ? letter : '';
};

interface Level {
  readonly indent: number;
  readonly path: Path;
  readonly kind: 'map' | 'list';
  /** The field or the entry that is open. */
  at: string | number;
}

const isSpace = (letter: string | undefined): boolean => letter === ' ' || letter === '\t';
const isEnd = (letter: string | undefined): boolean =>
  letter === undefined || letter === '\n' || isSpace(letter);

/** Deeper than any lesson: the reader of lessons says so. */
const deepest = 24;

/** Reads the fields from their beginning to their end, once, and passes over what it can't read. */
class Scanner {
  readonly tokens: Token[] = [];
  readonly comments: { readonly from: number; readonly to: number }[] = [];
  readonly #levels: Level[] = [];
  #at: number;
  /** Where the value ends at the latest: what stands deeper than its field belongs to it. */
  #limit = 0;

  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
  ) {
    this.#at = start;
  }

  run(): void {
    while (this.#at < this.end) {
      const lineStart = this.#at;
      this.#spaces();
      const letter = this.text[this.#at];
      if (this.#at < this.end && letter !== '\n' && letter !== '#') this.#line(this.#at - lineStart);
      this.#restOfLine();
    }
  }

  get #path(): Path {
    const top = this.#levels.at(-1);
    return top ? [...top.path, top.at] : [];
  }

  #spaces(): void {
    while (this.#at < this.end && isSpace(this.text[this.#at])) this.#at++;
  }

  #endOfLine(from: number): number {
    const found = this.text.indexOf('\n', from);
    return found < 0 || found > this.end ? this.end : found;
  }

  /** Passes over the rest of a line, which is a comment or nothing that can be read. */
  #restOfLine(): void {
    const end = this.#endOfLine(this.#at);
    const comment = this.text.slice(this.#at, end).search(/(?:^|\s)#/);
    if (comment >= 0) this.comments.push({ from: this.#at + comment, to: end });
    this.#at = end + 1;
  }

  #add(
    kind: Token['kind'],
    path: Path,
    from: number,
    to: number,
    quote: Token['quote'],
    isFlow: boolean,
  ): void {
    const raw = this.text.slice(from, to);
    const closes = quote !== '' && quote !== '|' && raw.length > 1 && raw.endsWith(quote);
    const inner = quote === '' || quote === '|' ? raw : raw.slice(1, closes ? -1 : undefined);
    const text = quote === "'" ? inner.replaceAll("''", "'") : inner;
    this.tokens.push({ kind, path, from, to, text, quote, isFlow });
  }

  /** Reads a line whose first letter stands in this column. */
  #line(column: number): void {
    const start = this.#at - column;
    if (!this.#dashes(start)) return;
    const here = this.#at - start;
    const key = this.#keyEnd(this.#at);
    const top = this.#levels.at(-1);
    // A list may stand in the same column as its own field: the next field ends it.
    if (top?.kind === 'list' && top.indent === here) this.#levels.pop();
    if (key === null) return this.#value(here);
    this.#key(here, key);
    const letter = this.text[this.#at];
    if (this.#at < this.end && letter !== '\n' && letter !== '#') this.#value(here);
  }

  /** Reads the dashes of a line's entries. @returns whether something stands behind them */
  #dashes(start: number): boolean {
    for (;;) {
      const here = this.#at - start;
      while ((this.#levels.at(-1)?.indent ?? -1) > here) this.#levels.pop();
      if (this.text[this.#at] !== '-' || !isEnd(this.text[this.#at + 1])) return true;
      if (this.#levels.length > deepest) return false;
      const top = this.#levels.at(-1);
      if (top?.kind === 'list' && top.indent === here) top.at = Number(top.at) + 1;
      else this.#levels.push({ indent: here, path: this.#path, kind: 'list', at: 0 });
      this.#at++;
      this.#spaces();
      if (this.#at >= this.end || this.text[this.#at] === '\n') return false;
    }
  }

  /** Reads a field's name, which ends at `to`, and its colon. */
  #key(column: number, to: number): void {
    const from = this.#at;
    const quote = quoteAt(this.text, from);
    const name = quote === '' ? this.text.slice(from, to) : this.text.slice(from + 1, to - 1);
    const open = this.#levels.at(-1);
    if (open?.kind === 'map' && open.indent === column) open.at = name;
    else this.#levels.push({ indent: column, path: this.#path, kind: 'map', at: name });
    this.#add('key', this.#path, from, to, quote, false);
    this.#at = to;
    this.#spaces();
    this.#at++;
    this.#spaces();
  }

  /** Returns the end of the field's name that begins here; null if none does. */
  #keyEnd(from: number): number | null {
    const first = this.text[from] ?? '';
    let at = from;
    if (first === '"' || first === "'") {
      at = this.#quoteEnd(from, this.#endOfLine(from));
    } else if ('[]{},#&*!|>%@`'.includes(first)) return null;
    else
      for (const end = this.#endOfLine(from); at < end; at++) {
        if (this.text[at] === ':' && isEnd(this.text[at + 1])) break;
        if (this.text[at] === '#' && isSpace(this.text[at - 1])) return null;
      }
    let after = at;
    while (isSpace(this.text[after])) after++;
    return this.text[after] === ':' && isEnd(this.text[after + 1]) && after < this.end && at > from
      ? this.#trimmed(from, at)
      : null;
  }

  #trimmed(from: number, to: number): number {
    let end = to;
    while (end > from && isSpace(this.text[end - 1])) end--;
    return end;
  }

  #quoteEnd(from: number, limit: number): number {
    const quote = this.text[from] ?? '';
    for (let at = from + 1; at < limit; at++) {
      if (quote === '"' && this.text[at] === '\\') at++;
      else if (this.text[at] === quote) {
        if (quote === "'" && this.text[at + 1] === "'") at++;
        else return at + 1;
      }
    }
    return limit;
  }

  /** Returns the end of the lines below this one that stand deeper than a column. */
  #blockEnd(indent: number): number {
    let last = this.#endOfLine(this.#at);
    for (let at = last + 1; at < this.end;) {
      const end = this.#endOfLine(at);
      let letter = at;
      while (isSpace(this.text[letter])) letter++;
      const isBlank = letter >= end;
      if (!isBlank && letter - at <= indent) break;
      if (!isBlank) last = end;
      at = end + 1;
    }
    return last;
  }

  /** Reads what stands behind a name or a dash, whose column is given. */
  #value(indent: number): void {
    const top = this.#levels.at(-1);
    const first = this.text[this.#at] ?? '';
    // In the column of names, it is a name whose colon isn't there yet.
    if (top?.kind === 'map' && top.indent === indent && this.#isAtColumn(indent)) {
      const from = this.#at;
      const to = this.#plainEnd(this.#endOfLine(from), false);
      this.#add('key', [...top.path, this.text.slice(from, to)], from, to, '', false);
      this.#at = to;
      return;
    }
    if (first === '|' || first === '>') {
      const from = this.#at;
      this.#at = this.#blockEnd(this.#outer(indent));
      this.#add('value', this.#path, from, this.#at, '|', false);
      return;
    }
    this.#limit = this.#blockEnd(this.#outer(indent));
    this.#flow(this.#path, false);
  }

  /** The column that what belongs to a value is deeper than: that of the dash for an entry of a list. */
  #outer(indent: number): number {
    const top = this.#levels.at(-1);
    return top?.kind === 'list' ? top.indent : Math.min(indent, top?.indent ?? indent);
  }

  #isAtColumn(column: number): boolean {
    const lineStart = this.text.lastIndexOf('\n', this.#at - 1) + 1;
    return this.#at - lineStart === column;
  }

  #plainEnd(limit: number, isFlow: boolean): number {
    const line = Math.min(limit, this.#endOfLine(this.#at));
    let at = this.#at;
    for (; at < line; at++) {
      const letter = this.text[at] ?? '';
      if (isFlow && ',[]{}'.includes(letter)) break;
      if (
        isFlow &&
        letter === ':' &&
        (isEnd(this.text[at + 1]) || ',[]{}'.includes(this.text[at + 1] ?? ' '))
      )
        break;
      if (letter === '#' && isSpace(this.text[at - 1])) break;
    }
    return this.#trimmed(this.#at, at);
  }

  #blanks(): void {
    for (; this.#at < this.#limit; this.#at++) {
      const letter = this.text[this.#at];
      if (letter === '#' && isEnd(this.text[this.#at - 1])) {
        const end = this.#endOfLine(this.#at);
        this.comments.push({ from: this.#at, to: end });
        this.#at = end;
      } else if (letter !== '\n' && !isSpace(letter)) return;
    }
  }

  /** Reads a value: within brackets, or else to the end of its line. */
  #flow(path: Path, isFlow: boolean): void {
    const first = this.text[this.#at];
    if (path.length > deepest) this.#at = this.#limit;
    else if (first === '[') this.#list(path);
    else if (first === '{') this.#map(path);
    else this.#scalar('value', path, isFlow);
  }

  #scalar(kind: Token['kind'], path: Path, isFlow: boolean): void {
    const from = this.#at;
    const quote = quoteAt(this.text, from);
    this.#at = quote === '' ? this.#plainEnd(this.#limit, isFlow) : this.#quoteEnd(from, this.#limit);
    // A letter that nothing begins with.
    if (this.#at === from) this.#at++;
    else this.#add(kind, path, from, this.#at, quote, isFlow);
  }

  #list(path: Path): void {
    this.#at++;
    for (let entry = 0; ;) {
      this.#blanks();
      const letter = this.text[this.#at];
      if (this.#at >= this.#limit) return;
      if (letter === ']') return void this.#at++;
      if (letter === ',') {
        entry++;
        this.#at++;
      } else this.#entry([...path, entry]);
    }
  }

  /** Reads an entry of a list in brackets, which may be a single field: `[can: […]]`. */
  #entry(path: Path): void {
    const before = this.tokens.length;
    this.#flow(path, true);
    const token = this.tokens.at(-1);
    this.#blanks();
    if (this.tokens.length !== before + 1 || this.text[this.#at] !== ':' || token?.to !== this.#at) return;
    this.tokens[before] = { ...token, kind: 'key', path: [...path, token.text] };
    this.#at++;
    this.#blanks();
    if (!',]'.includes(this.text[this.#at] ?? ',')) this.#flow([...path, token.text], true);
  }

  #map(path: Path): void {
    this.#at++;
    for (;;) {
      this.#blanks();
      const letter = this.text[this.#at];
      if (this.#at >= this.#limit) return;
      if (letter === '}') return void this.#at++;
      if (letter === ',') {
        this.#at++;
        continue;
      }
      const from = this.#at;
      const before = this.tokens.length;
      this.#scalar('key', path, true);
      const key = this.tokens.length > before ? this.tokens.pop() : undefined;
      if (!key) continue;
      this.tokens.push({ ...key, path: [...path, key.text] });
      this.#blanks();
      if (this.text[this.#at] !== ':') {
        if (this.#at === from) this.#at++;
        continue;
      }
      this.#at++;
      this.#blanks();
      if (this.#at < this.#limit && !',}'.includes(this.text[this.#at] ?? ''))
        this.#flow([...path, key.text], true);
    }
  }
}

/**
 * Finds the names and values in a lesson's fields, each with its path and place. It reads what lessons use of YAML, in one
 * pass, and also a text that somebody is still typing: what can't be read is left out.
 */
export function scanLesson(text: string): ScannedLesson {
  const opening = /^---[ \t]*(?:\n|$)/.exec(text);
  if (!opening) return { tokens: [], comments: [], fieldsAt: 0, fieldsEnd: 0, proseAt: 0 };
  const fieldsAt = opening[0].length;
  const closing = text.indexOf('\n---', fieldsAt - 1);
  const fieldsEnd = closing < 0 ? text.length : closing + 1;
  const proseAt = closing < 0 ? text.length : Math.min(text.length, closing + 5);
  const scanner = new Scanner(text, fieldsAt, fieldsEnd);
  scanner.run();
  const { tokens, comments } = scanner;
  return { tokens, comments, fieldsAt, fieldsEnd, proseAt };
}

/** A letter that no text holds: it marks the place of the cursor. */
const mark = '\ue000';

/** A name or value as far as it is typed. */
export interface TypedAt {
  readonly kind: Token['kind'];
  readonly path: Path;
  /** The part that is replaced, and its text before the place. */
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly quote: Token['quote'];
  readonly isFlow: boolean;
}

/** Returns what somebody types at a place among the fields; null in prose and comments. */
export function typedAt(text: string, at: number): TypedAt | null {
  const marked = text.slice(0, at) + mark + text.slice(at);
  const { tokens } = scanLesson(marked);
  const token = tokens.find(({ from, to }) => from <= at && at < to);
  if (!token) return null;
  const plain = token.path.map((part) => (typeof part === 'string' ? part.replace(mark, '') : part));
  const [before = ''] = token.text.split(mark);
  return {
    kind: token.kind,
    path: plain,
    from: token.from,
    to: token.to - 1,
    before,
    quote: token.quote,
    isFlow: token.isFlow,
  };
}
