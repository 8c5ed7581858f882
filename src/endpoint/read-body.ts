import type { IncomingMessage } from 'node:http';
import { maxRequestBytes } from '../wire/message.ts';

/**
 * A request's body; null where it is larger than AWS takes. What is too large is read to its end, up to a
 * point, and thrown away: a client that still sends doesn't hear an answer.
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= maxRequestBytes) chunks.push(chunk);
    else if (size > 8 * maxRequestBytes) return null;
  }
  return size > maxRequestBytes ? null : Buffer.concat(chunks);
}
