import type { World } from '../../../../engine/index.ts';
import { byName, rowsBy } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { done, fields as words, leads, submits, titles } from '#words/dialogs/pools.ts';
import { ask } from '../../../kinds/requests.ts';
import type { FormCaller, Field, Form, Option, Values } from '../forms/form.ts';
import { chosenOf, form, isOn, textOf } from '../forms/form.ts';
import { nameField, textField } from '../forms/name-fields.ts';
import { attachableOptions, roleOptions } from '../forms/options.ts';
import { appsOf, buildPool, clientChoice, mappingsOf } from './pool-calls.ts';

const isWho =
  (...who: readonly string[]) =>
  (values: Values): boolean =>
    who.includes(textOf(values, 'who'));
const hasGroup = (values: Values): boolean => isWho('new')(values) && textOf(values, 'group') !== '';
const hasGuests = (values: Values): boolean => isOn(values, 'guests');

/** The account's apps, each with its user pool. */
const clientOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'userPoolsByAccount', account)
    .flatMap((pool) =>
      rowsBy(world, 'userPoolClientsByPool', pool.id).map((client): Option => ({
        value: clientChoice(pool.id, client.id),
        label: client.name,
        hint: pool.name,
      })),
    )
    .sort((a, b) => (a.label < b.label ? -1 : 1));

const providerOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'oidcProvidersByAccount', account)
    .map(({ id, url }): Option => ({ value: id, label: url }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

const policies = (id: string, shown: NonNullable<Field['shown']>): Field => ({
  kind: 'entities',
  id,
  label: words.policies,
  term: 'PolicyArn',
  optional: true,
  options: attachableOptions,
  members: ['PolicyArn'],
  shown,
});

const peopleFields: readonly Field[] = [
  {
    kind: 'choice',
    id: 'who',
    label: words.who,
    options: [
      { value: 'new', label: words.newPool, hint: words.newPoolHint },
      { value: 'existing', label: words.existing, hint: words.existingHint },
      { value: 'provider', label: words.provider, hint: words.providerHint },
      { value: 'nobody', label: words.nobody, hint: words.nobodyHint },
    ],
    members: [],
  },
  textField('userPool', words.userPool, 'PoolName', 'customers', { shown: isWho('new') }),
  textField('client', words.client, 'ClientName', 'shop-app', { shown: isWho('new') }),
  textField('person', words.person, 'Username', 'lena', { shown: isWho('new') }),
  textField('password', words.password, 'Password', 'Example-1234', {
    shown: isWho('new'),
    hint: words.passwordHint,
  }),
  textField('group', words.group, 'GroupName', 'members', {
    shown: isWho('new'),
    hint: words.groupHint,
    optional: true,
  }),
  textField('groupRole', words.groupRole, 'RoleArn', 'MembersOfShop', {
    shown: hasGroup,
    hint: words.groupRoleHint,
    optional: true,
  }),
  policies('groupPolicies', (values) => hasGroup(values) && textOf(values, 'groupRole') !== ''),
  {
    kind: 'entities',
    id: 'clients',
    label: words.clients,
    term: 'ClientId',
    options: clientOptions,
    single: true,
    members: ['CognitoIdentityProviders'],
    shown: isWho('existing'),
  },
  {
    kind: 'entities',
    id: 'providers',
    label: words.providers,
    term: 'OpenIdConnectProviderARNs',
    options: providerOptions,
    members: ['OpenIdConnectProviderARNs'],
    shown: isWho('provider'),
  },
];

const rolesHint = { hint: words.roleHint };
const builderFields: readonly Field[] = [
  nameField(words.name, 'IdentityPoolName', 'shop'),
  ...peopleFields,
  textField('role', words.role, 'RoleName', 'ShopVisitor', {
    ...rolesHint,
    shown: isWho('new', 'existing', 'provider'),
  }),
  policies('policies', isWho('new', 'existing', 'provider')),
  {
    kind: 'switch',
    id: 'guests',
    label: words.guests,
    hint: words.guestsHint,
    members: ['AllowUnauthenticatedIdentities'],
  },
  textField('guestRole', words.guestRole, 'RoleName', 'ShopGuest', { ...rolesHint, shown: hasGuests }),
  policies('guestPolicies', hasGuests),
  {
    kind: 'switch',
    id: 'classic',
    label: words.classic,
    hint: words.classicHint,
    secondary: true,
    members: ['AllowClassicFlow'],
  },
];

/** Returns a name that no role of the account has yet. */
function freeRole(world: World, account: string, name: string): string {
  const taken = (tried: string): boolean => byName(world, 'roles', account, tried) !== undefined;
  let tried = name;
  for (let n = 2; taken(tried); n++) tried = `${name}${String(n)}`;
  return tried;
}

export function createIdentityPool(world: World, _props: object, { account }: FormCaller): Form {
  return form({
    title: titles.identityPool,
    lead: leads.identityPool,
    submit: submits.pool,
    width: 'large',
    fields: builderFields,
    initial: {
      name: 'web shop',
      who: 'new',
      userPool: 'shoppers',
      client: 'shop',
      person: 'kim',
      password: 'Example-1234',
      group: '',
      groupRole: '',
      groupPolicies: [],
      clients: [],
      providers: [],
      role: freeRole(world, account, 'Shopper'),
      policies: [],
      guests: true,
      guestRole: freeRole(world, account, 'ShopGuest'),
      guestPolicies: [],
      classic: false,
    },
    build: (values) => buildPool(values, account),
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) =>
      answers.of('cognito-identity:CreateIdentityPool')?.IdentityPoolId ?? null,
    next: (_values, _world, answers) => {
      const id = answers.of('cognito-identity:CreateIdentityPool')?.IdentityPoolId;
      return id === undefined ? null : { kind: 'sign-in-at-pool', props: { id } };
    },
  });
}

type Mapping = ReturnType<typeof mappingsOf>[string];

const roleChoice = (id: string, label: string): Field => ({
  kind: 'entities',
  id,
  label,
  term: 'Roles',
  options: roleOptions,
  single: true,
  optional: true,
  members: ['Roles', 'RoleMappings'],
});

export function identityPoolRoles(world: World, { id }: DialogProps['identity-pool-roles']): Form | null {
  const pool = world.tables.identityPools.get(id);
  if (!pool) return null;
  const keys = appsOf(world, pool).map(({ provider, clientId }) => `${provider}:${clientId}`);
  const byToken = pool.roleMappings.some(({ provider, type }) => keys.includes(provider) && type === 'Token');
  const initial: Values = {
    authenticated: pool.authenticatedRole === undefined ? [] : [pool.authenticatedRole],
    unauthenticated: pool.unauthenticatedRole === undefined ? [] : [pool.unauthenticatedRole],
    mapping: byToken ? 'token' : 'pool',
  };
  const token = { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } as const;
  return form({
    title: titles.roles(pool.name),
    lead: leads.roles,
    submit: submits.apply,
    fields: [
      roleChoice('authenticated', words.authenticated),
      roleChoice('unauthenticated', words.unauthenticated),
      ...(keys.length > 0
        ? [
            {
              kind: 'choice',
              id: 'mapping',
              label: words.mapping,
              term: 'RoleMappings',
              options: [
                { value: 'pool', label: words.byPool, hint: words.byPoolHint },
                { value: 'token', label: words.byToken, hint: words.byTokenHint },
              ],
              members: ['RoleMappings'],
            } as const,
          ]
        : []),
    ],
    initial,
    build: (values) => {
      if (values === initial) return [];
      const [authenticated] = chosenOf(values, 'authenticated');
      const [unauthenticated] = chosenOf(values, 'unauthenticated');
      const others = Object.entries(mappingsOf(pool)).filter(([key]) => !keys.includes(key));
      const own = textOf(values, 'mapping') === 'token' ? keys.map((key) => [key, token] as const) : [];
      const mappings = Object.fromEntries<Mapping>([...others, ...own]);
      return [
        ask('cognito-identity:SetIdentityPoolRoles', {
          IdentityPoolId: id,
          Roles: {
            ...(authenticated !== undefined && { authenticated }),
            ...(unauthenticated !== undefined && { unauthenticated }),
          },
          ...(Object.keys(mappings).length > 0 && { RoleMappings: mappings }),
        }),
      ];
    },
    done: () => done.saved(pool.name),
  });
}
