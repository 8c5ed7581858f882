import type { PolicyVersion, Tag } from '../engine/index.ts';
import type { AccountDraft, NamedTable } from './details-account.ts';
import type { Fields } from './details-fields.ts';

/**
 * A policy document's JSON text, from an object (as the CLI and boto3 give it), JSON text, or JSON text that is
 * URL-encoded by RFC 3986 (as the API and the JavaScript SDK give it); undefined if absent.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function documentOf(fields: Fields, field: string): string | undefined {
  const value = fields.value(field);
  if (value === undefined) return undefined;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value !== 'string') throw fields.wrong(field, 'must be a policy document');
  if (!/^\s*%7B/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    throw fields.wrong(field, 'is not a URL-encoded policy document');
  }
}

const page = 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html';

/**
 * Replaces a document that the file doesn't hold. It allows and denies everything under a condition that
 * can't be decided. So every answer that depends on it is "not modelled", never a guess.
 */
export const unknownDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: ['Allow', 'Deny'].map((effect) => ({
    Sid: `Unknown${effect}`,
    Effect: effect,
    Action: '*',
    Resource: '*',
    Condition: { NotInTheFile: { [page]: 'unknown' } },
  })),
});

/** AWS managed policies whose document is one line, for hand-made files that only name them. */
const wellKnownDocuments: ReadonlyMap<string, string> = new Map([
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
  [
    'arn:aws:iam::aws:policy/AdministratorAccess',
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    }),
  ],
]);

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?\s?(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/;

function fromText(text: string): number {
  // AWS's XML dates by the letter of RFC 822, which every browser reads alike.
  if (text.endsWith('GMT')) return Date.parse(text);
  const match = iso.exec(text);
  if (!match) return Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, (minute ?? 0) - offset, second);
}

/**
 * A date as the AWS CLI, boto3 or an SDK writes it (text, or seconds since the epoch), in ms; undefined if absent.
 */
function dateOf(fields: Fields, field: string): number | undefined {
  const value = fields.value(field);
  if (value === undefined) return undefined;
  const time =
    typeof value === 'number'
      ? value * (value < 1e11 ? 1000 : 1)
      : typeof value === 'string'
        ? fromText(value)
        : Number.NaN;
  if (!(time >= 0 && time <= 8.64e15))
    throw fields.wrong(field, 'must be a date such as 2025-03-03T09:00:00Z');
  return Math.trunc(time);
}

/** The account in the ARNs of AWS's own managed policies. */
const aws = 'aws';

export const arnParts = (arn: string | undefined): { account: string; partition: string; path: string } => {
  const [, partition = '', , , account = '', ...rest] = (arn ?? '').split(':');
  const resource = rest.join(':');
  return { partition, account, path: resource.slice(resource.indexOf('/'), resource.lastIndexOf('/') + 1) };
};

interface Common {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly createDate: number;
}

/** Reads the fields that every entity has; null if it was read before, from another page or earlier in this one. */
function commonOf(draft: AccountDraft, table: NamedTable, fields: Fields, nameField: string): Common | null {
  const name = fields.needed(nameField);
  const { account: arnAccount, path: arnPath } = arnParts(fields.text('Arn'));
  const account = table === 'policies' && arnAccount === aws ? aws : draft.account;
  if (draft.idOf(table, name, account) !== undefined) {
    draft.warnings.add('duplicate', fields);
    return null;
  }
  const id = draft.claimId(table, name, account, fields);
  const path = fields.text('Path') ?? (arnPath || '/');
  return {
    id,
    account,
    name,
    path,
    createDate: draft.dated(dateOf(fields, 'CreateDate'), fields, 'CreateDate'),
  };
}

const tagsOf = (fields: Fields): Tag[] =>
  fields.objects('Tags').map((tag) => ({ key: tag.needed('Key'), value: tag.needed('Value') }));

function boundaryOf(fields: Fields): { permissionsBoundary?: string } {
  const arn = fields.object('PermissionsBoundary')?.text('PermissionsBoundaryArn');
  return arn === undefined ? {} : { permissionsBoundary: arn };
}

export function addUser(draft: AccountDraft, fields: Fields): void {
  const common = commonOf(draft, 'users', fields, 'UserName');
  if (!common) return;
  draft.add('users', { ...common, tags: tagsOf(fields), ...boundaryOf(fields) }, fields);
  draft.counts.users++;
}

export function addGroup(draft: AccountDraft, fields: Fields): void {
  const common = commonOf(draft, 'groups', fields, 'GroupName');
  if (!common) return;
  draft.add('groups', common, fields);
  draft.counts.groups++;
}

