import type { World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { outsideId } from '../../../../graph/model/elements.ts';
import { namedBy } from '../../../../graph/model/trust.ts';
import { empties, notes, sectionActions, sections as titles } from '#words/inspector-wider.ts';
import type { DialogRequest } from '../../../view/dialog-request.ts';
import { trustText } from '../../forms/document-text.ts';
import type { Row, Section } from '../section.ts';
import { row, section } from '../section.ts';
import type { ItemOfKind, WiderItem } from '../wider-items.ts';
import { organizationSections } from './organization-sections.ts';
import { workloadSections } from './workload-sections.ts';
import { statementSection } from './function-statements.ts';
import { roleRow, rolesTrusting, rowOf, rowsOf } from './rows.ts';

type TitleId = keyof typeof titles;

/** A section under a title, said in words where it has no rows. */
export function part(
  id: TitleId & keyof typeof empties,
  rows: readonly Row[],
  request: DialogRequest | null = null,
  label: string = sectionActions.add,
): Section {
  return section({
    id,
    title: titles[id],
    rows,
    empty: empties[id],
    action: request && { label, request },
  });
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

function providerSections(world: World, item: ItemOfKind<'oidcProvider' | 'samlProvider'>): Section[] {
  const field = item.kind === 'oidcProvider' ? 'openIdConnectProviderArns' : 'samlProviderArns';
  const pools = rowsBy(world, 'identityPoolsByAccount', item.row.account).filter((pool) =>
    pool[field].includes(item.id),
  );
  const roles = rolesTrusting(world, item.row.account, outsideId('federated', item.id));
  return [
    part('trustedBy', rowsOf(world, ids(roles))),
    ...(pools.length > 0
      ? [section({ id: 'pools', title: titles.poolsOf, rows: rowsOf(world, ids(pools)) })]
      : []),
  ];
}

function mappingRows(world: World, { row: pool }: ItemOfKind<'identityPool'>): Row[] {
  return pool.roleMappings.flatMap(({ provider, type, rules }) =>
    type === 'Token'
      ? [row({ id: provider, icon: 'identityPool', label: provider, target: null, note: notes.token })]
      : rules.map((rule) =>
          roleRow(world, rule.roleArn, { note: notes.byRule(`${rule.claim} ${rule.value}`) }),
        ),
  );
}

function vouchers(world: World, { row: pool }: ItemOfKind<'identityPool'>): Row[] {
  const userPools = pool.cognitoIdentityProviders.map(({ providerName }) =>
    providerName.slice(providerName.lastIndexOf('/') + 1),
  );
  const social = pool.supportedLoginProviders.map(({ provider }) => outsideId('federated', provider));
  return rowsOf(
    world,
    new Set([...userPools, ...pool.openIdConnectProviderArns, ...pool.samlProviderArns, ...social]),
  );
}

function identityPoolSections(world: World, item: ItemOfKind<'identityPool'>): Section[] {
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
    ...(rules.length > 0 ? [section({ id: 'mapping', title: titles.mapping, rows: rules })] : []),
    part('vouchers', vouchers(world, item)),
    part('identities', known),
  ];
}

function userPoolSections(world: World, { id }: ItemOfKind<'userPool'>): Section[] {
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
    ...(pools.length > 0
      ? [section({ id: 'pools', title: titles.poolsOf, rows: rowsOf(world, ids(pools)) })]
      : []),
  ];
}

function poolUserSections(world: World, { id }: ItemOfKind<'poolUser'>): Section[] {
  const groups = rowsBy(world, 'poolMembershipsByUser', id).map(({ groupId }) => groupId);
  const known = [...world.tables.identities.values()].filter(({ logins }) =>
    logins.some(({ subject }) => subject === id),
  );
  return [
    part('groups', rowsOf(world, groups)),
    ...(known.length > 0
      ? [section({ id: 'identities', title: titles.identities, rows: rowsOf(world, ids(known)) })]
      : []),
  ];
}

function poolGroupSections(world: World, { id, row: group }: ItemOfKind<'poolGroup'>): Section[] {
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

const workloadsHolding = (world: World, account: string, heldId: string): Row[] =>
  rowsOf(
    world,
    ids(
      rowsBy(world, 'workloadsByAccount', account).filter(
        (one) => one.instanceProfileId === heldId || one.functionId === heldId || one.accessKeyId === heldId,
      ),
    ),
  );

function resourceSections(world: World, item: ItemOfKind<'resource'>): Section[] {
  const { row: it, id } = item;
  const objects = it.kind === 'bucket' ? rowsOf(world, ids(rowsBy(world, 'objectsByBucket', id))) : [];
  const runs = it.kind === 'function' ? workloadsHolding(world, it.account, id) : [];
  const hasPolicy = it.kind !== 'object';
  return [
    ...(hasPolicy
      ? [
          part(
            'named',
            rowsOf(world, namedBy(it).names),
            { kind: 'resource-policy', props: { id } },
            sectionActions.edit,
          ),
        ]
      : []),
    ...(it.kind === 'function' && it.policy !== undefined
      ? [statementSection(item, trustText(world, it.policy))]
      : []),
    ...(it.kind === 'bucket'
      ? [part('objects', objects, { kind: 'create-resource', props: { resource: 'object', bucketId: id } })]
      : []),
    ...(runs.length > 0 ? [section({ id: 'runs', title: titles.runs, rows: runs })] : []),
  ];
}

function liveSessions(world: World, item: ItemOfKind<'identity'>, now: number): Section[] {
  const rows = [...world.tables.sessions.values()]
    .filter(
      ({ expiresAt, federatedKeys = [] }) =>
        expiresAt > now && federatedKeys.some(({ values }) => values.includes(item.id)),
    )
    .map(({ id, expiresAt }) => rowOf(world, id, { until: expiresAt }));
  return rows.length > 0 ? [section({ id: 'sessions', title: titles.sessions, rows })] : [];
}

/** What stands around an item, in the order in which it is asked for. `now` in ms. */
export function sectionsOf(world: World, item: WiderItem, now: number): Section[] {
  switch (item.kind) {
    case 'instanceProfile':
      return [
        part(
          'hands',
          rowsOf(world, item.row.roleIds),
          { kind: 'instance-profile-role', props: { id: item.id } },
          sectionActions.change,
        ),
        part('held', workloadsHolding(world, item.row.account, item.id)),
      ];
    case 'oidcProvider':
    case 'samlProvider':
      return providerSections(world, item);
    case 'identityPool':
      return identityPoolSections(world, item);
    case 'identity':
      return liveSessions(world, item, now);
    case 'userPool':
      return userPoolSections(world, item);
    case 'poolUser':
      return poolUserSections(world, item);
    case 'poolGroup':
      return poolGroupSections(world, item);
    case 'workload':
      return workloadSections(world, item, now);
    case 'resource':
      return resourceSections(world, item);
    case 'mfaDevice':
    case 'poolClient':
      return [];
    default:
      return organizationSections(world, item);
  }
}
