import { withHiddenShown } from '../../words/hidden-letters.ts';
import type { Change, Call, Credentials, RequestContext, Try } from '../../engine/index.ts';
import { rowProblem, tableNames, partOf } from '../../engine/index.ts';
import { Fields, type Page, wrongShape } from '../details-fields.ts';
import { checkWhole, misfit } from '../workspace-file.ts';
import type { Work } from '../work.ts';
import { whole, short } from './bounded-fields.ts';
import type { Form, LinkState, Shown, Verdict, Region, PictureState } from './link-state.ts';
import { isAtLeast, orderLanes } from './link-state.ts';
import { withSecrets } from './secret-fields.ts';
import { numberedRows, mostNamed } from './written-picture.ts';
import { wholeCredentials } from './bare-command.ts';
import { readAsSent } from './read-trace.ts';

const longest = 2048;
/** The most characters of a line in the terminal that a link carries. */
export const longestTyped = 2000;
/** The most lines that can be run again, and their characters in all. */
export const [mostLines, longestLines] = [40, 8000];
/** Thousandths: a region is at most ten times as large as the picture, and at most as far away from it. */
const farthest = 10_000;

function namedIn(fields: Fields, field: string, keys: readonly string[], most = mostNamed): string[] {
  const list = fields.value(field) ?? [];
  if (!Array.isArray(list) || list.length > most)
    throw fields.wrong(field, `must be a list of at most ${most}`);
  return list.map((one: unknown, index) => {
    const id = typeof one === 'number' ? keys[one] : one;
    if (typeof id !== 'string' || id.length > longest)
      throw fields.wrong(`${field}[${index}]`, 'must be the number of a row, or text');
    return id;
  });
}

function regionIn(fields: Fields): Region {
  fields.only('of', 'x', 'y', 'width', 'height');
  const of = fields.text('of');
  if (of !== 'whole' && of !== 'small' && of !== 'counts')
    throw fields.wrong('of', 'must be whole, small or counts');
  const within = (field: string, least: number): number => {
    const number = fields.number(field);
    if (number === undefined || !Number.isSafeInteger(number) || number < least || number > farthest)
      throw fields.wrong(field, `must be a whole number from ${least} to ${farthest}`);
    return number;
  };
  return {
    of,
    x: within('x', -farthest),
    y: within('y', -farthest),
    width: within('width', 1),
    height: within('height', 1),
  };
}

/**
 * Reads the state of the picture. It doesn't check that an id exists, because the drawing ignores unknown
 * ids.
 */
function readPicture(fields: Fields, rows: ReadonlyMap<string, Change>, form: Form): PictureState {
  const isFourth = isAtLeast(form, 'd4');
  fields.only('order', 'opened', 'trail', 'region', 'frame', ...(isFourth ? ['organization'] : []));
  const keys = numberedRows(rows.values());
  const [order, trail, region] = ['order', 'trail', 'region'].map((field) => fields.object(field));
  order?.only(...orderLanes);
  trail?.only('open', 'ids');
  const open = trail?.value('open') === undefined ? null : trail.needed('open');
  if (open !== null && open.length > longest) throw fields.wrong('trail.open', 'is too long');
  return {
    ...(order && {
      order: Object.fromEntries(
        orderLanes.flatMap((lane) =>
          order.value(lane) === undefined ? [] : [[lane, namedIn(order, lane, keys)]],
        ),
      ),
    }),
    ...(fields.value('opened') !== undefined && { opened: namedIn(fields, 'opened', keys, 60) }),
    ...(trail && { trail: { open, ids: namedIn(trail, 'ids', keys, 8) } }),
    ...(region && { region: regionIn(region) }),
    ...(fields.value('frame') !== undefined && { frame: short(fields, 'frame') }),
    ...(isFourth && fields.flag('organization') === true && { organization: true }),
  };
}

type Row = Readonly<Record<string, unknown>>;
const known = ['base', 'name', 'at', 'set', 'gone', 'as', 'shown', 'selected', 'account', 'panels'];
const maxName = 200;
/** Fields that came later, with the version that has them first. */
const later: readonly (readonly [Form, string])[] = [
  ['d2', 'stands'],
  ['d4', 'began'],
  ['d5', 'typed'],
  ['d6', 'lines'],
];
/** The latest time, ms: the year 9999. Every clock still runs on for a while from there. */
const latest = 253_370_764_800_000;

/**
 * The name of the base that a link starts from, or null if the link holds the whole account. `began` is when a
 * lesson's start was made, in ms.
 */
export function baseOf(page: Page, form: Form): { readonly name: string | null; readonly began?: number } {
  const root = Fields.of(page);
  const began =
    isAtLeast(form, 'd4') && root.value('began') !== undefined ? whole(root, 'began', latest) : null;
  return { name: root.text('base') ?? null, ...(began !== null && { began }) };
}

