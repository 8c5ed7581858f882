import type { Rows, World } from '../../../../engine/index.ts';
import { accountIds, accountName, centredIn, identityCenterArn } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { done, durations, fields as words, leads, submits, titles } from '#words/dialogs/identity-center.ts';
import { fromAnswer } from '../../../kinds/answers.ts';
import { indented } from '../../../kinds/document-text.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask } from '../../../kinds/requests.ts';
import type { Field, Form, Option } from '../forms/form.ts';
import { chosenOf, form, given, rawOf, tagsOf, textOf } from '../forms/form.ts';
import { textField } from '../forms/name-fields.ts';
import { awsOptions } from '../forms/options.ts';
import { startDocument } from '../forms/policy-forms.ts';

const more = { optional: true } as const;

export function createDirectoryUser(world: World): Form | null {
  const store = centredIn(world)?.identityCenter.identityStoreId;
  if (store === undefined) return null;
  return form({
    title: titles.person,
    lead: leads.person,
    submit: submits.create,
    fields: [
      textField('name', words.userName, 'UserName', 'mara'),
      textField('given', words.givenName, 'GivenName', 'Mara'),
      textField('family', words.familyName, 'FamilyName', 'Novak'),
      textField('locality', words.locality, 'Locality', 'Berlin', more),
      textField('title', words.title, 'Title', 'Engineer', { ...more, secondary: true }),
      textField('type', words.userType, 'UserType', 'Employee', { ...more, secondary: true }),
    ],
    initial: { name: '', given: '', family: '', locality: '', title: '', type: '' },
    build: (values) => {
      const [GivenName, FamilyName, Locality] = ['given', 'family', 'locality'].map((id) =>
        textOf(values, id),
      ) as [string, string, string];
      return [
        ask('identitystore:CreateUser', {
          IdentityStoreId: store,
          UserName: textOf(values, 'name'),
          Name: { GivenName, FamilyName },
          DisplayName: `${GivenName} ${FamilyName}`,
          ...given('Title', textOf(values, 'title')),
          ...given('UserType', textOf(values, 'type')),
          ...(Locality !== '' && { Addresses: [{ Locality, Primary: true }] }),
        }),
      ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) => answers.of('identitystore:CreateUser')?.UserId ?? null,
  });
}

const durationField: Field = {
  kind: 'select',
  id: 'duration',
  label: words.duration,
  term: 'SessionDuration',
  options: [1, 2, 4, 8, 12].map((n) => ({ value: `PT${String(n)}H`, label: durations.hours(n) })),
  members: ['SessionDuration'],
};

export function createPermissionSet(world: World): Form | null {
  const center = centredIn(world)?.identityCenter;
  if (!center) return null;
  return form({
    title: titles.set,
    lead: leads.set,
    submit: submits.create,
    fields: [
      textField('name', words.setName, 'Name', 'Readers'),
      durationField,
      textField('description', words.description, 'Description', 'People who read reports', {
        ...more,
        secondary: true,
      }),
    ],
    initial: { name: '', duration: 'PT1H', description: '' },
    build: (values) => [
      ask('sso-admin:CreatePermissionSet', {
        InstanceArn: identityCenterArn(center),
        Name: textOf(values, 'name'),
        SessionDuration: textOf(values, 'duration'),
        ...given('Description', textOf(values, 'description')),
      }),
    ],
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) =>
      answers.of('sso-admin:CreatePermissionSet')?.PermissionSet?.PermissionSetArn ?? null,
    next: (_values, _world, answers) => {
      const id = answers.of('sso-admin:CreatePermissionSet')?.PermissionSet?.PermissionSetArn;
      return id === undefined ? null : { kind: 'edit-permission-set', props: { id } };
    },
  });
}

interface Subject {
  readonly row: Rows['permissionSets'];
  readonly input: { readonly InstanceArn: string; readonly PermissionSetArn: string };
}

function subjectOf(world: World, id: string): Subject | null {
  const center = centredIn(world)?.identityCenter;
  const row = world.tables.permissionSets.get(id);
  return center && row
    ? { row, input: { InstanceArn: identityCenterArn(center), PermissionSetArn: id } }
    : null;
}

