import type { KindOf, Rows, World } from '../../../engine/index.ts';
import {
  accountName,
  centredIn,
  identityCenterArn,
  isProvisioned,
  rowsBy,
  tagsOfPerson,
} from '../../../engine/index.ts';
import { steps as stepWords } from '#words/inspector-details.ts';
import { summaries } from '#words/identities.ts';
import {
  actions as words,
  badges,
  done,
  empties,
  notes,
  removals,
  sectionActions,
  sections as titles,
} from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import type { Action } from '../action.ts';
import { action } from '../action.ts';
import { indented } from '../document-text.ts';
import type { Fact } from '../fact.ts';
import type { ItemOf } from '../item.ts';
import type { Request } from '../requests.ts';
import { ask } from '../requests.ts';
import type { Row, Section } from '../section.ts';
import { section } from '../section.ts';
import type { DeleteStep, KindDetails } from './details.ts';
import { heading, mark } from './details.ts';
import { code, created, maybe, plain, some, tagged } from './facts.ts';
import { rowOf } from './sections.ts';
import { main, open, told } from './service.ts';

type SetRow = Rows['permissionSets'];
type Assignment = SetRow['assignments'][number];

const inputOf = (world: World, { id }: SetRow) => {
  const center = centredIn(world)?.identityCenter;
  return { InstanceArn: center ? identityCenterArn(center) : '', PermissionSetArn: id };
};

const unassign = (world: World, set: SetRow, { account, userId }: Assignment): Request =>
  ask('sso-admin:DeleteAccountAssignment', {
    ...inputOf(world, set),
    TargetId: account,
    TargetType: 'AWS_ACCOUNT',
    PrincipalType: 'USER',
    PrincipalId: userId,
  });

/** The line of an assignment: the person's at a set, the set's at a person. */
const assignmentRow = (world: World, set: SetRow, one: Assignment, shown: string): Row => ({
  ...rowOf(world, shown, {
    note: notes.inAccount(accountName(world, one.account)),
    remove: {
      label: removals.assignment(set.name, accountName(world, one.account)),
      request: unassign(world, set, one),
    },
  }),
  id: `${shown}/${one.account}`,
});

function setSections(world: World, { id, row }: ItemOf<'permissionSet'>): Section[] {
  return [
    section({
      id: 'people',
      title: titles.people,
      rows: row.assignments.map((one) => assignmentRow(world, row, one, one.userId)),
      empty: empties.people,
      action: { label: sectionActions.add, request: { kind: 'assign-permission-set', props: { id } } },
    }),
    section({
      id: 'setRoles',
      title: titles.setRoles,
      rows: row.roles.map(({ account, roleId }) =>
        rowOf(world, roleId, {
          note: isProvisioned(world, row, account)
            ? notes.inAccount(accountName(world, account))
            : notes.outdated(accountName(world, account)),
        }),
      ),
      empty: empties.setRoles,
    }),
    section({
      id: 'setPolicies',
      title: titles.setPolicies,
      rows: row.managedPolicies.map((arn) => {
        const policy = [...world.tables.policies.values()].find(
          ({ account, name }) => account === 'aws' && arn.endsWith(`/${name}`),
        );
        return rowOf(world, policy?.id ?? arn);
      }),
      empty: row.inlinePolicy === undefined ? empties.setPolicies : '',
      action: {
        label: sectionActions.change,
        request: { kind: 'edit-permission-set', props: { id, part: 'managed' } },
      },
    }),
  ];
}

