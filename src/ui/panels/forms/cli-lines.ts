import type { Call } from '../../../engine/index.ts';
import { prepare } from '../../../engine/index.ts';
import { cliLine } from '../../../terminal/cli-line.ts';
import type { Request } from '../inspector/requests.ts';

const unsigned = (request: Request): Call => ({ type: 'call', ...request, credentials: null });

/** Loads what it takes to write requests as lines. After it has resolved, `lineOf` may be called for them. */
export async function prepareLines(requests: readonly Request[]): Promise<void> {
  const first = new Map(requests.map((request) => [`${request.service}:${request.operation}`, request]));
  await Promise.all([...first.values()].map((request) => prepare(unsigned(request))));
}

/** A request as the AWS CLI line that would do the same. */
export const lineOf = (request: Request): string => cliLine(unsigned(request));
