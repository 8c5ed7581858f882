import jmespath from 'jmespath';
import type { Node } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import { checkGrammar } from './grammar.ts';
import { tokensOf } from './tokens.ts';

const library = jmespath as unknown as { compile(text: string): Node };

/**
 * A JMESPath expression, compiled. The library makes the tree of it; what is wrong with it is said, and what it finds
 * is found, as the CLI's own library does. https://jmespath.org/specification.html
 * @throws Error for text that is none
 */
export function compile(expression: string): (value: unknown) => unknown {
  const tokens = tokensOf(expression);
  checkGrammar(expression, tokens);
  const literals = tokens.filter(({ type }) => type === 'literal').map(({ value }) => value);
  // The library loses what kind of number a literal is, so that it gets their numbers in its place.
  let literal = 0;
  const words = tokens.map(({ type, value }) => {
    if (type === 'literal') return `\`${literal++}\``;
    if (type === 'quoted_identifier') return JSON.stringify(value);
    // The library takes a function's argument to end behind a bare one.
    return type === 'current' ? '(@)' : String(value);
  });
  const tree = library.compile(words.join(' '));
  return (value) => evaluate(tree, value, literals);
}
