import type { KindOf, World } from '../../../engine/index.ts';
import { countBy, rowsBy } from '../../../engine/index.ts';
import { outsideId } from '../../../graph/model/elements.ts';
import { summaries } from '#words/identities.ts';
import {
  actions as words,
  badges,
  facts as says,
  notes,
  sectionActions,
  sections as titles,
} from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import type { Action } from '../action.ts';
import type { Fact } from '../fact.ts';
import type { ItemOf } from '../item.ts';
import { ask } from '../requests.ts';
import type { Row, Section } from '../section.ts';
import { row } from '../section.ts';
import type { KindDetails, Mark } from './details.ts';
import { mark, none, heading } from './details.ts';
import { code, created, link, maybe, plain, some, tagged, yesNo } from './facts.ts';
import { roleRow, rowOf, rowsOf, filled, ids, part } from './sections.ts';
import { main, open, tags, told } from './service.ts';

function poolUserFacts(world: World, { row }: ItemOf<'poolUser'>): Fact[] {
  const states = {
    CONFIRMED: says.confirmed,
    UNCONFIRMED: says.unconfirmed,
    FORCE_CHANGE_PASSWORD: says.mustChange,
  } as const;
  return [
    code('subject', row.id),
    link(world, 'owner', row.poolId),
    plain('status', states[row.status]),
    ...maybe('mail', row.attributes.find(({ name }) => name === 'email')?.value),
    ...maybe('code', row.confirmationCode, { code: true }),
    created(row),
  ];
}

function identityPoolFacts({ row }: ItemOf<'identityPool'>): Fact[] {
  return [
    code('id', row.id),
    plain('guests', row.allowUnauthenticatedIdentities ? says.guestsLetIn : says.guestsKeptOut),
    plain('classic', yesNo(row.allowClassicFlow ?? false)),
    ...maybe('developer', row.developerProviderName),
    created(row),
    ...tagged(row),
  ];
}

const identityFacts = (world: World, { id, row }: IdentityItem): Fact[] => [
  code('id', id),
  link(world, 'owner', row.poolId),
  ...some(
    'signedIn',
    row.logins.map(({ provider }) => provider),
  ),
  created(row),
];

const userPoolFacts = ({ id, row }: ItemOf<'userPool'>): Fact[] => [
  code('id', id),
  plain('password', says.length(row.passwordPolicy.minimumLength)),
  created(row),
  ...tagged(row),
];

const clientFacts = (world: World, { id, row }: ItemOf<'poolClient'>): Fact[] => [
  code('id', id),
  link(world, 'owner', row.poolId),
  ...some('flows', row.explicitAuthFlows),
  created(row),
];

const poolGroupFacts = (world: World, { row }: ItemOf<'poolGroup'>): Fact[] => [
  link(world, 'owner', row.poolId),
  ...maybe('description', row.description),
  ...maybe('precedence', row.precedence === undefined ? null : String(row.precedence)),
  created(row),
];

function identityPoolActions({ id }: ItemOf<'identityPool'>): Action[] {
  return [
    open(
      'sign-in',
      words.signIn,
      { kind: 'sign-in-at-pool', props: { id } },
      {
        ...main,
        requests: [ask('cognito-identity:GetId', { IdentityPoolId: id })],
      },
    ),
    open('edit-roles', words.roles, { kind: 'identity-pool-roles', props: { id } }),
    tags(id),
  ];
}

function userPoolActions({ id }: ItemOf<'userPool'>): Action[] {
  const props = { poolId: id };
  return [
    open(
      'create-pool-user',
      words.newPerson,
      { kind: 'create-pool-user', props },
      {
        ...main,
        requests: [ask('cognito-idp:AdminCreateUser', { UserPoolId: id, Username: 'NAME' })],
      },
    ),
    open('create-pool-group', words.newGroup, { kind: 'create-pool-group', props }),
    open('create-pool-client', words.newClient, { kind: 'create-pool-client', props }),
  ];
}

function personMark({ row }: ItemOf<'poolUser'>): Mark | null {
  if (!row.enabled) return mark(badges.disabled, 'warn');
  return row.status === 'UNCONFIRMED' ? mark(badges.unconfirmed, 'warn') : null;
}

const identity = (kind: KindOf<'identities'>): KindDetails<IdentityItem> =>
  told({
    heading: () => heading(kind),
    facts: identityFacts,
    sections: liveSessions,
    actions: none,
    remove: (_, { id }) => ask('cognito-identity:DeleteIdentities', { IdentityIdsToDelete: [id] }),
    // Guests have one name. Their ids tell them apart.
    summary: (_, { id, row }) => (row.logins.length > 0 ? kindNames[kind] : id),
  });

type CognitoKind = KindOf<
  'identityPools' | 'identities' | 'userPools' | 'userPoolClients' | 'poolUsers' | 'poolGroups'
>;

