import { usageProblem } from './cli-error.ts';

export type Search = (value: unknown) => unknown;

/**
 * A JMESPath expression, compiled. https://jmespath.org/specification.html
 * @throws CliError for text that is none
 */
export async function compileQuery(expression: string): Promise<Search> {
  const { default: jmespath } = await import('jmespath');
  const compiled = jmespath as unknown as {
    compile(text: string): unknown;
    search(data: unknown, text: string): unknown;
  };
  try {
    compiled.compile(expression);
  } catch (error) {
    throw usageProblem(`Bad value for --query ${expression}: ${complaint(expression, error)}`);
  }
  return (value) => compiled.search(value, expression) ?? null;
}

/** The first words are those of the CLI's own library; where it stops, it marks the place. */
function complaint(expression: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (expression === '') return 'Invalid JMESPath expression: cannot be empty.';
  if (/EOF/.test(message))
    return `Incomplete expression:\n"${expression}"\n${' '.repeat(expression.length + 1)}^`;
  return message;
}
