import type { Effort, Work } from '../work.ts';
import { evaluate } from './evaluate.ts';
import { treeOf } from './grammar.ts';
import { tokensOf } from './tokens.ts';

/** What an expression finds in a value. The work counts against the effort. */
export type Search = (value: unknown, effort: Effort) => Work<unknown>;

/**
 * A JMESPath expression, compiled. What is wrong with it is said, and what it finds is found, as the CLI's own library
 * does: by code points, with whole numbers and floats apart, strings comparable, and only a record's own names. No
 * library for the browser does, and none can be stopped. https://jmespath.org/specification.html
 * @throws QueryProblem for text that is none
 */
export function compile(expression: string): Search {
  const tree = treeOf(expression, tokensOf(expression));
  return (value, effort) => evaluate(tree, value, effort);
}
