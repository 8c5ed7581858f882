import type { KindOf, World } from '../../../engine/index.ts';
import { accountName, accountOf, accountRootArn, countBy, rowsBy } from '../../../engine/index.ts';
import { steps as stepWords } from '#words/inspector-details.ts';
import { summaries } from '#words/identities.ts';
import {
  actions as words,
  badges,
  done as said,
  facts as says,
  sections as titles,
  empties,
  notes,
  sectionActions,
} from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import { dateAndTimeInUtc } from '../../../words/index.ts';
import type { Action } from '../action.ts';
import { action } from '../action.ts';
import { indented } from '../document-text.ts';
import type { Fact } from '../fact.ts';
import type { ItemOf } from '../item.ts';
import { heldAccountId, itemOf } from '../item.ts';
import { nameOf } from '../kinds.ts';
import { ask } from '../requests.ts';
import type { Row, Section } from '../section.ts';
import { section } from '../section.ts';
import type { DeleteStep, KindDetails, Mark } from './details.ts';
import { mark, never, heading } from './details.ts';
import { code, created, link, maybe, plain, some, tagged } from './facts.ts';
import { rowOf, rowsOf } from './sections.ts';
import { main, open, told } from './service.ts';

/** The root, a unit or an account, as a policy's target. */
const targetItemId = (world: World, targetId: string): string =>
  itemOf(world, targetId)?.kind === 'root' ? heldAccountId(targetId) : targetId;

const attachedTo = (world: World, targetId: string): string[] =>
  rowsBy(world, 'organizationAttachmentsByTarget', targetId).map(({ policyId }) => policyId);

/** Returns the parents of a unit or account, the nearest first. It stops at a loop, which no organization has. */
function ancestors(world: World, parentId: string | null): string[] {
  const path: string[] = [];
  for (
    let id = parentId;
    id !== null && !path.includes(id);
    id = world.tables.units.get(id)?.parentId ?? null
  )
    path.push(id);
  return path;
}

function ceilings(world: World, targetId: string, parentId: string | null): Section[] {
  const own = rowsOf(world, attachedTo(world, targetId));
  const inherited = ancestors(world, parentId).flatMap((id) => {
    const place = itemOf(world, id);
    const note = notes.from(place ? nameOf(world, place) : id);
    return attachedTo(world, id).map((policyId): Row => ({
      ...rowOf(world, policyId, { note }),
      id: `${id}/${policyId}`,
    }));
  });
  return [
    section({
      id: 'ceilings',
      title: titles.ceilings,
      rows: own,
      empty: empties.ceilings,
      action: {
        label: sectionActions.attach,
        request: { kind: 'attach-organization-policy', props: { targetId } },
      },
    }),
    ...(inherited.length > 0 ? [section({ id: 'inherited', title: titles.inherited, rows: inherited })] : []),
  ];
}

/** Returns the units and accounts directly below. */
function unitsAndAccounts(world: World, parentId: string): Section[] {
  const units = rowsBy(world, 'unitsByParent', parentId).map(({ id }) => id);
  const accounts = rowsBy(world, 'accountsByParent', parentId).map(({ id }) => heldAccountId(id));
  return [
    section({
      id: 'units',
      title: titles.units,
      rows: rowsOf(world, units),
      empty: empties.units,
      action: { label: sectionActions.add, request: { kind: 'create-unit', props: { parentId } } },
    }),
    section({
      id: 'accounts',
      title: titles.accounts,
      rows: rowsOf(world, accounts),
      empty: empties.accounts,
      action: { label: sectionActions.add, request: { kind: 'create-account', props: { parentId } } },
    }),
  ];
}

function policySections(world: World, { id }: ItemOf<'organizationPolicy'>): Section[] {
  const targets = rowsBy(world, 'organizationAttachmentsByPolicy', id).map(({ targetId }) =>
    targetItemId(world, targetId),
  );
  const attached = section({
    id: 'targets',
    title: titles.targets,
    rows: rowsOf(world, targets),
    empty: empties.targets,
    action: {
      label: sectionActions.attach,
      request: { kind: 'attach-organization-policy', props: { policyId: id } },
    },
  });
  return [attached];
}

