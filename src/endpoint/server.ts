import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { answer } from '../wire/answer.ts';
import { maxRequestBytes } from '../wire/message.ts';
import { isOfAwsClient } from '../wire/rest/address.ts';
import { foreign, namesOneHost } from './guard.ts';
import { servePlayground } from './own-routes.ts';
import type { ServerParts } from './own-routes.ts';
import { readBody, targetOf, wireRequest } from './wire-request.ts';
import type { Target } from './wire-request.ts';
import type { Socket } from 'node:net';

let turn: Promise<void> | null = null;

/**
 * Resolves after everything that has arrived is read, once for all callers that wait. Answers written
 * together wake a busy client only once. Waking it is the dearest part of sending.
 */
const endOfTurn = (): Promise<void> => (turn ??= new Promise(end));

function end(resolve: () => void): void {
  setImmediate(() => {
    turn = null;
    resolve();
  });
}

/** HTTP statuses by Node's own codes: for requests that are too large, and for those that took too long. */
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
function unreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = statuses.get(error.code) ?? '400 Bad Request';
  // A slow client may not read the answer either, so nothing waits for it.
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** The endpoint's HTTP server, not yet listening. No request makes it stop serving. */
export function endpointServer(parts: ServerParts): Server {
  const { patience = 30_000 } = parts;
  const limits = {
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: Math.min(1000, patience),
  };
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    handle(parts, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'The endpoint failed on this request.\n');
      else response.destroy();
    });
  };
  const server = createServer(limits, listen);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    // A client that asks first (Expect) gets its answer at once, and doesn't send a body that would be thrown away.
    if (!isTooLarge(request)) response.writeContinue();
    listen(request, response);
  });
  server.on('clientError', unreadable);
  return server;
}

const isTooLarge = ({ headers, url = '' }: IncomingMessage): boolean =>
  !url.startsWith('/_playground/') && Number(headers['content-length'] ?? 0) > maxRequestBytes;

function send(response: ServerResponse, status: number, body: string): void {
  const headers = { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, headers).end(body);
}

function lead(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end();
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!namesOneHost(request)) {
    request.resume();
    return send(response, 400, 'A request names one host.\n');
  }
  const refusal = foreign(request, parts.hosts);
  if (refusal !== null) {
    request.resume();
    return send(response, 403, `${refusal}\n`);
  }
  const target = targetOf(request);
  if (target.path.startsWith('/_playground/')) return servePlayground(parts, target, request, response);
  if (parts.page && isVisit(request, target)) {
    const { lesson } = parts.state;
    // No server hears what follows `#`. So the lesson has an address that isn't asked for again.
    if (lesson && target.path === '/') return lead(response, `/index.html#/lesson/${lesson.lesson.id}`);
    return parts.page.serve(target.path, response);
  }
  await serveAws(parts, target, request, response);
}

/** Milliseconds that answers underway may take once the endpoint ends. */
const lastPatience = 1000;

/** Takes no more requests, ends all that listen, lets answers underway arrive, and then cuts what is left. */
export function endGently(server: Server, { state }: Pick<ServerParts, 'state'>): void {
  server.close();
  state.end();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), lastPatience).unref();
}

/**
 * Whether a browser asks for a file of the page. ListBuckets has the page's address. A number as the query is the page's
 * own, so that the browser's memory doesn't answer it; S3's queries have names.
 */
const isVisit = ({ method, headers }: IncomingMessage, { query }: Target): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  /^\d*$/.test(query) &&
  !isOfAwsClient((name) => headers[name]?.toString());

async function serveAws(
  { state, log = null }: ServerParts,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isAskedFirst = request.headers.expect !== undefined && isTooLarge(request);
  if (isAskedFirst) response.shouldKeepAlive = false;
  const body = isAskedFirst ? null : await readBody(request);
  const line = log?.begin(state) ?? null;
  const {
    status,
    headers,
    body: text,
  } = await answer(wireRequest(request, target, body), line?.backend ?? state);
  line?.end(status);
  await endOfTurn();
  // An answer to HEAD says the length that its body would have: the one that the operation tells, or that of the text.
  const isHead = request.method === 'HEAD';
  const isTold = isHead && Object.keys(headers).some((name) => name.toLowerCase() === 'content-length');
  response.writeHead(status, {
    ...headers,
    ...(!isTold && { 'content-length': Buffer.byteLength(text) }),
  });
  response.end(isHead ? undefined : text);
}
