import { withHiddenShown } from '../words/hidden-letters.ts';
import type { Change, TableName, World } from '../engine/index.ts';
import {
  danglingReferences,
  doubledNames,
  rowProblem,
  rowsOf,
  tableNames,
  worldFrom,
} from '../engine/index.ts';
import type { Page } from './details-fields.ts';
import { Fields, wrongShape } from './details-fields.ts';
import { FileError } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import { parseText } from './parse-text.ts';
import type { Work } from './work.ts';
import { atOnce } from './work.ts';

/** The content of a downloaded workspace. */
export interface WorkspaceFile {
  readonly name: string;
  readonly rows: readonly Change[];
}

const format = 'iam-playground-workspace';
/** Must be raised if an older page couldn't read the new files. */
const version = 1;
const maxName = 200;

/**
 * A workspace as the text of a file: JSON with a version, a list for each table, rows in the order of their
 * keys.
 */
export function formatWorkspace(world: World, name: string): string {
  const tables = new Map<TableName, { key: string; after: unknown }[]>();
  for (const { table, key, after } of rowsOf(world)) {
    const rows = tables.get(table) ?? [];
    rows.push({ key, after });
    tables.set(table, rows);
  }
  const entries: [TableName, unknown[]][] = [...tables].map(([table, rows]) => [
    table,
    rows.sort((a, b) => (a.key < b.key ? -1 : 1)).map((row) => row.after),
  ]);
  const tablesObject = Object.fromEntries<unknown>(entries);
  return `${JSON.stringify({ format, version, name: name.slice(0, maxName), tables: tablesObject })}\n`;
}

/** Whether parsed JSON says that it is a workspace of this playground. */
export const isWorkspaceFile = (root: unknown): boolean =>
  typeof root === 'object' && root !== null && (root as { format?: unknown }).format === format;

/** Reads what `formatWorkspace` wrote and checks every row. Throws `FileError` with the place of a fault. */
export function* readWorkspace(page: Page): Work<WorkspaceFile> {
  const root = Fields.of(page);
  const { file } = page;
  const found = root.number('version');
  if (found !== undefined && found > version)
    throw new FileError({ kind: 'newerVersion', file, version: found });
  if (found !== version) throw root.wrong('version', `must be ${version}`);
  const tables = root.object('tables');
  if (!tables) throw root.wrong('tables', 'is missing');
  const rows: Change[] = [];
  const keys = new Set<string>();
  for (const table of tableNames) {
    const list = tables.value(table) ?? [];
    if (!Array.isArray(list)) throw tables.wrong(table, 'must be a list');
    for (const [index, row] of (list as unknown[]).entries()) {
      const place = `tables.${table}[${index}]`;
      const problem = rowProblem(table, row);
      if (problem !== null) throw misfit(file, place, problem);
      const key = (row as { id: string }).id;
      if (keys.has(`${table}/${key}`)) throw wrongShape(file, `${place}.id`, 'stands there twice');
      keys.add(`${table}/${key}`);
      rows.push({ table, key, before: null, after: row } as Change);
      if (rows.length % 64 === 0) yield { phase: 'understanding', done: index / list.length };
    }
  }
  checkWhole(file, rows, keys);
  return { name: withHiddenShown((root.text('name') ?? '').slice(0, maxName)), rows };
}

/** The error for a row in which `rowProblem` found a fault, with its place in the file. */
export function misfit(file: string, place: string, problem: string): FileError {
  const [, field, what = problem] = /^([\w.[\]]+): ([^]*)$/.exec(problem) ?? [];
  return wrongShape(file, field ? `${place}.${field}` : place, what);
}

/** Checks the rows together: the account is named, every reference leads to a row, no name is used twice. */
export function checkWhole(file: string, rows: readonly Change[], keys: ReadonlySet<string>): void {
  for (const id of ['account', 'now', 'seq'])
    if (!keys.has(`meta/${id}`)) throw wrongShape(file, 'tables.meta', `has no row ${id}`);
  const world = worldFrom(rows);
  const [dangling] = danglingReferences(world);
  if (dangling)
    throw wrongShape(file, `tables.${dangling.table}`, `${dangling.key}: ${dangling.field} leads to no row`);
  const [doubled] = doubledNames(world);
  if (doubled) {
    const { name = doubled.key } = (world.tables[doubled.table].get(doubled.key) ?? {}) as { name?: string };
    throw wrongShape(file, `tables.${doubled.table}`, `names ${JSON.stringify(name)} twice`);
  }
}

export type ParsedWorkspace =
  ({ readonly ok: true } & WorkspaceFile) | { readonly ok: false; readonly problem: FileProblem };

/** Reads a downloaded workspace. Never throws, for any text. */
export function parseWorkspace(text: string, file = 'workspace.json'): ParsedWorkspace {
  try {
    const root = atOnce(parseText(file, text));
    if (!isWorkspaceFile(root)) throw new FileError({ kind: 'otherFile', file, tool: 'unknown' });
    return { ok: true, ...atOnce(readWorkspace({ file, root })) };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, problem: error.problem };
    throw error;
  }
}
