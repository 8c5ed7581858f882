import { repr, str } from '../cli/python.ts';
import type { Token } from './tokens.ts';
import { QueryProblem } from './tokens.ts';

/** How two values are compared. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';

/** A JMESPath expression as a tree. https://jmespath.org/specification.html#grammar */
export type Node =
  | { readonly type: 'current' }
  | { readonly type: 'literal'; readonly value: unknown }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'index'; readonly at: number }
  | { readonly type: 'slice'; readonly bounds: readonly (number | null)[] }
  /** `a.b`, `a[0]`, `a | b`: the second is applied to the result of the first. */
  | { readonly type: 'then'; readonly left: Node; readonly right: Node }
  | { readonly type: 'flatten'; readonly of: Node }
  /** `[*]` and similar: the part that is applied to each item of a list. */
  | { readonly type: 'items'; readonly of: Node; readonly each: Node }
  /** `*`: the part that is applied to each value of a record. */
  | { readonly type: 'values'; readonly of: Node; readonly each: Node }
  | { readonly type: 'filter'; readonly of: Node; readonly each: Node; readonly where: Node }
  | { readonly type: 'compare'; readonly by: Comparison; readonly left: Node; readonly right: Node }
  | { readonly type: 'or' | 'and'; readonly left: Node; readonly right: Node }
  | { readonly type: 'not'; readonly of: Node }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'record'; readonly entries: readonly (readonly [name: string, value: Node])[] }
  /** `&a`: an expression for a function. */
  | { readonly type: 'reference'; readonly of: Node }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Node[] };

const current: Node = { type: 'current' };

/** The direct children of a node. */
function inside(node: Node): readonly Node[] {
  switch (node.type) {
    case 'current':
    case 'literal':
    case 'field':
    case 'index':
    case 'slice':
      return [];
    case 'then':
    case 'compare':
    case 'or':
    case 'and':
      return [node.left, node.right];
    case 'flatten':
    case 'not':
    case 'reference':
      return [node.of];
    case 'items':
    case 'values':
      return [node.of, node.each];
    case 'filter':
      return [node.of, node.each, node.where];
    case 'list':
      return node.items;
    case 'record':
      return node.entries.map(([, value]) => value);
    case 'call':
      return node.args;
  }
}

/** Whether the tree is deeper than a limit. This function itself doesn't recurse. */
function isDeeper(root: Node, most: number): boolean {
  let level: readonly Node[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap(inside);
  }
  return false;
}

/** https://jmespath.org/specification.html#grammar */
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
/** How strongly a token binds the expression on its left. */
const powerOf = (type: string): number => power[type] ?? 0;

/** Tokens that bind more weakly end a projection. */
const projectionStop = 10;

const names = ['quoted_identifier', 'unquoted_identifier'];
const afterDot = [...names, 'lbracket', 'lbrace'];
/** Depth of a query. At about this depth the stack of the CLI's own library overflows. */
const maxDepth = 200;

/**
 * Builds the tree of a JMESPath expression from its tokens. The messages are those of the CLI's own library, with a
 * mark below the place. https://jmespath.org/specification.html#grammar
 * @throws QueryProblem
 */
export function treeOf(expression: string, tokens: readonly Token[]): Node {
  const tree = new Reader(expression, tokens).read();
  if (isDeeper(tree, 2 * maxDepth)) throw tooDeep();
  return tree;
}

const tooDeep = (): QueryProblem => new QueryProblem('maximum recursion depth exceeded');

