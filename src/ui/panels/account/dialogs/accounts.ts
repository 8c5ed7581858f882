import type { World } from '../../../../engine/index.ts';
import { accountName } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { done, fields as words, leads, submits, titles } from '#words/dialogs/accounts.ts';
import { ask } from '../../../kinds/requests.ts';
import type { Field, Form } from '../forms/form.ts';
import { form, given, textOf } from '../forms/form.ts';
import { type Answers, fromAnswer } from '../../../kinds/answers.ts';
import { nameField } from '../forms/name-fields.ts';
import { heldAccountId } from '../../../kinds/item.ts';
import { parentOptions } from './organization-targets.ts';

const emailField: Field = {
  kind: 'text',
  id: 'email',
  label: words.email,
  term: 'Email',
  example: 'partner@example.com',
  members: ['Email'],
};

/** Returns the id to select for an account itself, which isn't the id of its root user. */
const selected = (account: string | undefined): string | null =>
  account === undefined ? null : heldAccountId(account);

export const addAccount = (): Form =>
  form({
    title: titles.add,
    lead: leads.add,
    submit: submits.add,
    fields: [
      nameField(words.name, 'Name', 'Partner'),
      {
        kind: 'text',
        id: 'account',
        label: words.accountId,
        term: 'AccountId',
        hint: words.accountIdHint,
        example: '121212121212',
        optional: true,
        code: true,
        members: ['AccountId'],
      },
      { ...emailField, optional: true, secondary: true },
    ],
    initial: { name: 'Partner', account: '', email: '' },
    build: (values) => [
      ask('playground:AddAccount', {
        Name: textOf(values, 'name'),
        ...given('AccountId', textOf(values, 'account')),
        ...given('Email', textOf(values, 'email')),
      }),
    ],
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) => selected(answers.of('playground:AddAccount')?.AccountId),
  });

export const createOrganization = (): Form =>
  form({
    title: titles.organization,
    lead: leads.organization,
    submit: submits.organization,
    fields: [
      {
        kind: 'choice',
        id: 'features',
        label: words.features,
        term: 'FeatureSet',
        options: [
          { value: 'ALL', label: words.all, hint: words.allHint },
          { value: 'CONSOLIDATED_BILLING', label: words.billing, hint: words.billingHint },
        ],
        members: ['FeatureSet'],
      },
    ],
    initial: { features: 'ALL' },
    build: (values) => [
      ask('organizations:CreateOrganization', { FeatureSet: textOf(values, 'features') as 'ALL' }),
    ],
    done: () => done.organization,
    select: (_values, _world, answers) =>
      answers.of('organizations:CreateOrganization')?.Organization?.Id ?? null,
  });

/** The field for the place of something new in the organization: the root, unless another one is chosen. */
function parentField(world: World): Field {
  return {
    kind: 'select',
    id: 'parent',
    label: words.parent,
    term: 'ParentId',
    options: parentOptions(world),
    members: ['ParentId', 'DestinationParentId'],
  };
}

const rootOf = (world: World): string => [...world.tables.organizations.values()][0]?.rootId ?? '';

/** CreateAccount only answers that it has begun: a second call asks for the result. */
const requestMade = fromAnswer(
  'REQUEST-ID',
  (answers) => answers.of('organizations:CreateAccount')?.CreateAccountStatus?.Id,
);
const accountMade = (answers: Answers): string | undefined =>
  answers.of('organizations:DescribeCreateAccountStatus')?.CreateAccountStatus?.AccountId;

export function createAccount(world: World, { parentId }: DialogProps['create-account']): Form {
  const root = rootOf(world);
  return form({
    title: titles.create,
    lead: leads.create,
    submit: submits.create,
    fields: [
      nameField(words.name, 'AccountName', 'Production'),
      emailField,
      parentField(world),
      {
        kind: 'text',
        id: 'role',
        label: words.role,
        term: 'RoleName',
        example: 'OrganizationAccountAccessRole',
        optional: true,
        secondary: true,
        members: ['RoleName'],
      },
    ],
    initial: { name: '', email: '', parent: parentId ?? root, role: '' },
    build: (values, now) => {
      const DestinationParentId = textOf(values, 'parent');
      const SourceParentId = rootOf(now);
      const create = ask('organizations:CreateAccount', {
        AccountName: textOf(values, 'name'),
        Email: textOf(values, 'email'),
        ...given('RoleName', textOf(values, 'role')),
      });
      const look = ask('organizations:DescribeCreateAccountStatus', { CreateAccountRequestId: requestMade });
      // AWS makes every account directly under the root.
      return DestinationParentId === SourceParentId
        ? [create, look]
        : [
            create,
            look,
            ask('organizations:MoveAccount', {
              AccountId: fromAnswer('ACCOUNT-ID', accountMade),
              SourceParentId,
              DestinationParentId,
            }),
          ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) => selected(accountMade(answers)),
  });
}

export function createUnit(world: World, { parentId }: DialogProps['create-unit']): Form {
  return form({
    title: titles.unit,
    lead: leads.unit,
    submit: submits.unit,
    fields: [nameField(words.name, 'Name', 'Production'), parentField(world)],
    initial: { name: '', parent: parentId ?? rootOf(world) },
    build: (values) => [
      ask('organizations:CreateOrganizationalUnit', {
        Name: textOf(values, 'name'),
        ParentId: textOf(values, 'parent'),
      }),
    ],
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) =>
      answers.of('organizations:CreateOrganizationalUnit')?.OrganizationalUnit?.Id ?? null,
  });
}

export function moveAccount(world: World, { id: AccountId }: DialogProps['move-account']): Form | null {
  const SourceParentId = world.tables.accounts.get(AccountId)?.parentId;
  if (SourceParentId == null) return null;
  const name = accountName(world, AccountId);
  return form({
    title: titles.move(name),
    lead: leads.move,
    submit: submits.move,
    width: 'small',
    fields: [parentField(world)],
    initial: { parent: SourceParentId },
    build: (values) => {
      const DestinationParentId = textOf(values, 'parent');
      return DestinationParentId === SourceParentId
        ? []
        : [ask('organizations:MoveAccount', { AccountId, SourceParentId, DestinationParentId })];
    },
    done: () => done.moved(name),
  });
}
