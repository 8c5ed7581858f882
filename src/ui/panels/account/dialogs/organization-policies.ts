import type { OrganizationPolicyType, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { done, fields as words, leads, submits, titles } from '#words/dialogs/accounts.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { ask } from '../../../kinds/requests.ts';
import { indented } from '../../../kinds/document-text.ts';
import type { Field, Form, Option, Values } from '../forms/form.ts';
import { chosenOf, form, rawOf, textOf } from '../forms/form.ts';
import { fromAnswer } from '../../../kinds/answers.ts';
import { nameField } from '../forms/name-fields.ts';
import type { Request } from '../../../kinds/requests.ts';
import { templatesFor } from '../../use/policy-editor/templates.ts';
import { targetName, targetOptions } from './organization-targets.ts';

const scp = 'SERVICE_CONTROL_POLICY' satisfies OrganizationPolicyType;
const rcp = 'RESOURCE_CONTROL_POLICY' satisfies OrganizationPolicyType;

const typeOf = (values: Values): OrganizationPolicyType => (textOf(values, 'type') === rcp ? rcp : scp);

const documentField = (id: 'scp' | 'rcp', type: OrganizationPolicyType): Field => ({
  kind: 'document',
  id,
  label: words.document,
  term: 'Content',
  purpose: id,
  members: ['Content', 'PolicyDocument'],
  shown: (values) => typeOf(values) === type,
});

const descriptionField: Field = {
  kind: 'text',
  id: 'description',
  label: words.description,
  term: 'Description',
  example: words.descriptionExample,
  optional: true,
  members: ['Description'],
};

const targetsField: Field = {
  kind: 'entities',
  id: 'targets',
  label: words.targets,
  term: 'TargetId',
  optional: true,
  options: targetOptions,
  members: ['TargetId'],
};

/** Whether a type of policies is switched on for the organization, which comes before making or attaching one. */
function switchedOn(world: World, PolicyType: OrganizationPolicyType): Request[] {
  const [organization] = world.tables.organizations.values();
  if (!organization || organization.enabledPolicyTypes.includes(PolicyType)) return [];
  return [ask('organizations:EnablePolicyType', { RootId: organization.rootId, PolicyType })];
}

function createCalls(values: Values, world: World): readonly Request[] {
  const type = typeOf(values);
  const PolicyId = fromAnswer(
    'POLICY-ID',
    (answers) => answers.of('organizations:CreatePolicy')?.Policy?.PolicySummary?.Id,
  );
  return [
    ...switchedOn(world, type),
    ask('organizations:CreatePolicy', {
      Name: textOf(values, 'name'),
      Description: textOf(values, 'description'),
      Type: type,
      Content: rawOf(values, type === scp ? 'scp' : 'rcp'),
    }),
    ...chosenOf(values, 'targets').map((TargetId) =>
      ask('organizations:AttachPolicy', { PolicyId, TargetId }),
    ),
  ];
}

export function createPolicy(
  _world: World,
  { type = scp, targetId }: DialogProps['create-organization-policy'],
): Form {
  return form({
    title: titles.createPolicy,
    lead: leads.createPolicy,
    submit: submits.policy,
    width: 'large',
    fields: [
      {
        kind: 'choice',
        id: 'type',
        label: words.type,
        term: 'Type',
        options: [
          { value: scp, label: words.scp, hint: words.scpHint },
          { value: rcp, label: words.rcp, hint: words.rcpHint },
        ],
        members: ['Type'],
      },
      nameField(words.name, 'Name', 'OnlyInEurope'),
      documentField('scp', scp),
      documentField('rcp', rcp),
      targetsField,
      { ...descriptionField, secondary: true },
    ],
    initial: {
      type,
      name: '',
      scp: templatesFor('scp', '')[1]?.document ?? '',
      rcp: templatesFor('rcp', '')[0]?.document ?? '',
      targets: targetId === undefined ? [] : [targetId],
      description: '',
    },
    build: createCalls,
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) =>
      answers.of('organizations:CreatePolicy')?.Policy?.PolicySummary?.Id ?? null,
  });
}

