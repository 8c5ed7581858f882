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

/** Loads what it takes to write requests as lines. After it has resolved, `lineOf` may be called for them. */
export async function prepareLines(requests: readonly Request[]): Promise<void> {
  const first = new Map(requests.map((request) => [`${request.service}:${request.operation}`, request]));
  await Promise.all([...first.values()].map((request) => prepare(unsigned(request))));
}

/** A request as the AWS CLI line that would do the same; what happens outside of AWS as a comment that says it. */
export function lineOf(request: Request): string {
  const call = unsigned(request);
  return call.service === 'playground' ? `# ${playgroundLine(call)}` : cliLine(call);
}
