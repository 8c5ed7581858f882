import type { Socket } from 'node:net';

/** By Node's own codes: what is too much, and what took too long. */
const statuses: ReadonlyMap<string | undefined, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Content Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/**
 * Answers text that isn't HTTP, or never became a request, and ends the connection. No AWS service sees such text
 * either, so the answer has no XML or JSON.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function unreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = statuses.get(error.code) ?? '400 Bad Request';
  // A slow client may not read the answer either, so nothing waits for it.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
