import type { World } from '../../../../engine/index.ts';
import { countBy, policyArn, rowsBy } from '../../../../engine/index.ts';
import { empties, notes, sectionActions, sections as titles } from '#words/inspector-details.ts';
import { kindNames } from '#words/kind-names.ts';
import type { ItemOf, OutsidePrincipal, OwnerItem, SessionItem } from '../../item.ts';
import { ownerOf } from '../../item.ts';
import { detach } from '../../requests.ts';
import type { Section } from '../../section.ts';
import { byLabel, row, section } from '../../section.ts';
import { filled } from '../sections.ts';
import {
  assumeRow,
  detaching,
  groupRows,
  inheritedRows,
  holderRows,
  keyRows,
  limitedRows,
  memberRows,
  mfaRows,
  policyRows,
  profileRows,
  sessionRows,
} from './section-rows.ts';
import { hasConditions, rolesFor, rolesTrusting, whoMayAssume } from './who-may-assume.ts';

function policySection(world: World, owner: OwnerItem): Section {
  const own = policyRows(world, owner);
  const marked =
    owner.kind === 'user'
      ? own.map((one) => ({ ...one, tone: 'warn' as const, note: `${notes.direct}, ${one.note}` }))
      : own;
  return section({
    id: 'policies',
    title: owner.kind === 'group' ? titles.groupPolicies : titles.userPolicies,
    rows: owner.kind === 'user' ? [...inheritedRows(world, owner.id), ...marked] : marked,
    action: { label: sectionActions.policies, request: { kind: 'attach', props: { ownerId: owner.id } } },
    empty: empties.policies,
  });
}

function whoSection(world: World, role: ItemOf<'role'>, now: number): Section {
  const { answers, asked, all } = whoMayAssume(world, role.row, now);
  const partly = asked < all ? [notes.notAllLooked(asked, all)] : [];
  const conditions = hasConditions(role.row) ? [notes.conditions] : [];
  return section({
    id: 'who',
    title: titles.whoMayPutOn,
    rows: answers.map((answer) => assumeRow(world, answer, answer.principalId)),
    action: {
      label: sectionActions.whoMayPutOn,
      request: { kind: 'edit-trust', props: { roleId: role.id } },
    },
    empty: empties.whoMayPutOn,
    footnote: [...conditions, ...partly].join(' ') || null,
  });
}

function canSection(world: World, id: string, now: number): Section {
  const rows = rolesFor(world, id, now).map((answer) => assumeRow(world, answer, answer.roleId));
  return section({ id: 'can', title: titles.canPutOn, rows, empty: empties.canPutOn });
}

/** A user's devices, or the root user's, whose form knows no user. */
const mfaSection = (world: World, ownerId: string, props: { readonly userId?: string }): Section =>
  section({
    id: 'mfa',
    title: titles.mfa,
    rows: mfaRows(world, ownerId),
    action: { label: sectionActions.mfa, request: { kind: 'create-mfa-device', props } },
    empty: empties.mfa,
  });

export function userSections(world: World, user: ItemOf<'user'>, now: number): Section[] {
  const temporary = sessionRows(world, user.id, now);
  return [
    section({
      id: 'keys',
      title: titles.keys,
      rows: keyRows(world, user.id),
      action: {
        label: sectionActions.keys,
        request: { kind: 'create-access-key', props: { userId: user.id } },
      },
      empty: empties.keys,
    }),
    section({
      id: 'groups',
      title: titles.groups,
      rows: groupRows(world, user),
      action: { label: sectionActions.groups, request: { kind: 'membership', props: { userId: user.id } } },
      empty: empties.groups,
    }),
    policySection(world, user),
    canSection(world, user.id, now),
    mfaSection(world, user.id, { userId: user.id }),
    ...filled('sessions', titles.temporaryKeys, temporary),
  ];
}

export function groupSections(world: World, group: ItemOf<'group'>): Section[] {
  return [
    section({
      id: 'members',
      title: titles.members,
      rows: memberRows(world, group),
      action: {
        label: sectionActions.members,
        request: { kind: 'membership', props: { groupId: group.id } },
      },
      empty: empties.members,
    }),
    policySection(world, group),
  ];
}

export function roleSections(world: World, role: ItemOf<'role'>, now: number): Section[] {
  const can = canSection(world, role.id, now);
  return [
    whoSection(world, role, now),
    policySection(world, role),
    section({
      id: 'worn',
      title: titles.wornNow,
      rows: sessionRows(world, role.id, now),
      empty: empties.wornNow,
    }),
    ...(can.rows.length > 0 ? [can] : []),
    ...filled('profiles', titles.instanceProfiles, profileRows(world, role)),
  ];
}

/** What stands behind a session: the policies of its role or user, which a session policy may narrow. */
export function sessionSections(world: World, { row: session }: SessionItem): Section[] {
  const owner = ownerOf(world, session.ownerId);
  if (!owner) return [];
  const own = policyRows(world, owner, notes.through(owner.row.name));
  return [
    section({
      id: 'policies',
      title: titles.userPolicies,
      rows: owner.kind === 'user' ? [...inheritedRows(world, owner.id), ...own] : own,
      empty: empties.policies,
      footnote: session.policy === undefined ? null : notes.narrowed,
    }),
  ];
}

/** The users whom a policy reaches through the groups that it is attached to; groups are said, not counted in. */
export function policySections(world: World, policy: ItemOf<'policy'>): Section[] {
  const owners = rowsBy(world, 'attachmentsByPolicy', policy.id).flatMap(
    ({ principalId }) => ownerOf(world, principalId) ?? [],
  );
  const rows = owners.map((owner) =>
    row({
      id: owner.id,
      icon: owner.kind,
      label: owner.row.name,
      note:
        owner.kind === 'group'
          ? notes.members(countBy(world, 'membershipsByGroup', owner.id))
          : kindNames[owner.kind],
      tone: owner.kind === 'user' ? 'warn' : 'plain',
      remove: detaching(policy.row.name, owner, detach(owner, policyArn(policy.row))),
    }),
  );
  const groups = owners.flatMap((owner) => (owner.kind === 'group' ? [owner] : []));
  const reached = groups.flatMap((group) =>
    memberRows(world, group).map((one) => ({
      ...one,
      id: `${group.id}/${one.id}`,
      note: notes.through(group.row.name),
      remove: null,
    })),
  );
  return [
    section({
      id: 'attached',
      title: titles.attachedTo,
      rows: rows.sort(byLabel),
      action: {
        label: sectionActions.attachedTo,
        request: { kind: 'attach', props: { policyId: policy.id } },
      },
      empty: empties.attachedTo,
    }),
    ...filled('reaches', titles.reaches, reached),
    ...filled('limits', titles.limits, limitedRows(world, policyArn(policy.row))),
  ];
}

export function outsideSections(world: World, { id }: ItemOf<OutsidePrincipal>): Section[] {
  const rows = rolesTrusting(world, id).map((role) =>
    row({
      id: role.id,
      icon: 'role',
      label: role.name,
      note: hasConditions(role) ? notes.withConditions : notes.trustedService,
    }),
  );
  return [section({ id: 'trusted', title: titles.trustedBy, rows, empty: empties.trustedBy })];
}

export const rootSections = (world: World, { id }: ItemOf<'root'>): Section[] => [
  ...filled('keys', titles.keys, keyRows(world, id)),
  mfaSection(world, id, {}),
];

export const keySections = (world: World, { row: key }: ItemOf<'key'>): Section[] =>
  filled('held', titles.heldBy, holderRows(world, key));
