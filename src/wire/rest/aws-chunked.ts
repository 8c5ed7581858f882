/** The values of the header `x-amz-content-sha256` for a body in chunks, each with its length in front. */
const streaming = 'STREAMING-';

/** Chunks that are signed one by one. */
export const isSignedByChunk = (sha256: string | undefined): boolean =>
  sha256?.startsWith('STREAMING-AWS4') === true;

export const isChunked = (sha256: string | undefined): boolean => sha256?.startsWith(streaming) === true;

const [carriage, lineFeed] = [0x0d, 0x0a];
const decoder = new TextDecoder();

/**
 * The content of a body in chunks, without the trailing headers: `5\r
 * hello\r
 * 0\r
 * x-amz-checksum-crc32:…\r
 * \r
 * `. Null if the body isn't in chunks.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function unchunked(body: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf(carriage, at);
    if (end < 0 || body[end + 1] !== lineFeed) return null;
    const [, hex] = /^([\da-f]{1,8})(?:;.*)?$/i.exec(decoder.decode(body.subarray(at, end))) ?? [];
    if (hex === undefined) return null;
    const length = Number.parseInt(hex, 16);
    if (length === 0) return joined(chunks);
    const start = end + 2;
    at = start + length + 2;
    if (at > body.length || body[at - 2] !== carriage || body[at - 1] !== lineFeed) return null;
    chunks.push(body.subarray(start, start + length));
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
