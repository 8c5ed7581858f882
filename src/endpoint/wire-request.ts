import type { IncomingMessage } from 'node:http';
import type { WireRequest } from '../wire/message.ts';
import { maxRequestBytes } from '../wire/message.ts';

/** Where a request goes: its path, and its query without the question mark. Both are as they were sent. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

/** Clients that use the endpoint as a proxy put its address in front. */
const inFront = /^[a-z][a-z\d+.-]*:\/\/[^/?]*/i;

export function targetOf({ url = '/' }: IncomingMessage): Target {
  const target = url.startsWith('/') ? url : url.replace(inFront, '') || '/';
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

/** One byte more than AWS's limit stands for any body that was too large. */
const tooMuch = new Uint8Array(maxRequestBytes + 1);

/** A request as `answer` takes it. A body that is null was too large. */
export function wireRequest(
  { method = 'GET', headers }: IncomingMessage,
  { path, query }: Target,
  body: Uint8Array | null,
): WireRequest {
  const named = new Map<string, string>();
  for (const name in headers) {
    const value = headers[name];
    named.set(name, Array.isArray(value) ? value.join(',') : (value ?? ''));
  }
  return { method, path, query, headers: named, body: body ?? tooMuch };
}

/**
 * A request's body, or null if it is larger than `limit` bytes (by default AWS's limit). A body that is too large is
 * read on, up to a point, and thrown away: a client that is still sending doesn't hear an answer. Rejects if the
 * connection is cut before the body has arrived.
 */
export function readBody(
  request: IncomingMessage,
  limit: number = maxRequestBytes,
): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    request.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size <= limit) chunks.push(chunk);
      else if (size > 8 * limit) resolve(null);
    });
    request.on('end', () => {
      const [first, ...others] = chunks;
      const whole = first && others.length === 0 ? first : Buffer.concat(chunks);
      resolve(size > limit ? null : whole);
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('The request was cut off'));
    });
  });
}
