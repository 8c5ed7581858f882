import type { Change, RoleRow, PrincipalKind } from '../engine/index.ts';
import { keepPrincipals, worldFrom } from '../engine/index.ts';
import { AccountDraft } from './details-account.ts';
import {
  addGroup,
  addPolicy,
  addRole,
  addUser,
  arnParts,
  addAbsentGroup,
  addAbsentPolicy,
  documentOf,
  unknownDocument,
} from './details-entities.ts';
import type { Page } from './details-fields.ts';
import { Fields } from './details-fields.ts';
import type { ImportReport } from './details-report.ts';
import { neverInTheFile } from './details-report.ts';
import { FileError } from './file-problem.ts';
import type { Work } from './work.ts';

const tables = { user: 'users', group: 'groups', role: 'roles' } as const;
const nameFields = { user: 'UserName', group: 'GroupName', role: 'RoleName' } as const;
const inlineFields = { user: 'UserPolicyList', group: 'GroupPolicyList', role: 'RolePolicyList' } as const;

/** Adds an entity's groups, attached and inline policies. All entities of all pages must have been read. */
function addLinks(draft: AccountDraft, kind: PrincipalKind, fields: Fields): void {
  const id = draft.idOf(tables[kind], fields.needed(nameFields[kind]));
  if (id === undefined) return;
  if (kind === 'user') addMemberships(draft, id, fields);
  for (const attached of fields.objects('AttachedManagedPolicies')) addAttachment(draft, kind, id, attached);
  for (const policy of fields.objects(inlineFields[kind])) {
    const name = policy.needed('PolicyName');
    const document = documentOf(policy, 'PolicyDocument') ?? unknownDocument;
    const row = { id: `${id}/${name}`, ownerKind: kind, ownerId: id, name, document };
    if (draft.add('inlinePolicies', row, policy)) draft.counts.inlinePolicies++;
  }
}

function addMemberships(draft: AccountDraft, userId: string, fields: Fields): void {
  for (const name of fields.texts('GroupList')) {
    const groupId = draft.idOf('groups', name) ?? addAbsentGroup(draft, name, fields);
    if (draft.add('memberships', { id: `${userId}/${groupId}`, userId, groupId }, fields))
      draft.counts.memberships++;
  }
}

function addAttachment(
  draft: AccountDraft,
  kind: PrincipalKind,
  principalId: string,
  attached: Fields,
): void {
  const arn = attached.text('PolicyArn');
  const name = arn === undefined ? attached.needed('PolicyName') : arn.slice(arn.lastIndexOf('/') + 1);
  const account = arnParts(arn).account === 'aws' ? 'aws' : draft.account;
  const policyId =
    draft.idOf('policies', name, account) ??
    addAbsentPolicy(draft, arn ?? `arn:aws:iam::${account}:policy/${name}`, name, attached);
  const row = { id: `${principalId}/${policyId}`, principalKind: kind, principalId, policyId };
  if (draft.add('attachments', row, attached)) draft.counts.attachments++;
}

/** An account read from a file: the rows for a `load`, the account's id, and warnings for the learner. */
export interface AccountFile {
  readonly account: string;
  readonly rows: readonly Change[];
  readonly report: ImportReport;
}

/** The account of a file that names no account. From AWS's documentation examples. */
const exampleAccount = '111122223333';

const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;
type List = (typeof lists)[number];

/** Whether parsed JSON is (a page of) what `aws iam get-account-authorization-details` prints. */
export function isAuthorizationDetails(root: unknown): boolean {
  if (typeof root !== 'object' || root === null) return false;
  if (lists.slice(0, 3).some((list) => Object.hasOwn(root, list))) return true;
  // `list-policies` has a list of the same name, but without the documents.
  const policies = Object.hasOwn(root, 'Policies') ? (root as { Policies: unknown }).Policies : null;
  return (
    Array.isArray(policies) &&
    policies.some((policy) => typeof policy === 'object' && policy !== null && 'PolicyVersionList' in policy)
  );
}