/** The text with which the form begins: a set without an inline policy is offered a first statement. */
const inlineText = ({ inlinePolicy }: Subject['row']): string =>
  inlinePolicy === undefined ? startDocument() : indented(inlinePolicy);

/** The calls that change a set's inline policy to a text, also to the one offered; empty text takes it away. */
function inlineCalls({ row, input }: Subject, text: string): Request[] {
  if (row.inlinePolicy !== undefined && text === inlineText(row)) return [];
  if (text.trim() === '' && row.inlinePolicy === undefined) return [];
  return text.trim() === ''
    ? [ask('sso-admin:DeleteInlinePolicyFromPermissionSet', input)]
    : [ask('sso-admin:PutInlinePolicyToPermissionSet', { ...input, InlinePolicy: text })];
}

/** The calls that attach and detach AWS's managed policies. */
function managedCalls({ row, input }: Subject, after: readonly string[]): Request[] {
  return [
    ...after
      .filter((arn) => !row.managedPolicies.includes(arn))
      .map((ManagedPolicyArn) =>
        ask('sso-admin:AttachManagedPolicyToPermissionSet', { ...input, ManagedPolicyArn }),
      ),
    ...row.managedPolicies
      .filter((arn) => !after.includes(arn))
      .map((ManagedPolicyArn) =>
        ask('sso-admin:DetachManagedPolicyFromPermissionSet', { ...input, ManagedPolicyArn }),
      ),
  ];
}

const inlineField: Field = {
  kind: 'document',
  id: 'document',
  label: words.inline,
  term: 'InlinePolicy',
  purpose: 'inline',
  optional: true,
  members: ['InlinePolicy'],
};

const managedField = {
  kind: 'entities',
  id: 'managed',
  label: words.managed,
  term: 'ManagedPolicyArn',
  options: awsOptions,
  optional: true,
  members: ['ManagedPolicyArn'],
} as const satisfies Field;

/** Makes the form of all that a permission set allows, or of AWS's managed policies alone. */
export function editPermissionSet(
  world: World,
  { id, part }: DialogProps['edit-permission-set'],
): Form | null {
  const subject = subjectOf(world, id);
  if (!subject) return null;
  const { row, input } = subject;
  const isWhole = part === undefined;
  return form({
    title: isWhole ? titles.edit(row.name) : titles.managed(row.name),
    lead: leads.edit,
    submit: submits.save,
    ...(isWhole && { width: 'large' }),
    fields: isWhole ? [inlineField, { ...managedField, secondary: true }] : [managedField],
    initial: { ...(isWhole && { document: inlineText(row) }), managed: row.managedPolicies },
    build: (values, now) => {
      const present = { row: now.tables.permissionSets.get(id) ?? row, input };
      return [
        ...(isWhole ? inlineCalls(present, rawOf(values, 'document')) : []),
        ...managedCalls(present, chosenOf(values, 'managed')),
      ];
    },
    done: () => done.saved(row.name),
  });
}

