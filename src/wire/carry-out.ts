import type { ApiError, Call, Credentials, ServiceName } from '../engine/index.ts';
import { serviceError } from '../engine/index.ts';
import { notModelledText } from '#words/terminal.ts';
import type { WireBackend } from './backend.ts';
import type { WireRequest } from './message.ts';

interface Asked {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
  readonly credentials: Credentials | null;
  /** The region in the signature, or null if nobody signed. */
  readonly region: string | null;
}

type Carried = { readonly requestId: string } & (
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: ApiError }
);

/** Carries out the request of any protocol. An operation that isn't modelled is a failure here (501). */
export async function carryOut(
  request: WireRequest,
  { service, operation, input, credentials, region }: Asked,
  backend: WireBackend,
): Promise<Carried> {
  const userAgent = request.headers.get('user-agent');
  const context = {
    ...(region === null ? {} : { region }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
  const call = { type: 'call', service: service as ServiceName, operation, input, credentials, context };
  const { result, event } = await backend.run(call as unknown as Call);
  const requestId = event.eventID;
  if (result.ok)
    return { ok: true, value: (result.value ?? {}) as Readonly<Record<string, unknown>>, requestId };
  if ('error' in result) return { ok: false, error: result.error, requestId };
  return {
    ok: false,
    error: serviceError('NotModelled', notModelledText(result.notModelled), 501),
    requestId,
  };
}