const accountSections = (world: World, { account, row }: ItemOf<'heldAccount'>): Section[] =>
  row?.parentId == null ? [] : ceilings(world, account, row.parentId);

const rootSections = (world: World, { id }: ItemOf<'organizationRoot'>): Section[] => [
  ...ceilings(world, id, null),
  ...unitsAndAccounts(world, id),
];

const unitSections = (world: World, { id, row }: ItemOf<'unit'>): Section[] => [
  ...ceilings(world, id, row.parentId),
  ...unitsAndAccounts(world, id),
];

function accountFacts(world: World, { account, row }: ItemOf<'heldAccount'>): Fact[] {
  return [
    code('account', account),
    ...maybe('alias', world.tables.accountSettings.get(account)?.alias),
    ...maybe('email', row?.email),
    ...(row ? [created(row)] : []),
    row?.parentId ? link(world, 'stands', row.parentId) : plain('stands', says.outsideOrganization),
    ...maybe('joined', row?.joinedAt === undefined ? null : dateAndTimeInUtc(row.joinedAt)),
    plain('root', accountRootArn(account), { target: account }),
    plain('users', String(countBy(world, 'usersByAccount', account))),
    plain('roles', String(countBy(world, 'rolesByAccount', account))),
  ];
}

function accountActions(world: World, { account, row }: ItemOf<'heldAccount'>): Action[] {
  const view = action({
    id: 'view',
    label: words.view,
    effect: { type: 'view', account: account === accountOf(world) ? null : account },
    main: true,
  });
  if (!row?.parentId) return [view];
  return [
    view,
    open('move', words.move, { kind: 'move-account', props: { id: account } }),
    open('attach', words.attachCeiling, { kind: 'attach-organization-policy', props: { targetId: account } }),
  ];
}

function placeActions(targetId: string): Action[] {
  return [
    open('create-account', words.newAccount, { kind: 'create-account', props: { parentId: targetId } }, main),
    open('create-unit', words.newUnit, { kind: 'create-unit', props: { parentId: targetId } }),
    open('attach', words.attachCeiling, { kind: 'attach-organization-policy', props: { targetId } }),
  ];
}

/** Offers what can be done about the company's sign-in. Turning it on takes the console. */
function identityCenterActions({ identityCenter }: ItemOf<'organization'>['row']): Action[] {
  if (identityCenter)
    return [
      open('create-permission-set', words.newSet, { kind: 'create-permission-set', props: {} }),
      open('create-directory-user', words.newDirectoryUser, { kind: 'create-directory-user', props: {} }),
      open('edit-attributes', words.attributes, { kind: 'access-control-attributes', props: {} }),
    ];
  const requests = [ask('playground:EnableIdentityCenter', {})];
  const effect = { type: 'calls', requests, done: said.identityCenter } as const;
  return [action({ id: 'create-identity-center', label: words.identityCenter, effect })];
}

function ceilingActions({ id, row }: ItemOf<'organizationPolicy'>): Action[] {
  const attach = open(
    'attach',
    words.attachIt,
    { kind: 'attach-organization-policy', props: { policyId: id } },
    main,
  );
  if (row.awsManaged) return [attach];
  return [attach, open('edit-policy', words.edit, { kind: 'edit-organization-policy', props: { id } })];
}

function accountMark(world: World, item: ItemOf<'heldAccount'>): Mark | null {
  if (item.row?.status === 'SUSPENDED') return mark(badges.suspended, 'warn');
  const manages = [...world.tables.organizations.values()].some(({ account }) => account === item.account);
  return manages ? mark(badges.management) : null;
}