const personOptions = (world: World): Option[] =>
  [...world.tables.directoryUsers.values()]
    .map(({ id, name }): Option => ({ value: id, label: name, icon: 'directoryUser' }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

const memberOptions = (world: World): Option[] =>
  accountIds(world)
    .filter((id) => (world.tables.accounts.get(id)?.parentId ?? null) !== null)
    .map((id): Option => ({ value: id, label: accountName(world, id), hint: id, icon: 'heldAccount' }));

export function assignPermissionSet(world: World, { id }: DialogProps['assign-permission-set']): Form | null {
  const subject = subjectOf(world, id);
  if (!subject) return null;
  const { row, input } = subject;
  const accounts = memberOptions(world);
  return form({
    title: titles.assign(row.name),
    lead: leads.assign,
    submit: submits.assign,
    fields: [
      {
        kind: 'entities',
        id: 'people',
        label: words.people,
        term: 'PrincipalId',
        options: personOptions,
        members: ['PrincipalId'],
      },
      {
        kind: 'entities',
        id: 'accounts',
        label: words.accounts,
        term: 'TargetId',
        options: memberOptions,
        members: ['TargetId'],
      },
    ],
    initial: { people: [], accounts: accounts.length === 1 ? accounts.map(({ value }) => value) : [] },
    build: (values) =>
      chosenOf(values, 'accounts').flatMap((TargetId) =>
        chosenOf(values, 'people')
          .filter(
            (userId) => !row.assignments.some((one) => one.account === TargetId && one.userId === userId),
          )
          .map((PrincipalId) =>
            ask('sso-admin:CreateAccountAssignment', {
              ...input,
              TargetId,
              TargetType: 'AWS_ACCOUNT',
              PrincipalType: 'USER',
              PrincipalId,
            }),
          ),
      ),
    done: () => done.assigned(row.name),
  });
}

export function accessControlAttributes(world: World): Form | null {
  const center = centredIn(world)?.identityCenter;
  if (!center) return null;
  const InstanceArn = identityCenterArn(center);
  const before = (center.attributes ?? []).map(({ key, source }) => ({ key, value: source[0] ?? '' }));
  return form({
    title: titles.attributes,
    lead: leads.attributes,
    submit: submits.save,
    fields: [
      {
        kind: 'tags',
        id: 'attributes',
        label: words.attributes,
        term: 'AccessControlAttributes',
        hint: words.attributesHint,
        members: ['AccessControlAttributes', 'InstanceAccessControlAttributeConfiguration'],
      },
    ],
    initial: { attributes: before },
    build: (values) => {
      const after = tagsOf(values, 'attributes');
      if (JSON.stringify(after) === JSON.stringify(before)) return [];
      if (after.length === 0)
        return [ask('sso-admin:DeleteInstanceAccessControlAttributeConfiguration', { InstanceArn })];
      const InstanceAccessControlAttributeConfiguration = {
        AccessControlAttributes: after.map(({ key, value }) => ({ Key: key, Value: { Source: [value] } })),
      };
      const input = { InstanceArn, InstanceAccessControlAttributeConfiguration };
      return [
        center.attributes
          ? ask('sso-admin:UpdateInstanceAccessControlAttributeConfiguration', input)
          : ask('sso-admin:CreateInstanceAccessControlAttributeConfiguration', input),
      ];
    },
    done: () => done.attributes,
  });
}

/** The sets and accounts of which a person may choose in the portal; `value` is the set's ARN and the account. */
function assignmentsOf(world: World, userId: string): Option[] {
  return [...world.tables.permissionSets.values()].flatMap(({ id, name, assignments }) =>
    assignments
      .filter((one) => one.userId === userId)
      .map(({ account }): Option => ({
        value: `${id} ${account}`,
        label: name,
        hint: accountName(world, account),
        icon: 'permissionSet',
      })),
  );
}

/** A portal's answer, in an input of the call that follows. */
const fromPortal = (member: 'SAMLAssertion' | 'RoleArn' | 'PrincipalArn', shown: string): string =>
  fromAnswer(shown, (answers) => answers.of('playground:SignInToAccessPortal')?.[member]);

export function signInAtPortal(world: World, { id }: DialogProps['sign-in-at-portal']): Form | null {
  const person = world.tables.directoryUsers.get(id);
  if (!person) return null;
  const [first] = assignmentsOf(world, id);
  return form({
    title: titles.signIn(person.name),
    lead: leads.signIn,
    submit: submits.signIn,
    fields: [
      {
        kind: 'entities',
        id: 'assignment',
        label: words.assignment,
        options: (now) => assignmentsOf(now, id),
        single: true,
        members: ['PermissionSetName', 'AccountId'],
      },
    ],
    initial: { assignment: first ? [first.value] : [] },
    build: (values, now) => {
      const [chosen = ''] = chosenOf(values, 'assignment');
      const [set = '', AccountId = ''] = chosen.split(' ');
      const row = now.tables.permissionSets.get(set);
      if (!row) return [];
      return [
        ask('playground:SignInToAccessPortal', {
          UserName: person.name,
          AccountId,
          PermissionSetName: row.name,
        }),
        ask('AssumeRoleWithSAML', {
          RoleArn: fromPortal('RoleArn', 'ROLE-ARN'),
          PrincipalArn: fromPortal('PrincipalArn', 'PROVIDER-ARN'),
          SAMLAssertion: fromPortal('SAMLAssertion', 'ASSERTION'),
        }),
      ];
    },
    done: () => done.signedIn(person.name),
    select: (_values, _world, answers) => answers.of('AssumeRoleWithSAML')?.Credentials?.AccessKeyId ?? null,
  });
}