export function addRole(draft: AccountDraft, fields: Fields): void {
  const common = commonOf(draft, 'roles', fields, 'RoleName');
  if (!common) return;
  const trustPolicy = documentOf(fields, 'AssumeRolePolicyDocument');
  if (trustPolicy === undefined) throw fields.wrong('AssumeRolePolicyDocument', 'is missing');
  const description = fields.text('Description');
  draft.add(
    'roles',
    {
      ...common,
      tags: tagsOf(fields),
      // AWS's default; the file never says.
      maxSessionDuration: fields.number('MaxSessionDuration') ?? 3600,
      trustPolicy,
      ...(description !== undefined && { description }),
      ...boundaryOf(fields),
    },
    fields,
  );
  addLastUsed(draft, common.id, fields);
  for (const profile of fields.objects('InstanceProfileList')) addInstanceProfile(draft, common.id, profile);
  draft.counts.roles++;
}

/** Adds an instance profile. The file lists it inside the role that it holds. */
function addInstanceProfile(draft: AccountDraft, roleId: string, fields: Fields): void {
  const common = commonOf(draft, 'instanceProfiles', fields, 'InstanceProfileName');
  if (!common) return;
  draft.add('instanceProfiles', { ...common, roleIds: [roleId], tags: tagsOf(fields) }, fields);
  draft.counts.instanceProfiles++;
}

function addLastUsed(draft: AccountDraft, id: string, fields: Fields): void {
  const used = fields.object('RoleLastUsed');
  const date = used && dateOf(used, 'LastUsedDate');
  if (!used || date === undefined) return;
  draft.newestDate = Math.max(draft.newestDate, date);
  draft.add('lastUsed', { id, date, serviceName: '', region: used.text('Region') ?? '' }, used);
}

const numberOf = (versionId: string): number => Number.parseInt(versionId.slice(1), 10);

function versionsOf(draft: AccountDraft, fields: Fields): (PolicyVersion & { isDefault: boolean })[] {
  return fields
    .objects('PolicyVersionList')
    .map((version) => ({
      versionId: version.needed('VersionId'),
      document: documentOf(version, 'Document') ?? unknownDocument,
      createDate: draft.dated(dateOf(version, 'CreateDate'), version, 'CreateDate'),
      isDefault: version.flag('IsDefaultVersion') ?? false,
    }))
    .sort((a, b) => numberOf(a.versionId) - numberOf(b.versionId));
}

export function addPolicy(draft: AccountDraft, fields: Fields): void {
  const common = commonOf(draft, 'policies', fields, 'PolicyName');
  if (!common) return;
  const read = versionsOf(draft, fields);
  const description = fields.text('Description');
  const defaultVersionId =
    fields.text('DefaultVersionId') ?? read.find((version) => version.isDefault)?.versionId ?? 'v1';
  const kept = read.map(({ versionId, document, createDate }) => ({ versionId, document, createDate }));
  // A page may leave out versions. The default version always decides, so it must be here.
  if (!kept.some((version) => version.versionId === defaultVersionId)) {
    draft.warnings.add('unknownPolicy', { file: fields.file, place: fields.at('PolicyVersionList') });
    kept.push({ versionId: defaultVersionId, document: unknownDocument, createDate: common.createDate });
  }
  draft.add(
    'policies',
    {
      ...common,
      tags: tagsOf(fields),
      updateDate: dateOf(fields, 'UpdateDate') ?? common.createDate,
      defaultVersionId,
      nextVersion: Math.max(1, ...kept.map((version) => numberOf(version.versionId) || 0)) + 1,
      versions: kept,
      isAttachable: fields.flag('IsAttachable') ?? true,
      ...(description !== undefined && { description }),
    },
    fields,
  );
  draft.counts[common.account === aws ? 'awsManagedPolicies' : 'policies']++;
}

/**
 * Adds a managed policy that is attached but not in the file. Only its name is known, unless it is a
 * well-known policy.
 */
export function addAbsentPolicy(draft: AccountDraft, arn: string, name: string, from: Fields): string {
  const { account: arnAccount, path } = arnParts(arn);
  const account = arnAccount === aws ? aws : draft.account;
  const known = wellKnownDocuments.get(arn);
  if (known === undefined) draft.warnings.add('unknownPolicy', from);
  const id = draft.makeId('policies', name, account);
  draft.add(
    'policies',
    {
      id,
      account,
      name,
      path: path || '/',
      createDate: draft.now,
      updateDate: draft.now,
      tags: [],
      defaultVersionId: 'v1',
      nextVersion: 2,
      versions: [{ versionId: 'v1', document: known ?? unknownDocument, createDate: draft.now }],
      isAttachable: true,
    },
    from,
  );
  draft.counts[account === aws ? 'awsManagedPolicies' : 'policies']++;
  return id;
}

/** Adds a group that a user is in but that is not in the file. Its policies are unknown, too. */
export function addAbsentGroup(draft: AccountDraft, name: string, from: Fields): string {
  draft.warnings.add('unknownGroup', from);
  const id = draft.makeId('groups', name, draft.account);
  draft.add('groups', { id, account: draft.account, name, path: '/', createDate: draft.now }, from);
  const inline = {
    ownerKind: 'group',
    ownerId: id,
    name: 'NotInTheFile',
    document: unknownDocument,
  } as const;
  draft.add('inlinePolicies', { id: `${id}/${inline.name}`, ...inline }, from);
  draft.counts.groups++;
  return id;
}