/** Returns the calls that detach an organization's policy from all its targets. */
function targetSteps(world: World, { id, row }: ItemOf<'organizationPolicy'>): DeleteStep[] {
  return rowsBy(world, 'organizationAttachmentsByPolicy', id).map(({ targetId }) => ({
    label: stepWords.detach(row.name, accountName(world, targetId)),
    request: ask('organizations:DetachPolicy', { PolicyId: id, TargetId: targetId }),
  }));
}

const organizationFacts = (world: World, { id, row }: ItemOf<'organization'>): Fact[] => [
  code('id', id),
  link(world, 'manages', heldAccountId(row.account)),
  plain('features', row.featureSet),
  ...some('types', row.enabledPolicyTypes),
  ...some('trustedServices', row.trustedServices?.map(({ serviceName }) => serviceName) ?? []),
  ...some('rootAccess', row.rootFeatures ?? []),
  created(row),
];

const accountsBelow = (world: World, { kind, id }: ItemOf<'organizationRoot' | 'unit'>): string =>
  `${kindNames[kind]}; ${summaries.accounts(countBy(world, 'accountsByParent', id))}`;

const attachedCount = (world: World, { id, row }: ItemOf<'organizationPolicy'>): string =>
  `${kindNames[row.type]}; ${summaries.attachedTo(countBy(world, 'organizationAttachmentsByPolicy', id))}`;

type OrganizationKind =
  KindOf<'accounts' | 'organizations' | 'units' | 'organizationPolicies'> | 'organizationRoot';

/** Accounts and the parts of an organization. */
export const organizationKinds: { readonly [K in OrganizationKind]: KindDetails<ItemOf<K>> } = {
  heldAccount: told({
    heading: (world, item) =>
      heading(item.account === accountOf(world) ? 'homeAccount' : 'heldAccount', accountMark(world, item)),
    facts: accountFacts,
    sections: accountSections,
    actions: accountActions,
    remove: (_, { row, account }) => (row ? ask('playground:RemoveAccount', { AccountId: account }) : null),
    summary: (world, { account }) =>
      account === accountOf(world) ? `${account}; ${summaries.home}` : account,
  }),
  organization: told({
    heading: () => heading('organization'),
    facts: organizationFacts,
    sections: (world, { row }) => unitsAndAccounts(world, row.rootId),
    actions: (_, { row }) => [
      ...placeActions(row.rootId),
      ...identityCenterActions(row),
      open('edit-root-access', words.rootAccess, { kind: 'root-access', props: {} }),
    ],
    remove: () => ask('organizations:DeleteOrganization', {}),
    summary: () => kindNames.organization,
  }),
  organizationRoot: told({
    heading: () => heading('organizationRoot'),
    facts: (world, { row }) => [link(world, 'owner', row.id), ...some('types', row.enabledPolicyTypes)],
    sections: rootSections,
    actions: (_, { id }) => placeActions(id),
    remove: never,
    summary: accountsBelow,
  }),
  unit: told({
    heading: () => heading('unit'),
    facts: (world, { id, row }) => [code('id', id), link(world, 'stands', row.parentId), ...tagged(row)],
    sections: unitSections,
    actions: (_, { id }) => placeActions(id),
    remove: (_, { id }) => ask('organizations:DeleteOrganizationalUnit', { OrganizationalUnitId: id }),
    summary: accountsBelow,
  }),
  organizationPolicy: told({
    heading: (_, { row }) => heading(row.type, row.awsManaged ? mark(badges.byAws) : null),
    facts: (_, { id, row }) => [code('id', id), ...maybe('description', row.description)],
    sections: policySections,
    documents: (_, { row }) => [
      { id: 'document', title: titles.document, text: indented(row.document), open: true },
    ],
    actions: (_, item) => ceilingActions(item),
    remove: (_, { id, row }) => (row.awsManaged ? null : ask('organizations:DeletePolicy', { PolicyId: id })),
    stepsBefore: targetSteps,
    summary: attachedCount,
  }),
};
