import fc from '../properties.ts';
import { openDB } from 'idb';
import { expect, vi } from 'vitest';
import type { Change } from '../../src/engine/index.ts';
import { rowsOf, worldFrom } from '../../src/engine/index.ts';
import { parseWorkspace } from '../../src/exchange/workspace-file.ts';
import type { Notice } from '../../src/playground/notices.svelte.ts';
import { Playground } from '../../src/playground/playground.svelte.ts';
import { damagedRowsFile, workspaceFile } from '../../src/playground/workspace-files.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { limits } from '../../src/storage/size-limits.ts';
import { wholeWorld } from '../fixtures/whole-world.ts';

type Entry = Record<string, unknown>;
type StoreName = 'workspaces' | 'rows' | 'journal';

/** What happens to one entry of a store. Numbers wrap around at the end of its keys. */
export interface Damage {
  readonly store: StoreName;
  readonly nth?: number;
  /** For rows: the table, or the table and key, of which the first is meant. */
  readonly where?: readonly [table: string, key?: string];
  readonly kind: 'gone' | 'replaced' | 'field' | 'fieldGone' | 'fieldValue' | 'twin';
  readonly field?: number | string;
  readonly value?: unknown;
}

const oddValues = [null, true, -1.5, 2 ** 53, '', 'x'.repeat(300), [], {}, [null], { id: 7 }, 'toString'];

