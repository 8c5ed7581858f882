import { queryTooLong } from '#words/terminal.ts';
import { JsonError, readJsonText } from '../cli/json-text.ts';
import { Float } from '../cli/python.ts';

/** A fault in a query. `message` is the one of the CLI's own library. */
export class QueryProblem extends Error {}

export interface Token {
  readonly type: string;
  readonly value: unknown;
  /** Its place in characters (not UTF-16 units) from the query's start. */
  readonly start: number;
}

const simple: ReadonlyMap<string, string> = new Map([
  ['.', 'dot'],
  ['*', 'star'],
  [']', 'rbracket'],
  [',', 'comma'],
  [':', 'colon'],
  ['@', 'current'],
  ['(', 'lparen'],
  [')', 'rparen'],
  ['{', 'lbrace'],
  ['}', 'rbrace'],
]);

/** The token of a character if a certain character follows, and if not. */
const pairs: ReadonlyMap<string, readonly [next: string, both: string, alone: string]> = new Map([
  ['|', ['|', 'or', 'pipe']],
  ['&', ['&', 'and', 'expref']],
  ['<', ['=', 'lte', 'lt']],
  ['>', ['=', 'gte', 'gt']],
  ['!', ['=', 'ne', 'not']],
]);

/** Characters. Nobody writes a longer query. */
const longest = 20_000;

/** The tokens of a JMESPath expression, with an `eof` at the end. @throws QueryProblem */
export function tokensOf(expression: string): readonly Token[] {
  if (expression.length > longest) throw new QueryProblem(queryTooLong(longest));
  if (expression === '') throw new QueryProblem('Invalid JMESPath expression: cannot be empty.');
  return new Lexer(expression).tokens();
}

class Lexer {
  readonly #expression: string;
  readonly #chars: readonly string[];
  #at = 0;

  constructor(expression: string) {
    this.#expression = expression;
    this.#chars = [...expression];
  }

  tokens(): readonly Token[] {
    const tokens: Token[] = [];
    while (this.#at < this.#chars.length) {
      const token = this.#next();
      if (token) tokens.push(token);
    }
    tokens.push({ type: 'eof', value: '', start: this.#chars.length });
    return tokens;
  }

  #next(): Token | null {
    const start = this.#at;
    const char = this.#chars[start] ?? '';
    const known = simple.get(char);
    if (known !== undefined) return this.#token(known, char, 1);
    if (/[A-Za-z_]/.test(char)) return this.#token('unquoted_identifier', this.#run(/\w/));
    if (/[ \t\n\r]/.test(char)) {
      this.#at++;
      return null;
    }
    if (char === '[') {
      const next = this.#chars[start + 1];
      if (next === ']') return this.#token('flatten', '[]', 2);
      if (next === '?') return this.#token('filter', '[?', 2);
      return this.#token('lbracket', char, 1);
    }
    const pair = pairs.get(char);
    if (pair) {
      const [next, both, alone] = pair;
      return this.#chars[start + 1] === next
        ? this.#token(both, char + next, 2)
        : this.#token(alone, char, 1);
    }
    if (/[\d-]/.test(char)) return this.#number();
    if (char === '=') return this.#equals();
    if (char === '"') return this.#quotedName();
    if (char === "'") {
      const text = this.#until("'").replaceAll("\\'", "'");
      return { type: 'literal', value: text, start };
    }
    if (char === '`') return this.#literal();
    throw this.#problem(`Unknown token ${char}`, start);
  }

  #token(type: string, value: string, length = 0): Token {
    const start = length ? this.#at : this.#at - value.length;
    this.#at += length;
    return { type, value, start };
  }

  /** Reads the character here, and the matching ones after it. */
  #run(pattern: RegExp): string {
    const start = this.#at++;
    while (this.#at < this.#chars.length && pattern.test(this.#chars[this.#at] ?? '')) this.#at++;
    return this.#chars.slice(start, this.#at).join('');
  }

  #number(): Token {
    const start = this.#at;
    const text = this.#run(/\d/);
    if (text === '-') throw this.#problem("Unknown token '-'", start);
    return { type: 'number', value: Number(text), start };
  }

  #equals(): Token {
    const start = this.#at;
    if (this.#chars[start + 1] === '=') return this.#token('eq', '==', 2);
    throw this.#problem("Unknown token '='", start);
  }

  /** Reads the text up to a delimiter, with its backslashes, and the delimiter itself. */
  #until(delimiter: string): string {
    const start = this.#at++;
    const taken: string[] = [];
    for (;;) {
      if (this.#chars[this.#at] === '\\') taken.push(this.#chars[this.#at++] ?? '');
      else if (this.#chars[this.#at] === delimiter) break;
      if (this.#at >= this.#chars.length) throw this.#problem(`Unclosed ${delimiter} delimiter`, start);
      taken.push(this.#chars[this.#at++] ?? '');
    }
    this.#at++;
    return taken.join('');
  }

  #quotedName(): Token {
    const start = this.#at;
    try {
      return { type: 'quoted_identifier', value: readJsonText(`"${this.#until('"')}"`), start };
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      throw this.#problem(error.message.split(':', 1)[0] ?? '', start);
    }
  }

  #literal(): Token {
    const start = this.#at;
    const text = this.#until('`').replaceAll('\\`', '`');
    for (const json of [text, `"${text.trimStart()}"`])
      try {
        return { type: 'literal', value: jsonValue(json), start };
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
      }
    throw this.#problem(`Bad token ${text}`, start);
  }

  #problem(message: string, at: number): QueryProblem {
    return new QueryProblem(`Bad jmespath expression: ${message}:\n${this.#expression}\n${' '.repeat(at)}^`);
  }
}

/** Strings and numbers of JSON. */
const jsonScalar = /"(?:[^"\\]|\\[\s\S])*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
/** A name that no query has. It marks a float while JSON is read. */
const mark = '\0float';

/** A JSON value in which a number with a point or an exponent is a float, even if it is whole. */
function jsonValue(json: string): unknown {
  const value = readJsonText(json);
  const marked = json.replace(jsonScalar, (scalar) =>
    scalar.startsWith('"') || !/[.eE]/.test(scalar) ? scalar : JSON.stringify({ [mark]: scalar }),
  );
  return marked === json ? value : (JSON.parse(marked, unmarked) as unknown);
}

function unmarked(_name: string, value: unknown): unknown {
  const isMarked = typeof value === 'object' && value !== null && Object.hasOwn(value, mark);
  return isMarked ? Float.of(Number((value as Record<string, unknown>)[mark])) : value;
}
