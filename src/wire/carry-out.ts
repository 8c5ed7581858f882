import type { ApiError, Call, Credentials, ServiceName, Outcome, World } from '../engine/index.ts';
import { serviceError } from '../engine/index.ts';
import { notModelledText } from '#words/terminal.ts';
import type { WireRequest } from './message.ts';
import type { Signer } from './signer.ts';

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

/** Answers the calls that arrive over the wire. */
export interface WireBackend {
  readonly world: World;
  /** Milliseconds since the epoch, as the simulated clock has it. */
  readonly now: number;
  /** The time that clients sign with, ms: the device's. The simulated clock may be ahead of it. */
  readonly clientNow: number;
  /** Verifies signatures. It may keep keys from one request to the next. */
  readonly signer: Signer;
  /** Fetches the code and data that a call needs, and carries the call out. */
  run(call: Call): Promise<Outcome>;
  /** An id for an answer without an event. */
  requestId(): string;
}
