import { answer } from '../wire/answer.ts';
import type { WireBackend } from '../wire/carry-out.ts';
import type { WireRequest, WireResponse } from '../wire/message.ts';

/** The SDK's `HttpRequest`, as far as this module reads it. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The SDK's `HttpResponse`: what the SDK reads an answer from. */
export interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  /** A stream with an object's content. */
  readonly body: Uint8Array | ReadableStream;
}

/** A signal that ends a request early; the SDK takes two kinds, and both fit. */
interface Abort {
  readonly aborted: boolean;
}

/** A `requestHandler` of the AWS SDK for JavaScript v3. */
export interface SdkRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(request: SdkRequest, options?: { readonly abortSignal?: Abort }): Promise<{ response: SdkResponse }>;
  destroy(): void;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
}

const encoder = new TextEncoder();

/**
 * Lets clients of the AWS SDK for JavaScript v3 run against the simulated AWS in this process, without any
 * network, in browsers and in Node:
 *
 *     const aws = new SimulatedAws(createWorld('111122223333', Date.now()));
 *     const iam = new IAMClient({
 *       region: 'us-east-1',
 *       credentials: await aws.rootKey(),
 *       requestHandler: requestHandler(aws),
 *     });
 *     await iam.send(new CreateUserCommand({ UserName: 'ana' }));
 *
 * Requests go the whole way: the SDK signs and serialises them, `backend`'s world verifies and answers them,
 * and refusals arrive as the SDK's own exceptions. Bodies must be texts or bytes, which they are for every
 * service here. Rejects with an `AbortError` if the request was aborted, and with a `TypeError` if the body
 * is a stream.
 */
export function requestHandler(backend: WireBackend): SdkRequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, { abortSignal } = {}) {
      if (abortSignal?.aborted) throw aborted();
      const { status, headers, body } = await answer(wireRequest(request), backend);
      return { response: { statusCode: status, headers: { ...headers }, body: bodyOf(headers, body) } };
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

/** The SDK reads XML and JSON whole. Anything else is an object's content. */
function bodyOf(headers: Readonly<Record<string, string>>, body: WireResponse['body']): SdkResponse['body'] {
  if (typeof body !== 'string') return new Blob([body]).stream();
  const bytes = encoder.encode(body);
  const isRead = /xml|json/.test(headers['content-type'] ?? 'json');
  return isRead ? bytes : new Blob([bytes]).stream();
}

function wireRequest({ method, path, query = {}, headers, body }: SdkRequest): WireRequest {
  return {
    method,
    path,
    query: queryText(query),
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: bytesOf(body),
  };
}

function queryText(query: NonNullable<SdkRequest['query']>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => [value ?? ''].flat().map((one) => [name, one] as const))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return encoder.encode(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError('This requestHandler takes bodies that are texts or bytes.');
}

function aborted(): Error {
  const error = new Error('Request aborted');
  error.name = 'AbortError';
  return error;
}