/**
 * Reads the JSON of `aws iam get-account-authorization-details`, from one or several pages, in any order.
 * `now` is in ms and dates what the file doesn't. Throws `FileError` with the place of what is wrong.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function* readAuthorizationDetails(pages: readonly Page[], now: number): Work<AccountFile> {
  const roots = pages.map((page) => Fields.of(page));
  const entries = new Map<List, Fields[]>(
    lists.map((list) => [list, roots.flatMap((root) => root.objects(list))]),
  );
  const all = [...entries.values()].flat();
  if (all.length === 0) throw new FileError({ kind: 'noIdentities', file: pages[0]?.file ?? '' });
  const draft = new AccountDraft(
    accountIn(roots.map((root) => all.filter(({ file }) => file === root.file))),
    now,
  );
  warnOfStrangers(draft, all);
  const links = [
    ['UserDetailList', 'user'],
    ['GroupDetailList', 'group'],
    ['RoleDetailList', 'role'],
  ] as const;
  const total = all.length * 2 - (entries.get('Policies')?.length ?? 0);
  let done = 0;
  for (const [list, add] of adders)
    for (const fields of entries.get(list) ?? []) {
      add(draft, fields);
      if (++done % 16 === 0) yield { phase: 'understanding', done: done / total };
    }
  for (const [list, kind] of links)
    for (const fields of entries.get(list) ?? []) {
      addLinks(draft, kind, fields);
      if (++done % 16 === 0) yield { phase: 'understanding', done: done / total };
    }
  warnOfTruncation(draft, roots);
  const rows = yield* withKeptPrincipals(draft);
  return finish(draft, rows);
}

const adders: readonly [List, (draft: AccountDraft, fields: Fields) => void][] = [
  ['UserDetailList', addUser],
  ['GroupDetailList', addGroup],
  ['RoleDetailList', addRole],
  ['Policies', addPolicy],
];

/** The account of an entry's ARN; null if it has none, or belongs to AWS. */
function accountOfEntry(fields: Fields): string | null {
  const arn = fields.text('Arn');
  if (arn === undefined) return null;
  const { partition, account } = arnParts(arn);
  if (partition !== 'aws' && /^aws-[a-z-]{2,20}$/.test(partition))
    throw new FileError({ kind: 'otherPartition', file: fields.file, place: fields.at('Arn'), partition });
  if (account === 'aws') return null;
  if (partition !== 'aws' || !/^\d{12}$/.test(account))
    throw fields.wrong('Arn', 'must be an ARN with an account of 12 digits');
  return account;
}

/**
 * The account that most entries of a page belong to; the earlier one if two have equally many; null if there
 * is none.
 */
function homeOf(entries: readonly Fields[]): string | null {
  const counts = new Map<string, number>();
  for (const fields of entries) {
    const account = accountOfEntry(fields);
    if (account !== null) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

/** The account of all pages. Throws if they belong to two accounts, which need two imports. */
function accountIn(pages: readonly (readonly Fields[])[]): string {
  let home: string | null = null;
  for (const entries of pages) {
    const account = homeOf(entries);
    if (home !== null && account !== null && home !== account)
      throw new FileError({
        kind: 'severalAccounts',
        file: entries[0]?.file ?? '',
        accounts: [home, account],
      });
    home ??= account;
  }
  return home ?? exampleAccount;
}

/**
 * Warns of entries of other accounts. AWS never prints two accounts as one, but files put together by hand
 * do.
 */
function warnOfStrangers(draft: AccountDraft, entries: readonly Fields[]): void {
  for (const fields of entries) {
    const account = accountOfEntry(fields);
    if (account !== null && account !== draft.account)
      draft.warnings.add('otherAccount', { file: fields.file, place: fields.at('Arn') });
  }
}

/** Warns of missing pages. Every page except the last says `IsTruncated`; if all do, the last is missing. */
function warnOfTruncation(draft: AccountDraft, roots: readonly Fields[]): void {
  const truncated = roots.filter((root) => root.flag('IsTruncated') === true);
  if (truncated.length < roots.length) return;
  for (const root of truncated) draft.warnings.add('truncated', { file: root.file, place: 'IsTruncated' });
}

/**
 * Replaces ARNs of principals in trust policies by unique ids, so that the policies stay true after a rename.
 */
function* withKeptPrincipals({ account, rows }: AccountDraft): Work<Change[]> {
  const principals = rows.filter(({ table }) => table === 'users' || table === 'roles');
  const world = worldFrom(principals);
  const kept: Change[] = [];
  for (const [index, change] of rows.entries()) {
    if (change.table !== 'roles' || !change.after) kept.push(change);
    else {
      const trustPolicy = keepPrincipals(world, account, change.after.trustPolicy);
      kept.push({ ...change, after: { ...change.after, trustPolicy } satisfies RoleRow });
    }
    if (index % 16 === 0) yield { phase: 'understanding', done: 1 };
  }
  return kept;
}

function finish(draft: AccountDraft, rows: readonly Change[]): AccountFile {
  const { account, counts, warnings } = draft;
  const meta = [
    { id: 'account', value: account },
    { id: 'now', value: Math.max(draft.now, draft.newestDate) },
    { id: 'seq', value: rows.length },
  ] as const;
  const metaRows = meta.map((row): Change => ({ table: 'meta', key: row.id, before: null, after: row }));
  return {
    account,
    rows: [...metaRows, ...rows],
    report: { counts, missing: neverInTheFile, warnings: warnings.list },
  };
}
