/** A service's refusal in the CLI's form. */
export const serviceError = (
  operation: string,
  { code, message }: { readonly code: string; readonly message: string },
): CliError =>
  new CliError(
    `An error occurred (${code}) when calling the ${operation} operation: ${message || 'Unknown'}`,
    exitCodes.service,
  );

/** Exit codes of AWS CLI 2. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html */
export const exitCodes = { usage: 252, configuration: 253, service: 254, other: 255 } as const;

/**
 * The failure of a CLI command: its text, without the line end that the CLI prints before and after it, and the exit
 * code.
 */
export class CliError extends Error {
  readonly code: number;
  /** Text that the playground adds to the CLI's message, such as the nearest real names. */
  readonly hint: string | null;

  constructor(message: string, code: number, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

const usage = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

/** A fault in the form of the command line. */
export const usageError = (message: string, hint: string | null = null): CliError =>
  new CliError(`${usage}\naws: error: ${message}\n`, exitCodes.usage, hint);

/** The message of a command that needs another word after it. */
export const tooFewWords = (command: string): string =>
  `usage: aws [options] ${command} <subcommand> [parameters]\naws: error: too few arguments`;

/** Options that no parser knows. */
export const unknownOptions = (names: readonly string[], hint: string | null): CliError =>
  new CliError(`${usage}\nUnknown options: ${names.join(', ')}\n`, exitCodes.usage, hint);

/** The same from a command that isn't a service's. */
export const unknownWords = (names: readonly string[]): CliError =>
  usageProblem(`Unknown options: ${names.join(',')}`);

/** A value that an option can't have. */
export const parameterError = (flag: string, message: string): CliError =>
  new CliError(`Error parsing parameter '${flag}': ${message}`, exitCodes.usage);

/** A fault that the client finds before it sends anything. */
export const usageProblem = (message: string): CliError => new CliError(message, exitCodes.usage);

export const otherError = (message: string): CliError => new CliError(message, exitCodes.other);

/** The CLI's advice for a command that ends for lack of keys. Where it goes on, it leaves the advice out. */
const keysAdvice = ' You can configure credentials by running "aws configure".';

export const noKeys = (): CliError => configurationError(`Unable to locate credentials.${keysAdvice}`);

/** An error as a command tells it among its own lines. */
export const withoutAdvice = ({ message }: Error): string => message.replace(`.${keysAdvice}`, '');

export const configurationError = (message: string): CliError =>
  new CliError(message, exitCodes.configuration);
