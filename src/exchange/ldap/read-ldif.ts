import { positionAt } from '../../engine/index.ts';
import { FileError } from '../file-problem.ts';
import { findSecret } from '../secrets.ts';
import type { Work } from '../work.ts';
import { Warnings } from '../details-report.ts';

/** The account that a directory opens as: one of AWS's documentation. */
const account = '111122223333';

/** Bounds before anything is understood. An account has at most 5,000 users and 500 groups. */
const ldifLimits = {
  lines: 2_000_000,
  entries: 20_000,
  values: 1_000_000,
  groups: 2_000,
  memberships: 500_000,
} as const;

/** One entry of a directory: its attributes by their names in lower case. */
interface Entry {
  readonly dn: string;
  /** From 1. */
  readonly line: number;
  readonly attributes: Map<string, string[]>;
}

/** Whether a text is LDIF: by the file's name, or by its first line that is no comment. */
export function isLdif(file: string, text: string): boolean {
  if (/\.ldif$/i.test(file)) return true;
  for (let from = 0; from < text.length && from < 100_000;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    if (line !== '' && !line.startsWith('#')) return /^(?:version|dn)::? /i.test(`${line} `);
    if (end < 0) return false;
    from = end + 1;
  }
  return false;
}

const wrong = (file: string, line: number, what: string): FileError =>
  new FileError({ kind: 'wrongShape', file, place: `line ${String(line)}`, what });

/** A value in base64, as UTF-8; null if it is none, such as a photo. */
function fromBase64(text: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Attributes that are read. All others, passwords and photos among them, are passed over unread. */
const wanted: ReadonlySet<string> = new Set([
  'dn',
  'objectclass',
  'uid',
  'cn',
  'samaccountname',
  'member',
  'uniquemember',
  'memberuid',
  'memberof',
  'description',
  'createtimestamp',
  'changetype',
]);

/**
 * Reads the entries of an LDIF file: folded lines, comments, values in base64. Values from addresses aren't fetched.
 * Throws `FileError` if it is too large, or isn't LDIF.
 * https://www.rfc-editor.org/rfc/rfc2849
 */
function* entriesOf(file: string, text: string): Work<Entry[]> {
  const entries: Entry[] = [];
  let open: Entry | null = null;
  let logical = '';
  let first = 0;
  let values = 0;
  const take = (): void => {
    const line = logical;
    logical = '';
    if (line === '' || line.startsWith('#')) return;
    const colon = line.indexOf(':');
    if (colon < 1) {
      if (line === '-') return;
      throw wrong(file, first, 'must be an attribute, a colon and a value');
    }
    const name = (line.slice(0, colon).split(';')[0] ?? '').toLowerCase();
    if (!wanted.has(name)) return;
    const sign = line.charAt(colon + 1);
    if (sign === '<') return;
    const value = sign === ':' ? fromBase64(line.slice(colon + 2)) : line.slice(colon + 1).trim();
    if (value === null) return;
    if (++values > ldifLimits.values)
      throw new FileError({ kind: 'tooMany', file, limit: ldifLimits.values });
    if (name === 'dn') {
      if (open) throw wrong(file, first, 'must follow an empty line');
      open = { dn: normal(value), line: first, attributes: new Map() };
      entries.push(open);
      if (entries.length > ldifLimits.entries)
        throw new FileError({ kind: 'tooMany', file, limit: ldifLimits.entries });
    } else if (open) {
      const known = open.attributes.get(name);
      if (known) known.push(value);
      else open.attributes.set(name, [value]);
    }
  };
  let line = 0;
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const raw = text.slice(from, end < 0 ? text.length : end).replace(/\r$/, '');
    line++;
    if (line > ldifLimits.lines) throw new FileError({ kind: 'tooMany', file, limit: ldifLimits.lines });
    if (raw.startsWith(' ') && logical !== '') logical += raw.slice(1);
    else {
      take();
      logical = raw;
      first = line;
      if (raw === '') open = null;
    }
    if (end < 0) break;
    from = end + 1;
    if (line % 2000 === 0) yield { phase: 'reading', done: from / text.length };
  }
  take();
  return entries;
}

/** A DN for comparing: without its case, and without spaces around its signs. */
const normal = (dn: string): string =>
  dn
    .trim()
    .toLowerCase()
    .replace(/ *([,=+]) */g, '$1');

const people: ReadonlySet<string> = new Set([
  'person',
  'organizationalperson',
  'inetorgperson',
  'posixaccount',
  'account',
  'user',
]);
const collections: ReadonlySet<string> = new Set([
  'groupofnames',
  'groupofuniquenames',
  'posixgroup',
  'group',
]);

const all = ({ attributes }: Entry, ...names: readonly string[]): string[] =>
  names.flatMap((name) => attributes.get(name) ?? []);

const isOf = (entry: Entry, classes: ReadonlySet<string>): boolean =>
  all(entry, 'objectclass').some((name) => classes.has(name.toLowerCase()));

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longest = { user: 64, group: 128 } as const;

/** A name that IAM takes: letters, digits and `_+=,.@-`. */
const nameIn = (value: string, kind: keyof typeof longest): string =>
  value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w+=,.@-]+/g, '-')
    .slice(0, longest[kind]);

