import type { Change } from '../../engine/index.ts';
import { rowProblem, tableNames } from '../../engine/index.ts';
import { Fields, type Page, wrongShape } from '../details-fields.ts';
import { checkWhole, misfit } from '../workspace-file.ts';
import type { Work } from '../work.ts';
import { whole } from './bounded-fields.ts';
import type { Form, LinkState } from './link-state.ts';
import { readCredentials, readShown } from './read-shown.ts';
import { readPicture } from './read-picture.ts';
import { withSecrets } from './secret-fields.ts';

type Row = Readonly<Record<string, unknown>>;
const known = ['base', 'name', 'at', 'set', 'gone', 'as', 'shown', 'selected', 'account', 'panels'];
const maxName = 200;
/** The year 9999, ms: every clock goes on from there for a while. */
const latest = 253_370_764_800_000;

/** The base that a link starts from, null where it tells the whole account; and when a lesson's start was made, ms. */
export function baseOf(page: Page, form: Form): { readonly name: string | null; readonly began?: number } {
  const root = Fields.of(page);
  const began = form === 'd4' && root.value('began') !== undefined ? whole(root, 'began', latest) : null;
  return { name: root.text('base') ?? null, ...(began !== null && { began }) };
}

/** The base's rows as the link changed them, each one of the link's own checked. */
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

/** Reads what `writeState` wrote. Everything is checked; throws `FileError` with the place of what is wrong. */
export function* readState(page: Page, base: ReadonlyMap<string, Change>, form: Form): Work<LinkState> {
  const root = Fields.of(page);
  root.only(...known, ...(form === 'd1' ? [] : ['stands']), ...(form === 'd4' ? ['began'] : []));
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
    name: (root.text('name') ?? '').slice(0, maxName),
    rows: all,
    at: whole(root, 'at', latest),
    credentials: readCredentials(root.object('as'), rows),
    shown: readShown(root.object('shown'), rows, form),
    selected: root.text('selected') ?? null,
    account: root.text('account') ?? null,
    panels: { ...(left !== undefined && { left }), ...(bottom !== undefined && { bottom }) },
    ...(picture && { picture: readPicture(picture, rows, form) }),
  };
}
