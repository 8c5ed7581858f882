import { withHiddenShown } from '../../words/hidden-letters.ts';
import type { Change, Credentials, RowProblem } from '../../engine/index.ts';
import { tableNames } from '../../engine/index.ts';
import { Fields, type Page, wrongShape } from '../details-fields.ts';
import { checkWhole, misfit } from '../workspace-file.ts';
import type { Work } from '../work.ts';
import { whole, short } from './bounded-fields.ts';
import type { Form, LinkState, Region, PictureState, Shown } from './link-state.ts';
import { isAtLeast, orderLanes } from './link-state.ts';
import { withSecrets } from './secret-fields.ts';
import { numberedRows, mostNamed } from './written-picture.ts';
import { wholeCredentials } from './bare-command.ts';

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

/** Reads the thing that the sender looked at, for the rows of their account. */
type ReadShown = (fields: Fields, rows: ReadonlyMap<string, Change>, form: Form) => Shown;

/** The code that reads parts of a link; `shownBy` is null if the link doesn't tell what its sender looked at. */
interface Reading {
  readonly rowProblem: RowProblem;
  readonly shownBy: ReadShown | null;
}

/** Whether a link tells what its sender looked at. */
export const hasShown = (page: Page): boolean => Fields.of(page).value('shown') !== undefined;

/** The names of the tables of which a link has rows; nothing is checked yet. */
export const tablesIn = (page: Page): string[] => Fields.of(page).object('set')?.names() ?? [];

/** The base's rows with the link's changes. Each row of the link is checked. */
function* rowsIn(
  root: Fields,
  base: ReadonlyMap<string, Change>,
  rowProblem: RowProblem,
): Work<Map<string, Change>> {
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

/**
 * Reads what `writeState` wrote and checks all of it. Throws `FileError` with the place of a fault.
 */
export function* readState(
  page: Page,
  base: ReadonlyMap<string, Change>,
  form: Form,
  { rowProblem, shownBy }: Reading,
): Work<LinkState> {
  const root = Fields.of(page);
  root.only(...known, ...later.flatMap(([since, field]) => (isAtLeast(form, since) ? [field] : [])));
  const rows = yield* rowsIn(root, base, rowProblem);
  const all = [...rows.values()];
  yield { phase: 'understanding', done: 0.5 };
  checkWhole(page.file, all, new Set(rows.keys()));
  const panels = root.object('panels');
  panels?.only('left', 'bottom');
  const [left, bottom] = [panels?.text('left'), panels?.text('bottom')];
  for (const name of [left, bottom, root.text('selected'), root.text('account')])
    if (name !== undefined && name.length > 2048)
      throw wrongShape(page.file, '', 'has a name that is too long');
  const [picture, shown] = [root.object('stands'), root.object('shown')];
  return {
    name: withHiddenShown((root.text('name') ?? '').slice(0, maxName)),
    rows: all,
    at: whole(root, 'at', latest),
    credentials: readCredentials(root.object('as'), rows),
    shown: shown && shownBy ? shownBy(shown, rows, form) : null,
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
export function readCredentials(
  fields: Fields | undefined,
  rows: ReadonlyMap<string, Change>,
): Credentials | null {
  return fields ? wholeCredentials(credentialsIn(fields), rows) : null;
}