/** `20250303091300Z` → `2025-03-03T09:13:00Z`. https://www.rfc-editor.org/rfc/rfc4517#section-3.3.13 */
function dateIn(text: string | undefined): string | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/.exec(text ?? '') ?? [];
  const [year, month, day, hour, minute, second] = parts;
  if (second === undefined) return undefined;
  const date = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second}Z`;
  return Number.isNaN(Date.parse(date)) ? undefined : date;
}

const tag = /^([\p{L}\p{Z}\p{N}_.:/+\-@]{1,128})=([\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256})$/u;

/** Descriptions such as `team=web`, which a user's tags are written as. */
function tagsIn(entry: Entry): object[] {
  const tags = new Map<string, string>();
  for (const value of all(entry, 'description')) {
    const [, key, text = ''] = tag.exec(value) ?? [];
    if (key !== undefined && !/^aws:/i.test(key) && tags.size < 50) tags.set(key, text);
  }
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

interface Named {
  readonly entry: Entry;
  readonly name: string;
}

/** A directory as a page of `get-account-authorization-details`, and what became another thing on the way. */
interface Directory {
  readonly root: object;
  readonly warnings: Warnings;
}

/** Reads an LDIF file of people and groups. Groups in groups are flattened, since IAM's don't nest. */
export function* readLdif(file: string, text: string): Work<Directory> {
  const secret = findSecret(text);
  if (secret) {
    const at = positionAt(text, secret.offset);
    throw new FileError({ kind: 'secret', file, at, secret: secret.kind });
  }
  const entries = yield* entriesOf(file, text);
  const warnings = new Warnings();
  const warn = (kind: Parameters<Warnings['add']>[0], entry: Entry): void =>
    warnings.add(kind, { file, place: `line ${String(entry.line)}` });
  const users: Named[] = [];
  const groups: Named[] = [];
  for (const entry of entries) {
    const change = all(entry, 'changetype')[0]?.toLowerCase() ?? 'add';
    const kind = isOf(entry, collections) ? 'group' : isOf(entry, people) ? 'user' : null;
    if (kind === null || change !== 'add') {
      warn('otherEntry', entry);
      continue;
    }
    const names = kind === 'user' ? ['uid', 'samaccountname', 'cn'] : ['cn', 'samaccountname'];
    const [given = ''] = all(entry, ...names);
    const name = nameIn(given, kind);
    if (name === '') warn('otherEntry', entry);
    else (kind === 'user' ? users : groups).push({ entry, name });
    if (name !== '' && name !== given) warn('changedName', entry);
  }
  if (!users.length && !groups.length) throw new FileError({ kind: 'noIdentities', file });
  if (groups.length > ldifLimits.groups)
    throw new FileError({ kind: 'tooMany', file, limit: ldifLimits.groups });
  const memberships = flattened(file, users, groups, warn);
  const arn = (kind: string, name: string): string => `arn:aws:iam::${account}:${kind}/${name}`;
  const common = (entry: Entry): object => {
    const date = dateIn(all(entry, 'createtimestamp')[0]);
    return { Path: '/', ...(date === undefined ? {} : { CreateDate: date }) };
  };
  const root = {
    UserDetailList: users.map(({ entry, name }, i) => ({
      UserName: name,
      Arn: arn('user', name),
      ...common(entry),
      GroupList: [...(memberships[i] ?? [])],
      AttachedManagedPolicies: [],
      Tags: tagsIn(entry),
    })),
    GroupDetailList: groups.map(({ entry, name }) => ({
      GroupName: name,
      Arn: arn('group', name),
      ...common(entry),
      GroupPolicyList: [],
      AttachedManagedPolicies: [],
    })),
    RoleDetailList: [],
    Policies: [],
  };
  return { root, warnings };
}

/** The names of each user's groups, also of those that hold a group of the user. */
function flattened(
  file: string,
  users: readonly Named[],
  groups: readonly Named[],
  warn: (kind: 'nestedGroup' | 'unknownMember', entry: Entry) => void,
): readonly ReadonlySet<string>[] {
  const groupByDn = new Map(groups.map((one) => [one.entry.dn, one]));
  const userByDn = new Map(users.map((one, i) => [one.entry.dn, i]));
  const userByUid = new Map(
    users.flatMap(({ entry }, i) => all(entry, 'uid').map((uid) => [uid, i] as const)),
  );
  const direct: Set<Named>[] = users.map(() => new Set());
  const holders = new Map<Named, Set<Named>>();
  for (const group of groups) {
    for (const dn of all(group.entry, 'member', 'uniquemember').map(normal)) {
      const user = userByDn.get(dn);
      const inner = groupByDn.get(dn);
      if (user !== undefined) direct[user]?.add(group);
      else if (inner) {
        holders.set(inner, (holders.get(inner) ?? new Set()).add(group));
        warn('nestedGroup', group.entry);
      } else if (dn !== '') warn('unknownMember', group.entry);
    }
    for (const uid of all(group.entry, 'memberuid')) {
      const user = userByUid.get(uid);
      if (user === undefined) warn('unknownMember', group.entry);
      else direct[user]?.add(group);
    }
  }
  users.forEach(({ entry }, i) => {
    for (const dn of all(entry, 'memberof').map(normal)) {
      const group = groupByDn.get(dn);
      if (group) direct[i]?.add(group);
      else warn('unknownMember', entry);
    }
  });
  let count = 0;
  return direct.map((own) => {
    const found = new Set(own);
    // A set that grows while it is walked: each group once, also where they hold each other in a circle.
    for (const group of found) for (const outer of holders.get(group) ?? []) found.add(outer);
    count += found.size;
    if (count > ldifLimits.memberships)
      throw new FileError({ kind: 'tooMany', file, limit: ldifLimits.memberships });
    return new Set([...found].map(({ name }) => name));
  });
}