/** One to four entries of a stored workspace, damaged in any way. */
export const damages = fc.array(
  fc.record<Damage>({
    store: fc.constantFrom<StoreName>('rows', 'rows', 'rows', 'journal', 'workspaces'),
    nth: fc.nat(1000),
    kind: fc.constantFrom<Damage['kind']>('gone', 'replaced', 'field', 'fieldGone', 'twin'),
    field: fc.nat(30),
    value: fc.constantFrom<unknown>(...oddValues),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Fields of a record which say the same, or nothing, with other values: nobody could tell. */
const silent = [
  'content',
  'schema',
  'journalSize',
  'bulkSize',
  'name',
  'lastOpened',
  'createdAt',
  'actingAs',
  'deletedAt',
];
const keyFields: Record<StoreName, readonly string[]> = {
  workspaces: ['id', ...silent],
  rows: ['workspace', 'table', 'key'],
  journal: ['workspace', 'rev', 'size', 'digest'],
};

/** A database with a workspace of every kind of row and a history, as entries by store. */
export async function storedWorkspace(name: string): Promise<Map<string, Entry[]>> {
  const playground = playgroundIn(name);
  await playground.settled();
  const rows: readonly Change[] = rowsOf(wholeWorld);
  await playground.run({ type: 'load', source: 'test', rows });
  playground.actAs({ type: 'console', id: playground.workspace.account });
  for (const UserName of ['dora', 'emil', 'fred']) await playground.call('CreateUser', { UserName });
  await playground.call('CreateAccessKey', { UserName: 'dora' });
  await playground.call('DeleteUser', { UserName: 'fred' });
  await playground.undo();
  await playground.settled();
  playground.close();
  const database = await openDB(name);
  const stores = [...database.objectStoreNames];
  const entries = await Promise.all(
    stores.map(async (store) => [store, await database.getAll(store)] as const),
  );
  database.close();
  return new Map(entries.map(([store, list]) => [String(store), list]));
}

export const playgroundIn = (name: string): Playground =>
  new Playground({ open: () => openStore({ name, limits }) });

/** The entries after the damage. @returns null where it came to nothing */
export function damaged(
  stored: ReadonlyMap<string, readonly Entry[]>,
  list: readonly Damage[],
): Map<string, Entry[]> | null {
  const result = new Map([...stored].map(([store, entries]) => [store, structuredClone(entries) as Entry[]]));
  for (const { store, nth = 0, where, kind, field = 0, value } of list) {
    const entries = result.get(store) ?? [];
    const at = where ? entries.findIndex((entry) => isAt(entry, where)) : nth % entries.length;
    const entry = entries[at];
    if (!entry) continue;
    const keys = keyFields[store];
    const key = Object.fromEntries(Object.entries(entry).filter(([of]) => keys.includes(of)));
    const content = store === 'rows' ? entry['row'] : entry;
    const inside = hasFields(content) ? content : {};
    const fields = Object.keys(inside).filter((of) => store === 'rows' || !keys.includes(of));
    const chosen = typeof field === 'string' ? field : (fields[field % fields.length] ?? '');
    if (kind === 'gone') entries.splice(at, 1);
    else if (kind === 'replaced') entries[at] = store === 'rows' ? { ...key, row: value } : key;
    else if (kind === 'twin') twin(entries, at);
    else if (kind === 'field' || kind === 'fieldValue') inside[chosen] = structuredClone(value);
    else delete inside[chosen];
  }
  const same = JSON.stringify([...result]) === JSON.stringify([...stored]);
  return same ? null : result;
}

/** What was replaced before by something without fields has none to lose, to change or to give. */
const hasFields = (content: unknown): content is Entry => typeof content === 'object' && content !== null;

const isAt = (entry: Entry, [table, key]: NonNullable<Damage['where']>): boolean =>
  entry['table'] === table && (key === undefined || entry['key'] === key);

/** A row takes the name of the next one, or their order in the journal is another. */
function twin(entries: Entry[], at: number): void {
  const [one, other] = [entries[at], entries[(at + 1) % entries.length]];
  const [row, model] = [one?.['row'], other?.['row']];
  if (hasFields(row) && hasFields(model) && 'name' in model) row['name'] = model['name'];
  else entries.splice(at, 1);
}

export async function writeEntries(
  name: string,
  content: ReadonlyMap<string, readonly Entry[]>,
): Promise<void> {
  const { store } = await openStore({ name, limits });
  store.close();
  const database = await openDB(name);
  const transaction = database.transaction([...content.keys()], 'readwrite');
  for (const [storeName, entries] of content) {
    await transaction.objectStore(storeName).clear();
    for (const entry of entries) await transaction.objectStore(storeName).put(entry);
  }
  await transaction.done;
  database.close();
}

/** After any damage the page can be used, says it, and hands over all that is left. @returns what it says */
export async function survives(name: string): Promise<Notice['params'] | undefined> {
  const playground = playgroundIn(name);
  await vi.waitFor(() => expect(playground.ready).toBe(true), { timeout: 10_000, interval: 1 });
  const said = playground.notices.map(({ key }) => key);
  expect(said.filter((key) => key === 'workspace-damaged' || key.startsWith('storage-'))).not.toEqual([]);
  const damage = playground.notices.find(({ key }) => key === 'workspace-damaged');
  expect(damage?.actions.map(({ type }) => type)).toContain('download');
  if (Number(damage?.params['aside']) > 0) {
    expect(damage?.actions.map(({ type }) => type)).toContain('downloadDamaged');
    const { rows } = JSON.parse(await (await damagedRowsFile(playground)).text()) as { rows: unknown[] };
    expect(rows.length).toBeGreaterThanOrEqual(Number(damage?.params['aside']));
  }
  const file = await (await workspaceFile(playground)).text();
  const opened = parseWorkspace(file);
  expect(opened).toMatchObject({ ok: true });
  if (opened.ok) expect(worldFrom(opened.rows).tables.users.size).toBe(playground.world.tables.users.size);
  playground.actAs({ type: 'console', id: playground.workspace.account });
  const commit = await playground.call('CreateUser', { UserName: 'afterwards' });
  expect(commit.outcome.result).toMatchObject({ ok: true });
  if (playground.canUndo) await playground.undo();
  expect(playground.saved).toBe('saved');
  playground.close();
  // It is mended now: nothing is said a second time, and nothing is another than it was.
  const again = playgroundIn(name);
  await again.settled();
  expect(again.notices.map(({ key }) => key)).toEqual([]);
  expect(rowsOf(again.world).length).toBe(rowsOf(playground.world).length);
  again.close();
  return damage?.params;
}
