import type { PrincipalKind } from '../engine/index.ts';
import type { AccountDraft } from './details-account.ts';
import { addAbsentGroup, addAbsentPolicy, arnParts } from './details-entities.ts';
import { documentOf, unknownDocument } from './details-documents.ts';
import type { Fields } from './details-fields.ts';

const tables = { user: 'users', group: 'groups', role: 'roles' } as const;
const nameFields = { user: 'UserName', group: 'GroupName', role: 'RoleName' } as const;
const inlineFields = { user: 'UserPolicyList', group: 'GroupPolicyList', role: 'RolePolicyList' } as const;

/** What ties an entity to others, read when every entity of every page is there: groups, attached and inline policies. */
export function addLinks(draft: AccountDraft, kind: PrincipalKind, fields: Fields): void {
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
