import type { IncomingMessage } from 'node:http';
import { maxRequestBytes } from '../wire/message.ts';

/**
 * A request's body; null where it is larger than `limit` bytes, by default what AWS takes. What is too large is
 * read to its end, up to a point, and thrown away: a client that still sends doesn't hear an answer.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number = maxRequestBytes,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
    else if (size > 8 * limit) return null;
  }
  return size > limit ? null : Buffer.concat(chunks);
}
