import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { answer } from '../wire/answer.ts';
import type { WireRequest } from '../wire/message.ts';
import { isOfAwsClient } from '../wire/rest/address.ts';
import { foreign } from './guard.ts';
import { servePlayground } from './own-routes.ts';
import type { Page } from './page.ts';
import { readBody } from './read-body.ts';
import type { EndpointState } from './state.ts';

export interface ServerParts {
  readonly state: EndpointState;
  /** The built page, or null where it isn't served. */
  readonly page: Page | null;
  /** Host names beside this machine's own. */
  readonly hosts: readonly string[];
}

/** Milliseconds: a client that is slower than this to send its request is cut off. */
const patience = 30_000;

/** The endpoint's HTTP server, not yet listening. Whatever arrives, it keeps serving. */
export function endpointServer(parts: ServerParts): Server {
  const server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    handle(parts, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'The endpoint failed on this request.\n');
      else response.destroy();
    });
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = foreign(request.headers, parts.hosts);
  if (refusal !== null) {
    request.resume();
    return send(response, 403, 'text/plain', `${refusal}\n`);
  }
  const url = new URL(request.url ?? '/', 'http://endpoint.invalid');
  const { pathname, search } = url;
  if (pathname.startsWith('/_playground/')) return servePlayground(parts, url, request, response);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  // ListBuckets asks for the same address as somebody who opens the page.
  const isOfVisitor = !search && !isOfAwsClient((name) => request.headers[name]?.toString());
  if (isRead && isOfVisitor && parts.page) return parts.page.serve(pathname, response);
  await serveAws(parts, request, response);
}

async function serveAws(
  { state }: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const { url = '/', method = 'GET' } = request;
  const at = url.indexOf('?');
  const wire: WireRequest = {
    method,
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? '' : url.slice(at + 1),
    headers: new Map(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    ),
    // One byte more than AWS takes stands for all that was too much.
    body: body ?? new Uint8Array(1_048_577),
  };
  const { status, headers, body: text } = await answer(wire, state);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(method === 'HEAD' ? undefined : text);
}
