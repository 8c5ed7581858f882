/** Text that the shell can't read; the message is bash's, without its `bash: `. */
export class SyntaxProblem extends Error {
  /** Whether more text could make it whole: an open quote, a line that ends in `&&`. */
  readonly incomplete: boolean;

  constructor(message: string, incomplete: boolean) {
    super(message);
    this.incomplete = incomplete;
  }
}

export const unexpected = (token: string): SyntaxProblem =>
  new SyntaxProblem(`syntax error near unexpected token \`${token}'`, false);

export const unclosed = (token: string): SyntaxProblem =>
  new SyntaxProblem(`unexpected EOF while looking for matching \`${token}'`, true);

export const unfinished = (): SyntaxProblem =>
  new SyntaxProblem('syntax error: unexpected end of file', true);