export function editPolicy(world: World, { id }: { readonly id: string }): Form | null {
  const row = world.tables.organizationPolicies.get(id);
  if (!row) return null;
  const before = indented(row.document);
  const field = row.type === scp ? 'scp' : 'rcp';
  return form({
    title: titles.editPolicy(row.name),
    lead: leads.editPolicy,
    submit: submits.save,
    width: 'large',
    fields: [nameField(words.name, 'Name', 'OnlyInEurope'), documentField(field, row.type), descriptionField],
    initial: { type: row.type, name: row.name, [field]: before, description: row.description },
    build: (values) => {
      const [Name, Description] = [textOf(values, 'name'), textOf(values, 'description')];
      const Content = rawOf(values, field);
      const changes = {
        ...(Name !== row.name && { Name }),
        ...(Description !== row.description && { Description }),
        ...(Content !== before && { Content }),
      };
      return Object.keys(changes).length > 0
        ? [ask('organizations:UpdatePolicy', { PolicyId: id, ...changes })]
        : [];
    },
    done: () => done.saved(row.name),
  });
}

const changed = (before: readonly string[], after: readonly string[]) => ({
  added: after.filter((one) => !before.includes(one)),
  removed: before.filter((one) => !after.includes(one)),
});

const policyOptions = (world: World): Option[] =>
  [...world.tables.organizationPolicies.values()]
    .map(({ id, name, type }): Option => ({
      value: id,
      label: name,
      hint: words.types[type],
      icon: 'policy',
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

function onTarget(world: World, TargetId: string): Form | null {
  const name = targetName(world, TargetId);
  if (name === null) return null;
  const before = rowsBy(world, 'organizationAttachmentsByTarget', TargetId).map(({ policyId }) => policyId);
  return form({
    title: titles.standingOn(name),
    lead: leads.standingOn,
    submit: submits.apply,
    fields: [
      {
        kind: 'entities',
        id: 'policies',
        label: words.policies,
        term: 'PolicyId',
        options: policyOptions,
        members: ['PolicyId'],
      },
    ],
    initial: { policies: before },
    build: (values) => {
      const { added, removed } = changed(before, chosenOf(values, 'policies'));
      return [
        ...added.map((PolicyId) => ask('organizations:AttachPolicy', { PolicyId, TargetId })),
        ...removed.map((PolicyId) => ask('organizations:DetachPolicy', { PolicyId, TargetId })),
      ];
    },
    done: () => done.saved(name),
  });
}

function ofPolicy(world: World, PolicyId: string): Form | null {
  const row = world.tables.organizationPolicies.get(PolicyId);
  if (!row) return null;
  const before = rowsBy(world, 'organizationAttachmentsByPolicy', PolicyId).map(({ targetId }) => targetId);
  return form({
    title: titles.standsOn(row.name),
    lead: leads.standsOn,
    submit: submits.apply,
    fields: [{ ...targetsField, optional: false }],
    initial: { targets: before },
    build: (values, now) => {
      const { added, removed } = changed(before, chosenOf(values, 'targets'));
      return [
        ...(added.length > 0 ? switchedOn(now, row.type) : []),
        ...added.map((TargetId) => ask('organizations:AttachPolicy', { PolicyId, TargetId })),
        ...removed.map((TargetId) => ask('organizations:DetachPolicy', { PolicyId, TargetId })),
      ];
    },
    done: () => done.saved(row.name),
  });
}

/** Works from either side: for the policies of a root, unit or account, or for the targets of a policy. */
export function attachPolicy(
  world: World,
  { policyId, targetId }: { readonly policyId?: string; readonly targetId?: string },
): Form | null {
  if (targetId !== undefined) return onTarget(world, targetId);
  return policyId === undefined ? null : ofPolicy(world, policyId);
}
