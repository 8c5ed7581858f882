import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatWorkspace } from '../exchange/workspace-file.ts';
import type { ServerParts } from './server.ts';

type Serve = (parts: ServerParts, request: IncomingMessage, response: ServerResponse) => void;

/** The endpoint's own addresses, beside AWS's. */
const routes: Readonly<Record<string, Serve>> = {
  'POST /_playground/reset': ({ state }, request, response) => {
    request.resume();
    state.reset();
    response.writeHead(204).end();
  },

  'GET /_playground/world': ({ state }, _request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(formatWorkspace(state.world, 'endpoint'));
  },

  /** Each call that is carried out, as a server-sent event. */
  'GET /_playground/events': ({ state }, _request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`event: ready\ndata: ${state.rev}\n\n`);
    const stop = state.follow(({ rev, time, call, changes, outcome }) => {
      const { result, caller, decision, event } = outcome;
      const data = { rev, time, call, changes, outcome: { result, caller, decision, event } };
      response.write(`event: call\nid: ${rev}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    response.on('close', stop);
  },
};

export function servePlayground(
  parts: ServerParts,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const name = `${request.method ?? 'GET'} ${pathname}`;
  const serve = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (serve) return serve(parts, request, response);
  request.resume();
  response.writeHead(404, { 'content-type': 'text/plain' }).end('The endpoint has no such address.\n');
}