class Reader {
  readonly #expression: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(expression: string, tokens: readonly Token[]) {
    this.#expression = expression;
    this.#tokens = tokens;
  }

  read(): Node {
    const tree = this.#expect(0);
    if (this.#type() !== 'eof') this.#fail(this.#token(), `Unexpected token: ${str(this.#token().value)}`);
    return tree;
  }

  #token(offset = 0): Token {
    return this.#tokens[this.#at + offset] ?? this.#tokens.at(-1)!;
  }

  #type(offset = 0): string {
    return this.#token(offset).type;
  }

  #expect(bound: number): Node {
    if (++this.#depth > maxDepth) throw tooDeep();
    let left = this.#begin();
    while (bound < powerOf(this.#type())) left = this.#goOn(left);
    this.#depth--;
    return left;
  }

  #begin(): Node {
    const token = this.#token();
    this.#at++;
    switch (token.type) {
      case 'literal':
        return { type: 'literal', value: token.value };
      case 'current':
        return current;
      case 'unquoted_identifier':
        return { type: 'field', name: String(token.value) };
      case 'quoted_identifier':
        if (this.#type() === 'lparen')
          this.#fail({ ...this.#token(), start: 0 }, 'Quoted identifier not allowed for function names.');
        return { type: 'field', name: String(token.value) };
      case 'star': {
        const each = this.#type() === 'rbracket' ? current : this.#projected(powerOf('star'));
        return { type: 'values', of: current, each };
      }
      case 'filter':
        return this.#filter(current);
      case 'lbrace':
        return this.#record();
      case 'lparen': {
        const inner = this.#expect(0);
        this.#match('rparen');
        return inner;
      }
      case 'flatten':
        return this.#flatten(current);
      case 'not':
        return { type: 'not', of: this.#expect(powerOf('not')) };
      case 'lbracket':
        return this.#bracket();
      case 'expref':
        return { type: 'reference', of: this.#expect(0) };
      default:
        return token.type === 'eof' ? this.#incomplete() : this.#fail(token, 'invalid token');
    }
  }

  #goOn(left: Node): Node {
    const token = this.#token();
    if (token.type === 'star' || token.type === 'not' || token.type === 'lbrace')
      this.#fail(token, 'invalid token');
    this.#at++;
    switch (token.type) {
      case 'dot':
        if (this.#type() !== 'star') return { type: 'then', left, right: this.#afterDot(powerOf('dot')) };
        this.#at++;
        return { type: 'values', of: left, each: this.#projected(powerOf('dot')) };
      case 'lparen':
        return this.#call(left);
      case 'filter':
        return this.#filter(left);
      case 'flatten':
        return this.#flatten(left);
      case 'lbracket':
        if (this.#type() === 'number' || this.#type() === 'colon') return this.#index(left);
        this.#match('star');
        this.#match('rbracket');
        return { type: 'items', of: left, each: this.#projected(powerOf('star')) };
      default:
        return joined(token.type, left, this.#expect(powerOf(token.type)));
    }
  }

  #flatten(of: Node): Node {
    return { type: 'items', of: { type: 'flatten', of }, each: this.#projected(powerOf('flatten')) };
  }

  #bracket(): Node {
    if (this.#type() === 'number' || this.#type() === 'colon') return this.#index(current);
    if (this.#type() === 'star' && this.#type(1) === 'rbracket') {
      this.#at += 2;
      return { type: 'items', of: current, each: this.#projected(powerOf('star')) };
    }
    return this.#list();
  }

  /** `[0]`, or a slice, which is a projection. */
  #index(left: Node): Node {
    if (this.#type() !== 'colon' && this.#type(1) !== 'colon') {
      const at = Number(this.#token().value);
      this.#at++;
      this.#match('rbracket');
      return { type: 'then', left, right: { type: 'index', at } };
    }
    const bounds: (number | null)[] = [null, null, null];
    for (let colons = 0; this.#type() !== 'rbracket'; this.#at++) {
      const isColon = this.#type() === 'colon';
      if (isColon ? ++colons === 3 : this.#type() !== 'number') this.#fail(this.#token(), 'syntax error');
      if (!isColon) bounds[colons] = Number(this.#token().value);
    }
    this.#match('rbracket');
    const of: Node = { type: 'then', left, right: { type: 'slice', bounds } };
    return { type: 'items', of, each: this.#projected(powerOf('star')) };
  }

  #call(left: Node): Node {
    if (left.type !== 'field')
      return this.#fail(this.#token(-2), `Invalid function name '${str(this.#token(-2).value)}'`);
    const args: Node[] = [];
    while (this.#type() !== 'rparen') {
      args.push(this.#expect(0));
      if (this.#type() === 'comma') this.#at++;
    }
    this.#match('rparen');
    return { type: 'call', name: left.name, args };
  }

  #filter(of: Node): Node {
    const where = this.#expect(0);
    this.#match('rbracket');
    const each = this.#type() === 'flatten' ? current : this.#projected(powerOf('filter'));
    return { type: 'filter', of, each, where };
  }

  #list(): Node {
    const items: Node[] = [];
    for (;;) {
      items.push(this.#expect(0));
      if (this.#type() === 'rbracket') break;
      this.#match('comma');
    }
    this.#match('rbracket');
    return { type: 'list', items };
  }

  #record(): Node {
    const entries: [string, Node][] = [];
    for (;;) {
      if (!names.includes(this.#type())) this.#mismatch(names);
      const name = String(this.#token().value);
      this.#at++;
      this.#match('colon');
      entries.push([name, this.#expect(0)]);
      if (this.#type() === 'comma') this.#at++;
      else if (this.#type() === 'rbrace') break;
    }
    this.#match('rbrace');
    return { type: 'record', entries };
  }

  /** The part of a projection that is applied to each item. */
  #projected(bound: number): Node {
    const type = this.#type();
    if (powerOf(type) < projectionStop) return current;
    if (type === 'lbracket' || type === 'filter') return this.#expect(bound);
    if (type !== 'dot') return this.#fail(this.#token(), 'syntax error');
    this.#at++;
    return this.#afterDot(bound);
  }

  #afterDot(bound: number): Node {
    const type = this.#type();
    if (names.includes(type) || type === 'star') return this.#expect(bound);
    if (type !== 'lbracket' && type !== 'lbrace')
      return this.#fail(this.#token(), `Expecting: ${repr(afterDot)}, got: ${type}`);
    this.#at++;
    return type === 'lbracket' ? this.#list() : this.#record();
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

/** The node of an operator with its left and right side. */
function joined(operator: string, left: Node, right: Node): Node {
  switch (operator) {
    case 'pipe':
      return { type: 'then', left, right };
    case 'or':
    case 'and':
      return { type: operator, left, right };
    default:
      return { type: 'compare', by: operator as Comparison, left, right };
  }
}
