import type { World } from '../../../../engine/index.ts';
import { byName, policyArn, rowsBy } from '../../../../engine/index.ts';
import { done, fields as words, leads, submits, titles } from '#words/forms.ts';
import { ownerOf } from '../../../kinds/item.ts';
import { attach, detach, iam, putInline } from '../../../kinds/requests.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import type { FormCaller, Field, Form, Values } from './form.ts';
import { awsTags, chosenOf, form, given, isOn, rawOf, tagsOf, textOf } from './form.ts';
import { descriptionField, documentField, nameField, pathField, tagsField } from './name-fields.ts';
import { ownerOptions, attachableOptions } from './options.ts';
import { indented } from '../../../kinds/document-text.ts';

const usual = 'arn:aws:s3:::team-bucket';

/**
 * The text with which a new policy begins: on the usual bucket. Where `world` has other buckets instead, its maker says
 * on what.
 */
export function startDocument(world?: World): string {
  const things = [...(world?.tables.resources.values() ?? [])];
  const buckets = things.flatMap(({ kind, id }) => (kind === 'bucket' ? id : []));
  const Resource = buckets.length > 0 && !buckets.includes(usual) ? [] : [`${usual}/*`];
  const Statement = [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource }];
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}

const ownersField: Field = {
  kind: 'entities',
  id: 'owners',
  label: words.owners,
  optional: true,
  options: ownerOptions,
  members: ['GroupName', 'UserName'],
};

export function createPolicy(
  world: World,
  { attachTo }: DialogProps['create-policy'],
  { account }: FormCaller,
): Form {
  return form({
    title: titles.createPolicy,
    lead: leads.createPolicy,
    submit: submits.createPolicy,
    width: 'large',
    fields: [
      nameField(words.policyName, 'PolicyName', 'ReadOrders'),
      documentField('managed'),
      ownersField,
      descriptionField,
      tagsField,
      pathField,
    ],
    initial: {
      name: '',
      document: startDocument(world),
      owners: attachTo === undefined ? [] : [attachTo],
      description: '',
      tags: [],
      path: '',
    },
    build: (values, now) => {
      const PolicyName = textOf(values, 'name');
      const tags = awsTags(tagsOf(values, 'tags'));
      const path = textOf(values, 'path');
      const arn = policyArn({ account, path: path || '/', name: PolicyName });
      const create = iam('CreatePolicy', {
        PolicyName,
        PolicyDocument: rawOf(values, 'document'),
        ...given('Path', path),
        ...given('Description', textOf(values, 'description')),
        ...(tags.length > 0 ? { Tags: tags } : {}),
      });
      const owners = chosenOf(values, 'owners').flatMap((id) => ownerOf(now, id) ?? []);
      return [create, ...owners.map((owner) => attach(owner, arn))];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) => byName(now, 'policies', account, textOf(values, 'name'))?.id ?? null,
  });
}

export function editPolicy(world: World, { policyId }: { readonly policyId: string }): Form | null {
  const policy = world.tables.policies.get(policyId);
  if (!policy) return null;
  const current = policy.versions.find((one) => one.versionId === policy.defaultVersionId);
  const before = indented(current?.document ?? '');
  return form({
    title: titles.editPolicy(policy.name),
    lead: leads.editPolicy,
    submit: submits.saveVersion,
    width: 'large',
    fields: [
      documentField('managed'),
      {
        kind: 'switch',
        id: 'setDefault',
        label: words.setDefault,
        term: 'SetAsDefault',
        hint: words.setDefaultHint,
        members: ['SetAsDefault'],
      },
    ],
    initial: { document: before, setDefault: true },
    build: (values) => {
      const PolicyDocument = rawOf(values, 'document');
      if (PolicyDocument === before) return [];
      const setDefault = isOn(values, 'setDefault') ? { SetAsDefault: true } : {};
      return [iam('CreatePolicyVersion', { PolicyArn: policyArn(policy), PolicyDocument, ...setDefault })];
    },
    done: () => done.saved(policy.name),
  });
}

export function editInline(
  world: World,
  { ownerId, name }: { readonly ownerId: string; readonly name?: string },
): Form | null {
  const owner = ownerOf(world, ownerId);
  if (!owner) return null;
  const existing = rowsBy(world, 'inlinePoliciesByOwner', ownerId).find((row) => row.name === name);
  const before = existing ? indented(existing.document) : startDocument(world);
  const nameOf = (values: Values): string => existing?.name ?? textOf(values, 'name');
  return form({
    title: existing ? titles.editInline(existing.name, owner.row.name) : titles.newInline(owner.row.name),
    lead: leads.inline,
    submit: submits.save,
    width: 'large',
    fields: [
      ...(existing ? [] : [nameField(words.policyName, 'PolicyName', 'ReadOrders')]),
      documentField('inline'),
    ],
    initial: { name: '', document: before },
    build: (values) => {
      const document = rawOf(values, 'document');
      return existing && document === before ? [] : [putInline(owner, nameOf(values), document)];
    },
    done: (values) => done.saved(nameOf(values)),
  });
}

const changes = <T>(before: readonly T[], after: readonly T[]): { added: T[]; removed: T[] } => ({
  added: after.filter((one) => !before.includes(one)),
  removed: before.filter((one) => !after.includes(one)),
});

function attachPolicies(world: World, ownerId: string): Form | null {
  const owner = ownerOf(world, ownerId);
  if (!owner) return null;
  const before = rowsBy(world, 'attachmentsByPrincipal', ownerId)
    .flatMap(({ policyId }) => world.tables.policies.get(policyId) ?? [])
    .map(policyArn);
  return form({
    title: titles.attachTo(owner.row.name),
    lead: leads.attach,
    submit: submits.apply,
    fields: [
      {
        kind: 'entities',
        id: 'policies',
        label: words.policies,
        term: 'PolicyArn',
        options: attachableOptions,
        members: ['PolicyArn'],
      },
    ],
    initial: { policies: before },
    build: (values) => {
      const { added, removed } = changes(before, chosenOf(values, 'policies'));
      return [...added.map((arn) => attach(owner, arn)), ...removed.map((arn) => detach(owner, arn))];
    },
    done: () => done.policiesOf(owner.row.name),
    instead: {
      label: words.writeOne,
      request: { kind: 'create-policy', props: { attachTo: ownerId } },
    },
  });
}

function attachOwners(world: World, policyId: string): Form | null {
  const policy = world.tables.policies.get(policyId);
  if (!policy) return null;
  const arn = policyArn(policy);
  const before = rowsBy(world, 'attachmentsByPolicy', policyId).map(({ principalId }) => principalId);
  return form({
    title: titles.attachPolicy(policy.name),
    lead: leads.attachPolicy,
    submit: submits.apply,
    fields: [{ ...ownersField, optional: false }],
    initial: { owners: before },
    build: (values, now) => {
      const { added, removed } = changes(before, chosenOf(values, 'owners'));
      const owners = (ids: string[]) => ids.flatMap((id) => ownerOf(now, id) ?? []);
      return [
        ...owners(added).map((owner) => attach(owner, arn)),
        ...owners(removed).map((owner) => detach(owner, arn)),
      ];
    },
    done: () => done.ownersOf(policy.name),
  });
}

/** Works from either side: for the policies of an owner, or for the owners of a policy. */
export function attachForm(
  world: World,
  { ownerId, policyId }: { readonly ownerId?: string; readonly policyId?: string },
): Form | null {
  if (ownerId !== undefined) return attachPolicies(world, ownerId);
  return policyId === undefined ? null : attachOwners(world, policyId);
}
