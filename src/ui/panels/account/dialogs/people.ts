import type { World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { done, fields as words, leads, submits, titles } from '#words/dialogs/pools.ts';
import { ask } from '../../../kinds/requests.ts';
import type { Form, Option } from '../forms/form.ts';
import { chosenOf, form, given, givenNumber, rawOf, textOf } from '../forms/form.ts';
import { nameField, textField } from '../forms/name-fields.ts';
import { roleOptions } from '../forms/options.ts';

export const createUserPool = (): Form =>
  form({
    title: titles.userPool,
    lead: leads.userPool,
    submit: submits.create,
    fields: [
      nameField(words.name, 'PoolName', 'customers'),
      textField('minimum', words.minimum, 'MinimumLength', '12', { optional: true, secondary: true }),
    ],
    initial: { name: '', minimum: '' },
    build: (values) => {
      const minimum = givenNumber('MinimumLength', textOf(values, 'minimum'));
      return [
        ask('cognito-idp:CreateUserPool', {
          PoolName: textOf(values, 'name'),
          ...(minimum.MinimumLength !== undefined && { Policies: { PasswordPolicy: minimum } }),
        }),
      ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) => answers.of('cognito-idp:CreateUserPool')?.UserPool?.Id ?? null,
  });

const client = (UserPoolId: string, pool: string): Form =>
  form({
    title: titles.client(pool),
    lead: leads.client,
    submit: submits.create,
    width: 'small',
    fields: [nameField(words.name, 'ClientName', 'shop-app')],
    initial: { name: '' },
    build: (values) => [
      ask('cognito-idp:CreateUserPoolClient', {
        UserPoolId,
        ClientName: textOf(values, 'name'),
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      }),
    ],
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) =>
      answers.of('cognito-idp:CreateUserPoolClient')?.UserPoolClient?.ClientId ?? null,
  });

const person = (UserPoolId: string, pool: string): Form =>
  form({
    title: titles.person(pool),
    lead: leads.person,
    submit: submits.create,
    fields: [
      nameField(words.name, 'Username', 'lena'),
      textField('password', words.password, 'Password', 'Example-1234', { hint: words.passwordHint }),
      textField('email', words.email, 'UserAttributes', 'lena@example.com', {
        optional: true,
        secondary: true,
      }),
    ],
    initial: { name: '', password: 'Example-1234', email: '' },
    build: (values) => {
      const Username = textOf(values, 'name');
      const email = textOf(values, 'email');
      return [
        ask('cognito-idp:AdminCreateUser', {
          UserPoolId,
          Username,
          MessageAction: 'SUPPRESS',
          ...(email !== '' && { UserAttributes: [{ Name: 'email', Value: email }] }),
        }),
        ask('cognito-idp:AdminSetUserPassword', {
          UserPoolId,
          Username,
          Password: rawOf(values, 'password'),
          Permanent: true,
        }),
      ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) =>
      rowsBy(now, 'poolUsersByName', `${UserPoolId}/${textOf(values, 'name')}`)[0]?.id ?? null,
  });

const group = (UserPoolId: string, pool: string): Form =>
  form({
    title: titles.group(pool),
    lead: leads.group,
    submit: submits.create,
    fields: [
      nameField(words.name, 'GroupName', 'members'),
      {
        kind: 'entities',
        id: 'role',
        label: words.existingRole,
        term: 'RoleArn',
        options: roleOptions,
        single: true,
        optional: true,
        members: ['RoleArn'],
      },
      textField('precedence', words.precedence, 'Precedence', '10', {
        hint: words.precedenceHint,
        optional: true,
      }),
      textField('description', words.description, 'Description', 'Customers with an account', {
        optional: true,
        secondary: true,
      }),
    ],
    initial: { name: '', role: [], precedence: '', description: '' },
    build: (values) => [
      ask('cognito-idp:CreateGroup', {
        UserPoolId,
        GroupName: textOf(values, 'name'),
        ...given('RoleArn', chosenOf(values, 'role')[0] ?? ''),
        ...givenNumber('Precedence', textOf(values, 'precedence')),
        ...given('Description', textOf(values, 'description')),
      }),
    ],
    done: (values) => done.created(textOf(values, 'name')),
    select: (values) => `${UserPoolId}/${textOf(values, 'name')}`,
  });

const personOptions = (world: World, poolId: string): Option[] =>
  rowsBy(world, 'poolUsersByPool', poolId)
    .map(({ username }): Option => ({ value: username, label: username }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

export function poolGroupMembers(world: World, { id }: DialogProps['pool-group-members']): Form | null {
  const row = world.tables.poolGroups.get(id);
  if (!row) return null;
  const about = { UserPoolId: row.poolId, GroupName: row.name };
  const before = rowsBy(world, 'poolMembershipsByGroup', id).flatMap(
    ({ userId }) => world.tables.poolUsers.get(userId)?.username ?? [],
  );
  return form({
    title: titles.members(row.name),
    lead: leads.members,
    submit: submits.apply,
    fields: [
      {
        kind: 'entities',
        id: 'people',
        label: words.members,
        term: 'Username',
        options: (now) => personOptions(now, row.poolId),
        members: ['Username'],
      },
    ],
    initial: { people: before },
    build: (values) => {
      const after = chosenOf(values, 'people');
      return [
        ...after
          .filter((name) => !before.includes(name))
          .map((Username) => ask('cognito-idp:AdminAddUserToGroup', { ...about, Username })),
        ...before
          .filter((name) => !after.includes(name))
          .map((Username) => ask('cognito-idp:AdminRemoveUserFromGroup', { ...about, Username })),
      ];
    },
    done: () => done.saved(row.name),
  });
}

/** Makes the form for a new person or group in a user pool. */
const inPool =
  (made: (UserPoolId: string, pool: string) => Form) =>
  (world: World, { poolId }: { readonly poolId: string }): Form | null => {
    const pool = world.tables.userPools.get(poolId);
    return pool ? made(poolId, pool.name) : null;
  };
export const createPoolClient = inPool(client);
export const createPoolUser = inPool(person);
export const createPoolGroup = inPool(group);
