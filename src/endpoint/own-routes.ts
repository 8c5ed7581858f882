import type { IncomingMessage, ServerResponse } from 'node:http';
import { linesOf } from '../assume/why/lines.ts';
import { accountOf } from '../engine/index.ts';
import { formatWorkspace } from '../exchange/workspace-file.ts';
import { UndoRefused } from '../playground/undo-refused.ts';
import { linkOf, UnwritableLink } from '../sdk/account-text.ts';
import { newKey, newSession, NotIssued, UnknownCaller } from '../sdk/issued.ts';
import { readAnswer, readAsked, readIssuing } from './asked.ts';
import { readBody } from './wire-request.ts';
import type { AskedResult, EndpointState } from './state.ts';
import type { Target } from './wire-request.ts';
import type { Page } from './page.ts';
import type { RequestLog } from './request-log.ts';

interface Exchange {
  readonly parts: ServerParts;
  readonly state: EndpointState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
}

/** Bytes: a command that loads the largest account that AWS's quotas allow is smaller. */
const maxCommandBytes = 64 * 1_048_576;

/** Bytes: a question's name and a guess are shorter, and so are the names of who signs. */
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

  /** The account as a link, without secrets: what stands after the `#` of any page's address. */
  'GET /_playground/link': async ({ state, response }) => {
    try {
      const link = await linkOf(state.world, 'endpoint', false);
      response.writeHead(200, { ...never, 'content-type': 'text/plain' }).end(`${link}\n`);
    } catch (error) {
      if (!(error instanceof UnwritableLink)) throw error;
      refuse(response, 409, error.message);
    }
  },

  /** Answers as soon as the endpoint does. */
  'GET /_playground/health': ({ state, response }) => {
    json(response, { status: 'ok', account: accountOf(state.world), rev: state.rev });
  },

  /** Credentials of a user, or of a role's session that a service starts. */
  'POST /_playground/credentials': credentials,

  'POST /_playground/worlds': another,

  /** Ends a world that was opened beside the first one. */
  'DELETE /_playground/world': ({ parts, request, response }) => {
    request.resume();
    if (!parts.end) return refuse(response, 409, 'The first world ends with the endpoint.');
    response.writeHead(204, { ...never, connection: 'close' }).end(parts.end);
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

async function credentials({ state, request, response }: Exchange): Promise<void> {
  const body = isJson(request) ? await readBody(request, maxAnswerBytes) : null;
  const asked = body && readIssuing(body);
  request.resume();
  if (!asked)
    return refuse(
      response,
      400,
      'Credentials are asked for as application/json: {"user":"ana"}, or {"role":"Reporter","service":"lambda.amazonaws.com"}.',
    );
  try {
    const issued = 'user' in asked ? newKey(state, asked.user) : newSession(state, asked.role, asked.service);
    json(response, await issued);
  } catch (error) {
    if (error instanceof UnknownCaller) return refuse(response, 404, error.message);
    if (!(error instanceof NotIssued)) throw error;
    const why = error.decision ? linesOf(error.decision) : [];
    refuse(response, 403, [error.message, ...why].join('\n'));
  }
}

/** Opens another world at a port of its own. It starts as this endpoint did. */
async function another({ parts, request, response }: Exchange): Promise<void> {
  request.resume();
  if (!parts.worlds) return refuse(response, 409, 'The first world opens others: ask at its address.');
  const opened = await parts.worlds.open();
  if (!opened) return refuse(response, 429, 'Too many worlds are open. End some: DELETE /_playground/world.');
  response.writeHead(201, { ...never, 'content-type': 'application/json' }).end(JSON.stringify(opened));
}

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
  response.on(
    'close',
    state.follow(tell, () => response.end()),
  );
}

export async function servePlayground(
  parts: ServerParts,
  { path, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = `${request.method ?? 'GET'} ${path}`;
  const serve = Object.hasOwn(routes, name) ? routes[name] : undefined;
  const { state } = parts;
  if (serve) return serve({ parts, state, request, response, query: new URLSearchParams(query) });
  request.resume();
  refuse(response, 404, 'The endpoint has no such address.');
}

/** The place at which a world answers. */
export interface OpenedWorld {
  readonly port: number;
  readonly address: string;
}

export interface ServerParts {
  readonly state: EndpointState;
  /** The built page, or null if it isn't served. */
  readonly page: Page | null;
  /** Host names beside this machine's own. */
  readonly hosts: readonly string[];
  /** Milliseconds: a client that takes longer to send its request is cut off. */
  readonly patience?: number;
  /** Hears of each request of a client. */
  readonly log?: RequestLog | null;
  /** Opens further worlds, or gives null if there are too many; only the first one has it. */
  readonly worlds?: { open(): Promise<OpenedWorld | null> };
  /** Ends this world; the first one ends with the endpoint. */
  readonly end?: () => void;
}
