import type { Call, Credentials, Result, ServiceName } from '../../engine/index.ts';
import { prepare, typedSecrets } from '../../engine/index.ts';
import { notModelledText } from '#words/terminal.ts';
import type { Context } from './context.ts';

interface Request {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly credentials: Credentials | null;
  readonly region: string;
  /** The gesture that the call is a part of: undo takes all its calls back together. */
  readonly gesture?: string | undefined;
}

/** An answer as it comes over the wire: an output, or a code and a sentence. */
export type Answer =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Carries one call out through the host. @throws Stopped after Ctrl-C */
export async function send({ shell }: Context, request: Request): Promise<Answer> {
  const { service, operation, input, credentials, region, gesture } = request;
  const call = {
    type: 'call',
    service: service as ServiceName,
    operation,
    input,
    credentials,
    context: { region, userAgent },
    ...(gesture !== undefined && { gesture }),
  } as unknown as Call;
  shell.noteSecrets(typedSecrets(input));
  await prepare(call);
  await shell.pace.rest();
  const { result } = await shell.host.run(call);
  return answerOf(result);
}

/** The user agent in CloudTrail. */
const userAgent = 'aws-cli/2.23.6';

function answerOf(result: Result<unknown>): Answer {
  if (result.ok) return { ok: true, value: (result.value ?? {}) as Readonly<Record<string, unknown>> };
  if ('notModelled' in result)
    return { ok: false, code: 'NotModelled', message: notModelledText(result.notModelled) };
  const { code, message } = result.error;
  return { ok: false, code, message };
}
