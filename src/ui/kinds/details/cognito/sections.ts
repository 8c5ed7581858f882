import type { KindOf, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { outsideId } from '../../../../graph/model/elements.ts';
import { notes, sectionActions, sections as titles } from '#words/inspector-services.ts';
import type { ItemOf } from '../../item.ts';
import type { Row, Section } from '../../section.ts';
import { row } from '../../section.ts';
import { roleRow, rowOf, rowsOf } from '../rows.ts';
import { filled, ids, part } from '../sections.ts';

export type IdentityItem = ItemOf<KindOf<'identities'>>;

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

export function identityPoolSections(world: World, item: ItemOf<'identityPool'>): Section[] {
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

export function userPoolSections(world: World, { id }: ItemOf<'userPool'>): Section[] {
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

export function poolUserSections(world: World, { id }: ItemOf<'poolUser'>): Section[] {
  const groups = rowsBy(world, 'poolMembershipsByUser', id).map(({ groupId }) => groupId);
  const known = [...world.tables.identities.values()].filter(({ logins }) =>
    logins.some(({ subject }) => subject === id),
  );
  return [
    part('groups', rowsOf(world, groups)),
    ...filled('identities', titles.identities, rowsOf(world, ids(known))),
  ];
}

export function poolGroupSections(world: World, { id, row: group }: ItemOf<'poolGroup'>): Section[] {
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

export function liveSessions(world: World, item: IdentityItem, now: number): Section[] {
  const rows = [...world.tables.sessions.values()]
    .filter(
      ({ expiresAt, federatedKeys = [] }) =>
        expiresAt > now && federatedKeys.some(({ values }) => values.includes(item.id)),
    )
    .map(({ id, expiresAt }) => rowOf(world, id, { until: expiresAt }));
  return filled('sessions', titles.sessions, rows);
}