/** The base's rows with the link's changes. Each row of the link is checked. */
function* rowsIn(root: Fields, base: ReadonlyMap<string, Change>): Work<Map<string, Change>> {
  const rows = new Map(base);
  const gone = root.object('gone');
  if (gone) {
    gone.only(...tableNames);
    for (const table of tableNames)
      for (const [index, key] of gone.texts(table).entries())
        if (!rows.delete(`${table}/${key}`)) throw gone.wrong(`${table}[${index}]`, 'is not at the start');
  }
  const set = root.object('set');
  set?.only(...tableNames);
  const own = new Set<string>();
  let count = 0;
  for (const table of set ? tableNames : []) {
    for (const fields of set?.objects(table) ?? []) {
      const id = fields.needed('id');
      const place = `${table}/${id}`;
      const row = withSecrets(table, fields.all, base.get(place)?.after as Row | undefined);
      const problem = rowProblem(table, row);
      if (problem !== null) throw misfit(root.file, fields.place, problem);
      if (own.has(place)) throw fields.wrong('id', 'stands there twice');
      own.add(place);
      rows.set(place, { table, key: id, before: null, after: row } as unknown as Change);
      if (++count % 64 === 0) yield { phase: 'understanding', done: 0 };
    }
  }
  return rows;
}

/** Reads the line that isn't run yet, if there is one. */
function typedIn(root: Fields): Pick<LinkState, 'typed'> {
  const typed = root.text('typed') ?? '';
  if (typed.length > longestTyped) throw root.wrong('typed', `must have at most ${longestTyped} characters`);
  return typed === '' ? {} : { typed: withHiddenShown(typed) };
}

/** Reads the lines that can be run again, if there are any. */
function linesIn(root: Fields): Pick<LinkState, 'lines'> {
  const lines = root.texts('lines');
  if (lines.length > mostLines) throw root.wrong('lines', `must be a list of at most ${mostLines}`);
  const wrong = lines.findIndex((line) => line.trim() === '' || line.length > longestTyped);
  if (wrong >= 0) throw root.wrong(`lines[${wrong}]`, `must have from 1 to ${longestTyped} characters`);
  if (lines.reduce((sum, { length }) => sum + length, 0) > longestLines)
    throw root.wrong('lines', `must have at most ${longestLines} characters in all`);
  return lines.length === 0 ? {} : { lines: lines.map(withHiddenShown) };
}

/** Reads what `writeState` wrote and checks all of it. Throws `FileError` with the place of a fault. */
export function* readState(page: Page, base: ReadonlyMap<string, Change>, form: Form): Work<LinkState> {
  const root = Fields.of(page);
  root.only(...known, ...later.flatMap(([since, field]) => (isAtLeast(form, since) ? [field] : [])));
  const rows = yield* rowsIn(root, base);
  const all = [...rows.values()];
  yield { phase: 'understanding', done: 0.5 };
  checkWhole(page.file, all, new Set(rows.keys()));
  const panels = root.object('panels');
  panels?.only('left', 'bottom');
  const [left, bottom] = [panels?.text('left'), panels?.text('bottom')];
  for (const name of [left, bottom, root.text('selected'), root.text('account')])
    if (name !== undefined && name.length > 2048)
      throw wrongShape(page.file, '', 'has a name that is too long');
  const picture = root.object('stands');
  return {
    name: withHiddenShown((root.text('name') ?? '').slice(0, maxName)),
    rows: all,
    at: whole(root, 'at', latest),
    credentials: readCredentials(root.object('as'), rows),
    shown: readShown(root.object('shown'), rows, form),
    selected: root.text('selected') ?? null,
    account: root.text('account') ?? null,
    panels: { ...(left !== undefined && { left }), ...(bottom !== undefined && { bottom }) },
    ...(picture && { picture: readPicture(picture, rows, form) }),
    ...typedIn(root),
    ...linesIn(root),
  };
}

function credentialsIn(fields: Fields): Credentials {
  switch (fields.text('type')) {
    case 'key':
      fields.only('type', 'accessKeyId');
      return { type: 'key', accessKeyId: short(fields, 'accessKeyId'), secretAccessKey: '' };
    case 'console':
      fields.only('type', 'id');
      return { type: 'console', id: short(fields, 'id') };
    case 'service':
      fields.only('type', 'service');
      return { type: 'service', service: short(fields, 'service') };
    case 'account':
      fields.only('type', 'arn');
      return { type: 'account', arn: short(fields, 'arn') };
    default:
      throw fields.wrong('type', 'must be key, console, service or account');
  }
}

/** Reads the acting credentials and adds the secrets that the rows hold; null if there are none. */
function readCredentials(fields: Fields | undefined, rows: ReadonlyMap<string, Change>): Credentials | null {
  return fields ? wholeCredentials(credentialsIn(fields), rows) : null;
}

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
  if (partOf(service, operation) === null) throw fields.wrong('operation', 'is not modelled here');
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

/** Reads the thing that the sender looked at, or null. */
function readShown(fields: Fields | undefined, rows: ReadonlyMap<string, Change>, form: Form): Shown | null {
  if (!fields) return null;
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
