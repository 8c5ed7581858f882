import type { PolicyVersion, Tag } from '../engine/index.ts';
import type { AccountDraft, NamedTable } from './details-account.ts';
import { dateOf } from './details-dates.ts';
import { documentOf, unknownDocument, wellKnownDocuments } from './details-documents.ts';
import type { Fields } from './details-fields.ts';

/** The account of AWS's own managed policies, as it stands in their ARNs. */
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

/** What every entity has; null where it was read before, from another page or twice in this one. */
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

/** It stands with the role that it holds. */
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
  // A page may leave out versions; the default one always decides, so it must stand here.
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

/** A managed policy that is attached and not in the file: its name is all that is known, unless it is well known. */
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

/** A group that a user is in and that is not in the file. Its policies are as unknown as the group itself. */
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
