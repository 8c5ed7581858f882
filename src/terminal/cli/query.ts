import type { Search } from '../query/compile.ts';
import { usageProblem } from './cli-error.ts';

/**
 * The expression of `--query`, compiled.
 * @throws CliError for text that is none
 */
export async function compileQuery(expression: string): Promise<Search> {
  const { compile } = await import('../query/compile.ts');
  try {
    return compile(expression);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw usageProblem(`Bad value for --query ${expression}: ${message}`);
  }
}