function setActions(world: World, { id, row }: ItemOf<'permissionSet'>): Action[] {
  const isOutdated = row.roles.some(({ account }) => !isProvisioned(world, row, account));
  const provision = action({
    id: 'activate',
    label: words.provision,
    effect: {
      type: 'calls',
      requests: [
        ask('sso-admin:ProvisionPermissionSet', {
          ...inputOf(world, row),
          TargetType: 'ALL_PROVISIONED_ACCOUNTS',
        }),
      ],
      done: done.provisioned(row.name),
    },
    main: isOutdated,
  });
  return [
    ...(isOutdated ? [provision] : []),
    open(
      'edit-permission-set',
      words.setPolicies,
      { kind: 'edit-permission-set', props: { id } },
      isOutdated ? {} : main,
    ),
    open('membership', words.assign, { kind: 'assign-permission-set', props: { id } }),
  ];
}

const setFacts = ({ row }: ItemOf<'permissionSet'>): Fact[] => [
  ...maybe('description', row.description),
  plain('duration', row.sessionDuration),
  created(row),
  ...tagged(row),
];

const assignmentSteps = (world: World, set: SetRow, all: readonly Assignment[]): DeleteStep[] =>
  all.map((one) => ({
    label: stepWords.unassign(set.name, accountName(world, one.account)),
    request: unassign(world, set, one),
  }));

const setsOf = (world: World, userId: string) =>
  rowsBy(world, 'permissionSetsByUser', userId).map((set) => ({
    set,
    own: set.assignments.filter((one) => one.userId === userId),
  }));

function personFacts(world: World, { id, row }: ItemOf<'directoryUser'>): Fact[] {
  const center = centredIn(world)?.identityCenter;
  const tags = center ? tagsOfPerson(center, row) : [];
  return [
    code('id', id),
    ...some(
      'attribute',
      row.attributes
        .filter(({ path }) => !path.startsWith('name.'))
        .map(({ path, value }) => `${path.replace('[primary eq true]', '')}: ${value}`),
    ),
    ...some(
      'sessionTags',
      tags.map(({ key, value }) => `${key} = ${value}`),
    ),
    created(row),
  ];
}

type IdentityCenterKind = KindOf<'directoryUsers' | 'permissionSets'>;

/** People of the company's directory, and permission sets. */
export const identityCenterKinds: { readonly [K in IdentityCenterKind]: KindDetails<ItemOf<K>> } = {
  directoryUser: told({
    heading: () => heading('directoryUser'),
    facts: personFacts,
    sections: (world, { id }) => [
      section({
        id: 'assigned',
        title: titles.assigned,
        rows: setsOf(world, id).flatMap(({ set, own }) =>
          own.map((one) => assignmentRow(world, set, one, set.id)),
        ),
        empty: empties.assigned,
      }),
    ],
    // The portal has nothing to choose from for somebody without an assignment.
    actions: (world, { id }) =>
      setsOf(world, id).length === 0
        ? []
        : [open('sign-in', words.portal, { kind: 'sign-in-at-portal', props: { id } }, main)],
    remove: (world, { id }) =>
      ask('identitystore:DeleteUser', {
        IdentityStoreId: centredIn(world)?.identityCenter.identityStoreId ?? '',
        UserId: id,
      }),
    stepsBefore: (world, { id }) =>
      setsOf(world, id).flatMap(({ set, own }) => assignmentSteps(world, set, own)),
    summary: () => kindNames.directoryUser,
  }),
  permissionSet: told({
    heading: (world, { row }) =>
      heading(
        'permissionSet',
        row.roles.some(({ account }) => !isProvisioned(world, row, account))
          ? mark(badges.outdated, 'warn')
          : null,
      ),
    facts: (_, item) => setFacts(item),
    sections: setSections,
    documents: (_, { row }) =>
      row.inlinePolicy === undefined
        ? []
        : [{ id: 'document', title: titles.inline, text: indented(row.inlinePolicy), open: true }],
    actions: setActions,
    remove: (world, { row }) => ask('sso-admin:DeletePermissionSet', inputOf(world, row)),
    stepsBefore: (world, { row }) => assignmentSteps(world, row, row.assignments),
    summary: (_, { row }) => summaries.people(new Set(row.assignments.map(({ userId }) => userId)).size),
  }),
};
