import type { Call, Change, RequestContext, Try } from '../../engine/index.ts';
import { isModelled } from '../../engine/index.ts';
import { Fields, type Page } from '../details-fields.ts';
import { short, whole } from './bounded-fields.ts';
import type { Form, Shown, Verdict } from './link-state.ts';
import { isAtLeast } from './link-state.ts';
import { readCredentials } from './read-state.ts';
import { readAsSent } from './read-trace.ts';

/**
 * Returns a value whose objects have the sender's names as keys. Throws if one is `__proto__`, which all objects
 * share.
 */
function plain(fields: Fields, field: string): unknown {
  const value = fields.value(field);
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) throw fields.wrong(field, 'has a field that nothing may have');
    waiting.push(...(Object.values(next) as unknown[]));
  }
  return value;
}

function contextIn(fields: Fields): RequestContext {
  fields.only('sourceIp', 'userAgent', 'region', 'keys');
  const [sourceIp, userAgent, region] = ['sourceIp', 'userAgent', 'region'].map((field) =>
    fields.text(field),
  );
  plain(fields, 'keys');
  const keys = fields.object('keys');
  return {
    ...(sourceIp !== undefined && { sourceIp }),
    ...(userAgent !== undefined && { userAgent }),
    ...(region !== undefined && { region }),
    ...(keys && { keys: Object.fromEntries(keys.names().map((name) => [name, keys.texts(name)])) }),
  };
}

function commandIn(fields: Fields, rows: ReadonlyMap<string, Change>): Call | Try {
  const credentials = readCredentials(fields.object('as'), rows);
  const context = fields.object('context');
  const more = { credentials, ...(context && { context: contextIn(context) }) };
  if (fields.text('type') === 'try') {
    fields.only('type', 'action', 'resource', 'as', 'context');
    return { type: 'try', action: short(fields, 'action'), resource: short(fields, 'resource'), ...more };
  }
  if (fields.text('type') !== 'call') throw fields.wrong('type', 'must be call or try');
  fields.only('type', 'service', 'operation', 'input', 'as', 'context');
  const service = short(fields, 'service');
  const operation = short(fields, 'operation');
  if (!fields.object('input')) throw fields.wrong('input', 'is missing');
  return { type: 'call', service, operation, input: plain(fields, 'input'), ...more } as Call;
}

function verdictIn(fields: Fields): Verdict {
  fields.only('ok', 'code', 'message', 'notModelled');
  if (fields.flag('ok') === true) return { ok: true };
  const notModelled = fields.text('notModelled');
  if (notModelled !== undefined) return { ok: false, notModelled };
  return { ok: false, code: short(fields, 'code'), message: short(fields, 'message') };
}

/**
 * Reads the thing that the sender looked at, for the rows of their account. Apart from the rest, since most links don't
 * tell it. Throws `FileError` with the place of a fault.
 */
export function readShown(fields: Fields, rows: ReadonlyMap<string, Change>, form: Form): Shown {
  const kind = fields.text('kind');
  const step = (): { readonly step?: number } =>
    fields.value('step') === undefined ? {} : { step: whole(fields, 'step', 1000) };
  if (kind === 'ask') {
    fields.only('kind', 'question', ...(form === 'd1' ? [] : ['step']));
    return { kind, question: short(fields, 'question'), ...step() };
  }
  if (kind === 'story') {
    fields.only('kind', 'frame');
    return { kind, frame: short(fields, 'frame') };
  }
  if (kind !== 'step' && kind !== 'why') throw fields.wrong('kind', 'must be step, why, ask or story');
  fields.only('kind', 'command', 'verdict', 'step', ...(isAtLeast(form, 'd3') ? ['asSent'] : []));
  const command = fields.object('command');
  const verdict = fields.object('verdict');
  if (!command) throw fields.wrong('command', 'is missing');
  if (!verdict) throw fields.wrong('verdict', 'is missing');
  const told = fields.object('asSent');
  const asSent = told && readAsSent(told, rows, form);
  return {
    kind,
    command: commandIn(command, rows),
    verdict: verdictIn(verdict),
    ...step(),
    ...(asSent && { asSent }),
  };
}

/** Throws `FileError` with its place if the call that a link shows isn't modelled. */
export async function checkModelled(page: Page, shown: Shown | null): Promise<void> {
  const command = shown && 'command' in shown ? shown.command : null;
  const fields = Fields.of(page).object('shown')?.object('command');
  if (!fields || command?.type !== 'call') return;
  if (!(await isModelled(command))) throw fields.wrong('operation', 'is not modelled here');
}
