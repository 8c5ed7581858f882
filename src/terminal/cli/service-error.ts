import { CliError, exitCodes } from './cli-error.ts';

/** A service's refusal in the CLI's form. */
export const serviceError = (
  operation: string,
  { code, message }: { readonly code: string; readonly message: string },
): CliError =>
  new CliError(
    `An error occurred (${code}) when calling the ${operation} operation: ${message}`,
    exitCodes.service,
  );
