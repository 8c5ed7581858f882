import type { KindOf, World } from '../../../engine/index.ts';
import { rowsBy } from '../../../engine/index.ts';
import { outsideId } from '../../../graph/model/elements.ts';
import { steps as words } from '#words/inspector-details.ts';
import { actions, badges, sectionActions, sections as titles } from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import { dateAndTimeInUtc } from '../../../words/index.ts';
import type { Action } from '../action.ts';
import type { Fact } from '../fact.ts';
import type { ItemOf } from '../item.ts';
import { ask } from '../requests.ts';
import type { Section } from '../section.ts';
import type { DeleteStep, KindDetails } from './details.ts';
import { mark, none, heading } from './details.ts';
import { code, created, link, maybe, plain, some, tagged } from './facts.ts';
import { rolesTrusting, rowsOf, filled, ids, part, workloadsHolding } from './sections.ts';
import { main, open, tags, told } from './service.ts';

function providerSections(world: World, item: ItemOf<'oidcProvider' | 'samlProvider'>): Section[] {
  const field = item.kind === 'oidcProvider' ? 'openIdConnectProviderArns' : 'samlProviderArns';
  const pools = rowsBy(world, 'identityPoolsByAccount', item.row.account).filter((pool) =>
    pool[field].includes(item.id),
  );
  const roles = rolesTrusting(world, item.row.account, outsideId('federated', item.id));
  return [
    part('trustedBy', rowsOf(world, ids(roles))),
    ...filled('pools', titles.poolsOf, rowsOf(world, ids(pools))),
  ];
}

function providerActions(item: ItemOf<'oidcProvider' | 'samlProvider'>): Action[] {
  const { id } = item;
  const signIn = open('sign-in', actions.signIn, { kind: 'sign-in-at-provider', props: { id } }, main);
  return item.kind === 'samlProvider'
    ? [signIn, tags(id)]
    : [signIn, open('edit-provider', actions.edit, { kind: 'edit-oidc-provider', props: { id } }), tags(id)];
}

const providerSummary = ({ kind }: ItemOf<'oidcProvider' | 'samlProvider'>): string => kindNames[kind];

const oidcFacts = ({ row }: ItemOf<'oidcProvider'>): Fact[] => [
  code('url', `https://${row.url}`),
  ...some('audiences', row.clientIds),
  ...some('thumbprints', row.thumbprints, { code: true }),
  created(row),
  ...tagged(row),
];

const samlFacts = ({ row }: ItemOf<'samlProvider'>): Fact[] => [
  code('entityId', row.entityId),
  created(row),
  plain('validUntil', dateAndTimeInUtc(row.validUntil)),
  ...tagged(row),
];

const deviceFacts = (world: World, { row }: ItemOf<'mfaDevice'>): Fact[] => [
  ...(row.ownerId === null ? [] : [link(world, 'owner', row.ownerId)]),
  ...maybe('enabled', row.enableDate === undefined ? null : dateAndTimeInUtc(row.enableDate)),
  ...tagged(row),
];

const profileSections = (world: World, { id, row }: ItemOf<'instanceProfile'>): Section[] => [
  part(
    'hands',
    rowsOf(world, row.roleIds),
    { kind: 'instance-profile-role', props: { id } },
    sectionActions.change,
  ),
  part('held', workloadsHolding(world, row.account, id)),
];

/** The role that an instance profile holds. */
function roleOutSteps(world: World, { row }: ItemOf<'instanceProfile'>): DeleteStep[] {
  return row.roleIds
    .flatMap((id) => world.tables.roles.get(id) ?? [])
    .map(({ name }) => ({
      label: words.outOfProfile(name, row.name),
      request: ask('RemoveRoleFromInstanceProfile', { InstanceProfileName: row.name, RoleName: name }),
    }));
}

/** The call that switches the device off for its owner, which must come before the deletion. */
function deviceSteps(world: World, { id, row }: ItemOf<'mfaDevice'>): DeleteStep[] {
  if (row.ownerId === null) return [];
  const owner = world.tables.users.get(row.ownerId);
  const off = ask('DeactivateMFADevice', { ...(owner && { UserName: owner.name }), SerialNumber: id });
  return [{ label: words.switchOff(row.name), request: off }];
}

type ProviderKind = KindOf<'oidcProviders' | 'samlProviders' | 'mfaDevices' | 'instanceProfiles'>;

/** IAM's own devices, instance profiles and identity providers. */
export const providerKinds: { readonly [K in ProviderKind]: KindDetails<ItemOf<K>> } = {
  oidcProvider: told<ItemOf<'oidcProvider'>>({
    heading: () => heading('oidcProvider'),
    facts: (_, item) => oidcFacts(item),
    sections: providerSections,
    actions: (_, item) => providerActions(item),
    remove: (_, { id }) => ask('DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: id }),
    summary: (_, item) => providerSummary(item),
  }),
  samlProvider: told<ItemOf<'samlProvider'>>({
    heading: () => heading('samlProvider'),
    facts: (_, item) => samlFacts(item),
    sections: providerSections,
    documents: (_, { row }) => [{ id: 'metadata', title: titles.metadata, text: row.metadata, open: false }],
    actions: (_, item) => providerActions(item),
    remove: (_, { id }) => ask('DeleteSAMLProvider', { SAMLProviderArn: id }),
    summary: (_, item) => providerSummary(item),
  }),
  mfaDevice: told({
    heading: (_, { row }) => heading('mfaDevice', row.ownerId === null ? mark(badges.free, 'warn') : null),
    facts: deviceFacts,
    sections: none,
    actions: (_, { id }) => [
      open('mfa-device', actions.mfa, { kind: 'mfa-device', props: { id } }, main),
      tags(id),
    ],
    remove: (_, { id }) => ask('DeleteVirtualMFADevice', { SerialNumber: id }),
    stepsBefore: deviceSteps,
    summary: () => kindNames.mfaDevice,
  }),
  instanceProfile: told({
    heading: () => heading('instanceProfile'),
    facts: (_, { id, row }) => [code('id', id), created(row), ...tagged(row)],
    sections: profileSections,
    actions: (_, { id }) => [
      open('edit-profile', actions.role, { kind: 'instance-profile-role', props: { id } }, main),
      tags(id),
    ],
    remove: (_, { row }) => ask('DeleteInstanceProfile', { InstanceProfileName: row.name }),
    stepsBefore: roleOutSteps,
    summary: () => kindNames.instanceProfile,
  }),
};
