import type { Change, Rows, TableName } from '../engine/index.ts';
import { fnv, rowProblem } from '../engine/index.ts';
import type { Fields } from './details-fields.ts';
import { type Counts, Warnings, noCounts } from './details-report.ts';

export type NamedTable = 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles';

const prefixes: Readonly<Record<NamedTable, string>> = {
  users: 'AIDA',
  groups: 'AGPA',
  roles: 'AROA',
  policies: 'ANPA',
  instanceProfiles: 'AIPA',
};
/** The names in the file for the field that a row calls `name` or `id`. */
const fileNames: Readonly<Record<NamedTable, string>> = {
  users: 'User',
  groups: 'Group',
  roles: 'Role',
  policies: 'Policy',
  instanceProfiles: 'InstanceProfile',
};
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Seventeen characters of a unique id, the same for the same text on every machine. */
function madeSuffix(text: string): string {
  let state = fnv(text);
  let suffix = '';
  for (let i = 0; i < 17; i++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state ^= state >>> 13;
    suffix += alphabet.charAt(state & 31);
  }
  return suffix;
}

/** The account while it is read: its rows so far, and the ids of its entities by name. */
export class AccountDraft {
  readonly rows: Change[] = [];
  readonly warnings = new Warnings();
  readonly counts: Counts = { ...noCounts };
  readonly #keys = new Set<string>();
  readonly #byName = new Map<string, string>();
  newestDate = 0;

  constructor(
    readonly account: string,
    /** The time of the import, ms: the date of entities without one. */
    readonly now: number,
  ) {}

  /**
   * Adds a row unless one with that key is there. Throws `wrongShape` with its place in the file if AWS would
   * refuse the row.
   */
  add<T extends TableName>(table: T, row: Rows[T], from: Fields): boolean {
    const key = `${table}/${row.id}`;
    if (this.#keys.has(key)) return false;
    const problem = rowProblem(table, row);
    if (problem !== null) throw misfit(table, from, problem);
    this.#keys.add(key);
    this.rows.push({ table, key: row.id, before: null, after: row } as Change);
    return true;
  }

  idOf(table: NamedTable, name: string, account: string = this.account): string | undefined {
    return this.#byName.get(nameKey(table, name, account));
  }

  /**
   * Returns the unique id for a new entity: the file's own if it is valid and not taken, else one made from the name.
   */
  claimId(table: NamedTable, name: string, account: string, from: Fields): string {
    const field = `${fileNames[table]}Id`;
    const given = from.text(field) ?? '';
    const fits = /^[A-Z0-9]{16,128}$/.test(given) && given.startsWith(prefixes[table]);
    if (fits && !this.#keys.has(`${table}/${given}`)) {
      this.#byName.set(nameKey(table, name, account), given);
      return given;
    }
    this.warnings.add('madeId', { file: from.file, place: from.at(field) });
    return this.makeId(table, name, account);
  }

  /** A unique id made from the name. */
  makeId(table: NamedTable, name: string, account: string): string {
    let id = '';
    for (let turn = 0; id === '' || this.#keys.has(`${table}/${id}`); turn++)
      id = prefixes[table] + madeSuffix(nameKey(table, name, account) + (turn || ''));
    this.#byName.set(nameKey(table, name, account), id);
    return id;
  }

  /** Returns a date of the file, or the time of the import if the file has none. */
  dated(date: number | undefined, from: Fields, field: string): number {
    if (date === undefined) this.warnings.add('noDate', { file: from.file, place: from.at(field) });
    else this.newestDate = Math.max(this.newestDate, date);
    return date ?? this.now;
  }
}

/** IAM compares names regardless of case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const nameKey = (table: NamedTable, name: string, account: string): string =>
  `${table}/${account}/${name.toLowerCase()}`;

const fieldNames: Readonly<Record<string, string>> = {
  path: 'Path',
  tags: 'Tags',
  trustPolicy: 'AssumeRolePolicyDocument',
  description: 'Description',
  maxSessionDuration: 'MaxSessionDuration',
  permissionsBoundary: 'PermissionsBoundary',
  versions: 'PolicyVersionList',
  defaultVersionId: 'DefaultVersionId',
  document: 'PolicyDocument',
};

/** `tags[3].key: must be …` of a row, as the file names the place: `UserDetailList[0].Tags[3].Key`. */
function misfit(table: TableName, from: Fields, problem: string): Error {
  const [, field = '', rest = '', what = problem] =
    /^(\w+)((?:\[\d+\])?(?:\.\w+)?): ([^]*)$/.exec(problem) ?? [];
  const own = table in fileNames ? fileNames[table as NamedTable] : 'Policy';
  const name = field === 'name' ? `${own}Name` : (fieldNames[field] ?? field);
  const inner = rest.replace(/\.(\w)/, (_, first: string) => `.${first.toUpperCase()}`);
  return from.wrong(name + inner, what);
}
