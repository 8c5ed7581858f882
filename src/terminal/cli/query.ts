import { usageProblem } from './cli-error.ts';

export type Search = (value: unknown) => unknown;

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
