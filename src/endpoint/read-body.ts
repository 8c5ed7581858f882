import type { IncomingMessage } from 'node:http';
import { maxRequestBytes } from '../wire/message.ts';

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
