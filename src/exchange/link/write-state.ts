import type { Change, TableName, PolicyRef } from '../../engine/index.ts';
import type { Base } from './base.ts';
import { canonical } from './base.ts';
import { bareCommand, bareCredentials } from './bare-command.ts';
import type { LinkState, Shown, AsSent, TracedStatement, Vouched } from './link-state.ts';
import { secretsHidden } from './secret-fields.ts';
import { writtenPicture, numberedRows } from './written-picture.ts';

const writtenVouched = ({ type, account, principal, keys, session }: Vouched): object => ({
  type,
  account,
  principal,
  keys: keys.map(({ name, values }) => [name, values]),
  ...(session && { session: [session.name, session.seconds] }),
});

/** How a call was answered, as a link stores it: rows by their numbers, without empty fields. */
function writtenAsSent({ trace, session, vouched }: AsSent, rows: readonly Change[]): object {
  const numbers = new Map(numberedRows(rows).map((key, number) => [key, number]));
  const named = (id: string): number | string => numbers.get(id) ?? id;
  const owner = ({ kind, id, name }: PolicyRef['owner']): readonly unknown[] => [kind, named(id), name];
  const statement = (one: TracedStatement): object => ({
    kind: one.kind,
    ...(one.policy !== null && { policy: named(one.policy) }),
    owner: owner(one.owner),
    index: one.index,
    outcome: one.outcome,
    ...(one.failedOn && { failedOn: one.failedOn }),
    ...(one.principalMatch && { match: one.principalMatch }),
    ...(one.conditions.length > 0 && {
      conditions: one.conditions.map(({ operator, key, expected, actual, outcome, reason }) => [
        operator,
        key,
        expected,
        actual,
        outcome,
        reason,
      ]),
    }),
  });
  return {
    ...(trace && {
      trace: {
        verdict: trace.verdict,
        by: trace.decidedBy,
        action: trace.action,
        resource: trace.resource,
        who: trace.principalArn,
        ...(trace.notModelled && { open: [trace.notModelled.feature, trace.notModelled.page] }),
        gates: trace.gates.map(({ layer, verdict, rule, level, statements }) => ({
          layer,
          verdict,
          rule,
          ...(level && { level: owner(level) }),
          ...(statements.length > 0 && { statements: statements.map(statement) }),
        })),
      },
    }),
    ...(session !== null && { session }),
    ...(vouched && { vouched: writtenVouched(vouched) }),
  };
}

type Row = Readonly<Record<string, unknown>>;
const rowOf = ({ after }: Change): Row => after as unknown as Row;

const byTable = <T>(entries: readonly (readonly [TableName, T])[]): Readonly<Record<string, T[]>> => {
  const tables = new Map<string, T[]>();
  for (const [table, entry] of entries) tables.set(table, [...(tables.get(table) ?? []), entry]);
  return Object.fromEntries(tables);
};

/** The rows that differ from those of `base`, or all rows if there is no base. */
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
 * Writes a link's state as JSON text: the differences from a base, or everything if there is none. Secrets are left
 * out unless `secrets` asks for them. A command's secrets (passwords, tokens, codes) are always left out.
 */
export function writeState(state: LinkState, base: Base | null, secrets: boolean): string {
  const { name, rows, at, credentials, shown, selected, account, panels, picture, typed, lines } = state;
  return JSON.stringify({
    ...(base && { base: base.name, ...(base.began !== undefined && { began: base.began }) }),
    ...(name !== '' && { name }),
    at,
    ...writtenRows(
      rows,
      base?.rows ?? new Map<string, Change>(),
      secrets ? (_table, row) => row : secretsHidden(rows),
    ),
    ...(credentials && { as: bareCredentials(credentials) }),
    ...(shown && { shown: writtenShown(shown, rows) }),
    ...(selected !== null && { selected }),
    ...(account !== null && { account }),
    ...(Object.keys(panels).length > 0 && { panels }),
    ...(typed && { typed }),
    ...(lines && lines.length > 0 && { lines }),
    ...(picture && Object.keys(picture).length > 0 && { stands: writtenPicture(picture, rows) }),
  });
}
