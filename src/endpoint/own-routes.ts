import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatWorkspace } from '../exchange/workspace-file.ts';
import { UndoRefused } from '../playground/undo-refused.ts';
import { readAnswer, readAsked } from './asked.ts';
import { readBody } from './wire-request.ts';
import type { AskedResult, EndpointState } from './state.ts';
import type { Target } from './wire-request.ts';
import type { Page } from './page.ts';

interface Exchange {
  readonly state: EndpointState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
}

/** Bytes: a command that loads the largest account that AWS's quotas allow is smaller. */
const maxCommandBytes = 64 * 1_048_576;

/** Bytes: a question's name and a guess are shorter. */
const maxAnswerBytes = 4096;

/** Bytes that may wait for a listener that doesn't read. Then the connection is cut. */
const maxUnheard = 1_048_576;

const never = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { ...never, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...never, 'content-type': 'text/plain' }).end(`${sentence}\n`);
}

/** The revision that the query names, or null if it is from another start of the endpoint. */
function revOf({ state, query }: Exchange, name: string): number | null {
  const rev = Number(query.get(name) ?? Number.NaN);
  return query.get('epoch') === state.epoch && Number.isSafeInteger(rev) ? rev : null;
}

/** The endpoint's own addresses, beside AWS's. */
const routes: Readonly<Record<string, (exchange: Exchange) => Promise<void> | void>> = {
  'POST /_playground/reset': async ({ state, request, response }) => {
    request.resume();
    await state.reset();
    response.writeHead(204).end();
  },

  'GET /_playground/world': ({ state, response }) => {
    response
      .writeHead(200, { ...never, 'content-type': 'application/json' })
      .end(formatWorkspace(state.world, 'endpoint'));
  },

  /** The world with its history, as the page opens it. */
  'GET /_playground/workspace': async ({ state, response }) => {
    json(response, { epoch: state.epoch, workspace: await state.workspace() });
  },

  /** The commits after `since`; null if they are no longer kept. */
  'GET /_playground/journal': async (exchange) => {
    const since = revOf(exchange, 'since');
    const { state, response } = exchange;
    json(response, { rev: state.rev, missed: since === null ? null : await state.since(since) });
  },

  /** The changes of a commit whose row in the journal only counts them. */
  'GET /_playground/changes': async (exchange) => {
    const rev = revOf(exchange, 'rev');
    json(exchange.response, { changes: rev === null ? null : await exchange.state.changesOf(rev) });
  },

  'POST /_playground/run': run,

  /** The lesson of this endpoint, and what is remembered of its progress; null if there is no lesson. */
  'GET /_playground/lesson': ({ state, response }) => {
    json(response, { told: state.lesson?.told() ?? null });
  },

  'POST /_playground/answer': answer,

  /** Each new revision as a server-sent event. The first is sent at once if it isn't `since`. */
  'GET /_playground/events': follow,
};

const isJson = ({ headers }: IncomingMessage): boolean =>
  /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');

/** Accepts only a JSON content type. A form of another site can't send that without a preflight. */
async function run({ state, request, response, query }: Exchange): Promise<void> {
  if (!isJson(request)) {
    request.resume();
    return refuse(response, 415, 'A command is sent as application/json.');
  }
  const body = await readBody(request, maxCommandBytes);
  if (!body) return refuse(response, 413, 'The command is too large.');
  const asked = readAsked(body);
  if ('problem' in asked) return refuse(response, 400, asked.problem);
  const conflict: AskedResult = { type: 'conflict', missed: null };
  if (query.get('epoch') !== state.epoch) return json(response, conflict);
  try {
    json(response, await state.ask(asked.value));
  } catch (error) {
    if (!(error instanceof UndoRefused)) throw error;
    json(response, conflict);
  }
}

/** The learner's prediction, made on the page before the goals show anything. */
async function answer({ state, request, response }: Exchange): Promise<void> {
  const body = isJson(request) ? await readBody(request, maxAnswerBytes) : null;
  const asked = body && readAnswer(body);
  request.resume();
  if (!asked || !state.lesson?.lesson.predictions.some(({ id }) => id === asked.question))
    return refuse(response, 400, 'An answer is a question of the lesson and a guess, as application/json.');
  state.lesson.answer(asked.question, asked.guess);
  response.writeHead(204, never).end();
}

function follow(exchange: Exchange): void {
  const { state, response } = exchange;
  response.writeHead(200, { ...never, 'content-type': 'text/event-stream' });
  const tell = (rev: number): void => {
    if (response.writableLength > maxUnheard) response.destroy();
    else
      response.write(`event: commit\nid: ${rev}\ndata: ${JSON.stringify({ epoch: state.epoch, rev })}\n\n`);
  };
  response.write('retry: 1000\n\n');
  if (revOf(exchange, 'since') !== state.rev) tell(state.rev);
  response.on('close', state.follow(tell));
}

export async function servePlayground(
  { state }: ServerParts,
  { path, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = `${request.method ?? 'GET'} ${path}`;
  const serve = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (serve) return serve({ state, request, response, query: new URLSearchParams(query) });
  request.resume();
  refuse(response, 404, 'The endpoint has no such address.');
}

export interface ServerParts {
  readonly state: EndpointState;
  /** The built page, or null if it isn't served. */
  readonly page: Page | null;
  /** Host names beside this machine's own. */
  readonly hosts: readonly string[];
  /** Milliseconds: a client that takes longer to send its request is cut off. */
  readonly patience?: number;
}
