import type { Effort, Work } from '../work.ts';
import { evaluate } from './evaluate.ts';
import { treeOf } from './grammar.ts';
import { tokensOf } from './tokens.ts';

/** Applies an expression to a value. The work counts against the effort. */
export type Search = (value: unknown, effort: Effort) => Work<unknown>;

/**
 * Compiles a JMESPath expression. Its results and messages are those of the CLI's own library: it counts code points,
 * keeps whole numbers and floats apart, compares strings, and sees only a record's own names. No library for browsers
 * does that, and none can be stopped. https://jmespath.org/specification.html
 * @throws QueryProblem for text that isn't an expression
 */
export function compile(expression: string): Search {
  const tree = treeOf(expression, tokensOf(expression));
  return (value, effort) => evaluate(tree, value, effort);
}
