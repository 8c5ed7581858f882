import { repr, str } from '../cli/python.ts';
import type { Token } from './tokens.ts';
import { QueryProblem } from './tokens.ts';

/** How strongly a token binds what stands left of it. */
const power: Readonly<Record<string, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
};
const powerOf = (type: string): number => power[type] ?? 0;
/** Tokens that bind less end a projection. */
const projectionStop = 10;

const names = ['quoted_identifier', 'unquoted_identifier'];
const afterDot = [...names, 'lbracket', 'lbrace'];
const maxDepth = 200;

/**
 * Checks that tokens are a JMESPath expression, and says what is wrong as the CLI's own library does, with a mark
 * under the place. https://jmespath.org/specification.html#grammar
 * @throws QueryProblem
 */
export function checkGrammar(expression: string, tokens: readonly Token[]): void {
  new Checker(expression, tokens).check();
}

/** What stands left of a token: only a field's name may be called. */
type Left = 'field' | 'other';

class Checker {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(expression: string, tokens: readonly Token[]) {
    this.#expression = expression;
    this.#tokens = tokens;
  }

  check(): void {
    this.#expect(0);
    if (this.#type() !== 'eof') this.#fail(this.#token(), `Unexpected token: ${str(this.#token().value)}`);
  }

  #token(offset = 0): Token {
    return this.#tokens[this.#at + offset] ?? this.#tokens.at(-1)!;
  }

  #type(offset = 0): string {
    return this.#token(offset).type;
  }

  #expect(bound: number): Left {
    if (++this.#depth > maxDepth) throw new QueryProblem('maximum recursion depth exceeded');
    let left = this.#begin();
    while (bound < powerOf(this.#type())) left = this.#goOn(left);
    this.#depth--;
    return left;
  }

  #begin(): Left {
    const token = this.#token();
    this.#at++;
    switch (token.type) {
      case 'literal':
      case 'current':
        return 'other';
      case 'unquoted_identifier':
        return 'field';
      case 'quoted_identifier':
        if (this.#type() === 'lparen')
          this.#fail({ ...this.#token(), start: 0 }, 'Quoted identifier not allowed for function names.');
        return 'field';
      case 'star':
        if (this.#type() !== 'rbracket') this.#projected(powerOf('star'));
        return 'other';
      case 'filter':
        return this.#filter();
      case 'lbrace':
        return this.#record();
      case 'lparen': {
        const inner = this.#expect(0);
        this.#match('rparen');
        return inner;
      }
      case 'flatten':
        return this.#projected(powerOf('flatten'));
      case 'not':
        this.#expect(powerOf('not'));
        return 'other';
      case 'lbracket':
        return this.#bracket();
      case 'expref':
        this.#expect(0);
        return 'other';
      default:
        return token.type === 'eof' ? this.#incomplete() : this.#fail(token, 'invalid token');
    }
  }

  #goOn(left: Left): Left {
    const token = this.#token();
    if (token.type === 'star' || token.type === 'not' || token.type === 'lbrace')
      this.#fail(token, 'invalid token');
    this.#at++;
    switch (token.type) {
      case 'dot':
        if (this.#type() !== 'star') return this.#afterDot(powerOf('dot'));
        this.#at++;
        return this.#projected(powerOf('dot'));
      case 'lparen':
        return this.#call(left);
      case 'filter':
        return this.#filter();
      case 'flatten':
        return this.#projected(powerOf('flatten'));
      case 'lbracket':
        if (this.#type() === 'number' || this.#type() === 'colon') return this.#index();
        this.#match('star');
        this.#match('rbracket');
        return this.#projected(powerOf('star'));
      default:
        this.#expect(powerOf(token.type));
        return 'other';
    }
  }

  #bracket(): Left {
    if (this.#type() === 'number' || this.#type() === 'colon') return this.#index();
    if (this.#type() === 'star' && this.#type(1) === 'rbracket') {
      this.#at += 2;
      return this.#projected(powerOf('star'));
    }
    return this.#list();
  }

  #index(): Left {
    if (this.#type() !== 'colon' && this.#type(1) !== 'colon') {
      this.#at++;
      this.#match('rbracket');
      return 'other';
    }
    for (let colons = 0; this.#type() !== 'rbracket'; this.#at++) {
      const isColon = this.#type() === 'colon';
      if (isColon ? ++colons === 3 : this.#type() !== 'number') this.#fail(this.#token(), 'syntax error');
    }
    this.#match('rbracket');
    return this.#projected(powerOf('star'));
  }

  #call(left: Left): Left {
    if (left !== 'field')
      this.#fail(this.#token(-2), `Invalid function name '${str(this.#token(-2).value)}'`);
    while (this.#type() !== 'rparen') {
      this.#expect(0);
      if (this.#type() === 'comma') this.#at++;
    }
    this.#match('rparen');
    return 'other';
  }

  #filter(): Left {
    this.#expect(0);
    this.#match('rbracket');
    if (this.#type() !== 'flatten') this.#projected(powerOf('filter'));
    return 'other';
  }

  #list(): Left {
    for (;;) {
      this.#expect(0);
      if (this.#type() === 'rbracket') break;
      this.#match('comma');
    }
    this.#match('rbracket');
    return 'other';
  }

  #record(): Left {
    for (;;) {
      if (!names.includes(this.#type())) this.#mismatch(names);
      this.#at++;
      this.#match('colon');
      this.#expect(0);
      if (this.#type() === 'comma') this.#at++;
      else if (this.#type() === 'rbrace') break;
    }
    this.#match('rbrace');
    return 'other';
  }

  /** What is done with each item of a projection. */
  #projected(bound: number): Left {
    const type = this.#type();
    if (powerOf(type) < projectionStop) return 'other';
    if (type === 'lbracket' || type === 'filter') this.#expect(bound);
    else if (type === 'dot') {
      this.#at++;
      this.#afterDot(bound);
    } else this.#fail(this.#token(), 'syntax error');
    return 'other';
  }

  #afterDot(bound: number): Left {
    const type = this.#type();
    if (names.includes(type) || type === 'star') this.#expect(bound);
    else if (type === 'lbracket') {
      this.#at++;
      this.#list();
    } else if (type === 'lbrace') {
      this.#at++;
      this.#record();
    } else this.#fail(this.#token(), `Expecting: ${repr(afterDot)}, got: ${type}`);
    return 'other';
  }

  #match(type: string): void {
    if (this.#type() !== type) this.#mismatch(type);
    this.#at++;
  }

  #mismatch(expected: string | readonly string[]): never {
    if (this.#type() === 'eof') return this.#incomplete();
    return this.#fail(this.#token(), `Expecting: ${str(expected)}, got: ${this.#type()}`);
  }

  #incomplete(): never {
    const mark = ' '.repeat([...this.#expression].length + 1);
    throw new QueryProblem(
      `Invalid jmespath expression: Incomplete expression:\n"${this.#expression}"\n${mark}^`,
    );
  }

  #fail({ start, value, type }: Token, reason: string): never {
    throw new QueryProblem(
      `${reason}: Parse error at column ${start}, token "${str(value)}" (${type.toUpperCase()}), for expression:\n"${this.#expression}"\n${' '.repeat(start + 1)}^`,
    );
  }
}
