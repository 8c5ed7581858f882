import type { Call } from '../../../../engine/index.ts';
import { prepare } from '../../../../engine/index.ts';
import { cliLine } from '../../../../terminal/cli-line.ts';
import { playgroundLine } from '#words/playground-lines.ts';
import type { Request } from '../../../kinds/requests.ts';
import { settled } from '../../../kinds/answers.ts';

const unsigned = ({ input, ...request }: Request): Call => ({
  type: 'call',
  ...request,
  input: settled(input, null),
  credentials: null,
});

/** Loads all that is needed to write requests as lines. `lineOf` may be called for them after that. */
export async function prepareLines(requests: readonly Request[]): Promise<void> {
  const first = new Map(requests.map((request) => [`${request.service}:${request.operation}`, request]));
  await Promise.all([...first.values()].map((request) => prepare(unsigned(request))));
}

/**
 * Writes a request as the AWS CLI line that does the same; for a request outside AWS, a comment that says what
 * happens.
 */
export function lineOf(request: Request): string {
  const call = unsigned(request);
  return call.service === 'playground' ? `# ${playgroundLine(call)}` : cliLine(call);
}
