import type { Change, TableName } from '../../engine/index.ts';
import type { Base } from './base.ts';
import { canonical } from './canonical.ts';
import { bareCommand, bareCredentials } from './bare-command.ts';
import type { LinkState, Shown } from './link-state.ts';
import { withoutSecrets } from './secret-fields.ts';
import { writtenPicture } from './written-picture.ts';
import { writtenAsSent } from './written-trace.ts';

type Row = Readonly<Record<string, unknown>>;
const rowOf = ({ after }: Change): Row => after as unknown as Row;

const byTable = <T>(entries: readonly (readonly [TableName, T])[]): Readonly<Record<string, T[]>> => {
  const tables = new Map<string, T[]>();
  for (const [table, entry] of entries) tables.set(table, [...(tables.get(table) ?? []), entry]);
  return Object.fromEntries(tables);
};

/** What tells the rows apart from those of `base`, or all of them without one. */
function writtenRows(
  rows: readonly Change[],
  base: ReadonlyMap<string, Change>,
  traveling: (table: TableName, row: Row) => Row,
): object {
  const text = (change: Change): string => canonical(traveling(change.table, rowOf(change)));
  const ordered = [...rows].sort((a, b) => (`${a.table}/${a.key}` < `${b.table}/${b.key}` ? -1 : 1));
  const there = new Set(rows.map(({ table, key }) => `${table}/${key}`));
  const set = ordered.filter((change) => {
    const before = base.get(`${change.table}/${change.key}`);
    return !before || text(before) !== text(change);
  });
  const gone = [...base].filter(([place]) => !there.has(place));
  return {
    set: byTable(set.map((change) => [change.table, traveling(change.table, rowOf(change))])),
    ...(gone.length > 0 && { gone: byTable(gone.map(([, { table, key }]) => [table, key])) }),
  };
}

function writtenShown(shown: Shown, rows: readonly Change[]): object {
  if (!('command' in shown)) return shown;
  const { asSent, ...told } = shown;
  return {
    ...told,
    command: bareCommand(shown.command),
    ...(asSent && { asSent: writtenAsSent(asSent, rows) }),
  };
}

/**
 * What a link says as JSON text, told as what differs from a base, or whole without one. Secrets are left out unless
 * `secrets` asks for them; those of a command (passwords, tokens, codes) are left out always.
 */
export function writeState(state: LinkState, base: Base | null, secrets: boolean): string {
  const { name, rows, at, credentials, shown, selected, account, panels, picture } = state;
  return JSON.stringify({
    ...(base && { base: base.name, ...(base.began !== undefined && { began: base.began }) }),
    ...(name !== '' && { name }),
    at,
    ...writtenRows(
      rows,
      base?.rows ?? new Map<string, Change>(),
      secrets ? (_table, row) => row : withoutSecrets,
    ),
    ...(credentials && { as: bareCredentials(credentials) }),
    ...(shown && { shown: writtenShown(shown, rows) }),
    ...(selected !== null && { selected }),
    ...(account !== null && { account }),
    ...(Object.keys(panels).length > 0 && { panels }),
    ...(picture && Object.keys(picture).length > 0 && { stands: writtenPicture(picture, rows) }),
  });
}