/** Pools, their people and their apps. */
export const cognitoKinds: { readonly [K in CognitoKind]: KindDetails<ItemOf<K>> } = {
  identityPool: told({
    heading: (_, { row }) =>
      heading('identityPool', row.allowUnauthenticatedIdentities ? mark(badges.guests, 'warn') : null),
    facts: (_, item) => identityPoolFacts(item),
    sections: identityPoolSections,
    actions: (_, item) => identityPoolActions(item),
    remove: (_, { id }) => ask('cognito-identity:DeleteIdentityPool', { IdentityPoolId: id }),
    summary: (world, { id }) => summaries.identities(countBy(world, 'identitiesByPool', id)),
  }),
  identity: identity('identity'),
  guest: identity('guest'),
  userPool: told({
    heading: () => heading('userPool'),
    facts: (_, item) => userPoolFacts(item),
    sections: userPoolSections,
    actions: (_, item) => userPoolActions(item),
    remove: (_, { id }) => ask('cognito-idp:DeleteUserPool', { UserPoolId: id }),
    summary: (world, { id }) => summaries.people(countBy(world, 'poolUsersByPool', id)),
  }),
  poolClient: told({
    heading: () => heading('poolClient'),
    facts: clientFacts,
    sections: none,
    actions: none,
    remove: (_, { id, row }) =>
      ask('cognito-idp:DeleteUserPoolClient', { UserPoolId: row.poolId, ClientId: id }),
    summary: () => kindNames.poolClient,
  }),
  poolUser: told({
    heading: (_, item) => heading('poolUser', personMark(item)),
    facts: poolUserFacts,
    sections: poolUserSections,
    actions: none,
    remove: (_, { row }) =>
      ask('cognito-idp:AdminDeleteUser', { UserPoolId: row.poolId, Username: row.username }),
    summary: () => kindNames.poolUser,
  }),
  poolGroup: told({
    heading: () => heading('poolGroup'),
    facts: poolGroupFacts,
    sections: poolGroupSections,
    actions: (_, { id }) => [
      open('membership', words.members, { kind: 'pool-group-members', props: { id } }, main),
    ],
    remove: (_, { row }) => ask('cognito-idp:DeleteGroup', { UserPoolId: row.poolId, GroupName: row.name }),
    summary: (world, { id }) => summaries.people(countBy(world, 'poolMembershipsByGroup', id)),
  }),
};

type IdentityItem = ItemOf<KindOf<'identities'>>;

function mappingRows(world: World, { row: pool }: ItemOf<'identityPool'>): Row[] {
  return pool.roleMappings.flatMap(({ provider, type, rules }) =>
    type === 'Token'
      ? [row({ id: provider, icon: 'identityPool', label: provider, target: null, note: notes.token })]
      : rules.map((rule) =>
          roleRow(world, rule.roleArn, { note: notes.byRule(`${rule.claim} ${rule.value}`) }),
        ),
  );
}

function vouchers(world: World, { row: pool }: ItemOf<'identityPool'>): Row[] {
  const userPools = pool.cognitoIdentityProviders.map(({ providerName }) =>
    providerName.slice(providerName.lastIndexOf('/') + 1),
  );
  const social = pool.supportedLoginProviders.map(({ provider }) => outsideId('federated', provider));
  return rowsOf(
    world,
    new Set([...userPools, ...pool.openIdConnectProviderArns, ...pool.samlProviderArns, ...social]),
  );
}

function identityPoolSections(world: World, item: ItemOf<'identityPool'>): Section[] {
  const { authenticatedRole, unauthenticatedRole } = item.row;
  const rules = mappingRows(world, item);
  const known = rowsBy(world, 'identitiesByPool', item.id).map((one) =>
    rowOf(world, one.id, { note: one.logins.length > 0 ? notes.signedIn : notes.guest }),
  );
  const edit = { kind: 'identity-pool-roles', props: { id: item.id } } as const;
  const given = [
    ...(authenticatedRole === undefined ? [] : [roleRow(world, authenticatedRole, { note: notes.signedIn })]),
    ...(unauthenticatedRole === undefined
      ? []
      : [roleRow(world, unauthenticatedRole, { note: notes.guest })]),
  ];
  return [
    part('givesRoles', given, edit, sectionActions.change),
    ...filled('mapping', titles.mapping, rules),
    part('vouchers', vouchers(world, item)),
    part('identities', known),
  ];
}

function userPoolSections(world: World, { id }: ItemOf<'userPool'>): Section[] {
  const pools = [...world.tables.identityPools.values()].filter((pool) =>
    pool.cognitoIdentityProviders.some(({ providerName }) => providerName.endsWith(`/${id}`)),
  );
  const props = { poolId: id };
  return [
    part('people', rowsOf(world, ids(rowsBy(world, 'poolUsersByPool', id))), {
      kind: 'create-pool-user',
      props,
    }),
    part('groups', rowsOf(world, ids(rowsBy(world, 'poolGroupsByPool', id))), {
      kind: 'create-pool-group',
      props,
    }),
    part('clients', rowsOf(world, ids(rowsBy(world, 'userPoolClientsByPool', id))), {
      kind: 'create-pool-client',
      props,
    }),
    ...filled('pools', titles.poolsOf, rowsOf(world, ids(pools))),
  ];
}

function poolUserSections(world: World, { id }: ItemOf<'poolUser'>): Section[] {
  const groups = rowsBy(world, 'poolMembershipsByUser', id).map(({ groupId }) => groupId);
  const known = [...world.tables.identities.values()].filter(({ logins }) =>
    logins.some(({ subject }) => subject === id),
  );
  return [
    part('groups', rowsOf(world, groups)),
    ...filled('identities', titles.identities, rowsOf(world, ids(known))),
  ];
}

function poolGroupSections(world: World, { id, row: group }: ItemOf<'poolGroup'>): Section[] {
  const people = rowsBy(world, 'poolMembershipsByGroup', id).map(({ userId }) => userId);
  return [
    part('givesRoles', group.roleArn === undefined ? [] : [roleRow(world, group.roleArn)]),
    part(
      'people',
      rowsOf(world, people),
      { kind: 'pool-group-members', props: { id } },
      sectionActions.change,
    ),
  ];
}

function liveSessions(world: World, item: IdentityItem, now: number): Section[] {
  const rows = [...world.tables.sessions.values()]
    .filter(
      ({ expiresAt, federatedKeys = [] }) =>
        expiresAt > now && federatedKeys.some(({ values }) => values.includes(item.id)),
    )
    .map(({ id, expiresAt }) => rowOf(world, id, { until: expiresAt }));
  return filled('sessions', titles.sessions, rows);
}
