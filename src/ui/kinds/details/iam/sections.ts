import type { World, SessionRow } from '../../../../engine/index.ts';
import { countBy, policyArn, rowsBy, usedServices } from '../../../../engine/index.ts';
import { empties, notes, sectionActions, sections as titles, removals } from '#words/inspector-details.ts';
import { kindNames } from '#words/kind-names.ts';
import { dateAndTimeInUtc, shortKey } from '../../../../words/index.ts';
import type { ItemOf, OutsidePrincipal, OwnerItem, SessionItem, Item } from '../../item.ts';
import { ownerOf, itemOf, itemOfRow } from '../../item.ts';
import { nameOf, sessionTitle } from '../../kinds.ts';
import type { Request } from '../../requests.ts';
import { detach, deleteInline, removeFromGroup } from '../../requests.ts';
import type { Section, Row, Tone } from '../../section.ts';
import { byLabel, row, section } from '../../section.ts';
import { filled } from '../sections.ts';
import { summaryText } from './policy-summary.ts';
import type { MayAssume, MayAssumeState } from './who-may-assume.ts';
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

/** How many services that nobody called are named; the rest is a count. */
const mostUnused = 6;

/** Tells what was last used of the policies of a user, a group or a role, or of one policy. None where nothing is allowed. */
function usedSection(world: World, item: ItemOf<'user' | 'group' | 'role' | 'policy'>): Section[] {
  const { used, unused, allowsMore } = usedServices(world, item);
  if (used.length + unused.length === 0 && !allowsMore) return [];
  const isOwn = item.kind === 'user' || item.kind === 'role';
  const rows = used.map(({ service, last, actions }) => {
    const by = itemOf(world, last.by);
    return row({
      id: service,
      target: isOwn || !by ? null : last.by,
      icon: 'service',
      label: notes.usedService(service, actions),
      note: notes.usedAt(dateAndTimeInUtc(last.date), isOwn || !by ? null : nameOf(world, by)),
    });
  });
  const left =
    unused.length > 0
      ? [notes.neverUsed(unused.slice(0, mostUnused), Math.max(0, unused.length - mostUnused))]
      : [];
  return [
    section({
      id: 'used',
      title: titles.used,
      rows,
      empty: empties.used,
      footnote: [...left, ...(allowsMore ? [notes.allowsEveryService] : [])].join(' ') || null,
    }),
  ];
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
  const answers = rolesFor(world, id, now);
  // A role that trusts the whole account trusts each of its users: only those who may ask are listed.
  const rows = answers
    .filter(({ state }) => state !== 'notAllowed')
    .map((answer) => assumeRow(world, answer, answer.roleId));
  const trusting = answers.flatMap(({ state, roleId }) =>
    state === 'notAllowed' ? (world.tables.roles.get(roleId)?.name ?? []) : [],
  );
  const [first] = trusting;
  const empty = first === undefined ? empties.canPutOn : notes.trustedOnly(first, trusting.length - 1);
  return section({ id: 'can', title: titles.canPutOn, rows, empty });
}

/** A user's devices, or the root user's, whose form takes no user. */
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
    ...usedSection(world, user),
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
    ...usedSection(world, group),
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
    ...usedSection(world, role),
  ];
}

/** The policies of a session's role or user, which a session policy may narrow. */
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
      footnote: session.policy === undefined && session.scopes === undefined ? null : notes.narrowed,
    }),
  ];
}

/** The users, groups and roles that have a policy, and the users whom it reaches through groups. */
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
    // Of AWS's own policies each account has uses of its own.
    ...(policy.row.account === 'aws' ? [] : usedSection(world, policy)),
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

function keyRows(world: World, ownerId: string): Row[] {
  return rowsBy(world, 'accessKeysByOwner', ownerId)
    .sort((a, b) => a.createDate - b.createDate)
    .map((key) =>
      row({
        id: key.id,
        icon: 'key',
        label: shortKey(key.id),
        note: key.status === 'Active' ? notes.active : notes.inactive,
        tone: key.status === 'Active' ? 'plain' : 'warn',
      }),
    );
}

function groupRows(world: World, user: Extract<OwnerItem, { kind: 'user' }>): Row[] {
  return rowsBy(world, 'membershipsByUser', user.id)
    .flatMap(({ groupId }) => world.tables.groups.get(groupId) ?? [])
    .map((group) =>
      row({
        id: group.id,
        icon: 'group',
        label: group.name,
        note: notes.members(countBy(world, 'membershipsByGroup', group.id)),
        remove: {
          label: removals.removeFrom(user.row.name, group.name),
          request: removeFromGroup(user.row.name, group.name),
        },
      }),
    )
    .sort(byLabel);
}

function memberRows(world: World, group: Extract<OwnerItem, { kind: 'group' }>): Row[] {
  return rowsBy(world, 'membershipsByGroup', group.id)
    .flatMap(({ userId }) => world.tables.users.get(userId) ?? [])
    .map((user) =>
      row({
        id: user.id,
        icon: 'user',
        label: user.name,
        remove: {
          label: removals.removeFrom(user.name, group.row.name),
          request: removeFromGroup(user.name, group.row.name),
        },
      }),
    )
    .sort(byLabel);
}

/** An owner's attached and inline policies. `through`: the group from which they come. */
function policyRows(world: World, owner: OwnerItem, through: string | null = null): Row[] {
  const managed = rowsBy(world, 'attachmentsByPrincipal', owner.id)
    .flatMap(({ policyId }) => world.tables.policies.get(policyId) ?? [])
    .map((policy) => {
      const document =
        policy.versions.find((one) => one.versionId === policy.defaultVersionId)?.document ?? '';
      return row({
        id: policy.id,
        icon: 'policy',
        label: policy.name,
        note: through ?? summaryText(document),
        remove: through === null ? detaching(policy.name, owner, detach(owner, policyArn(policy))) : null,
      });
    });
  const inline = rowsBy(world, 'inlinePoliciesByOwner', owner.id).map((policy) =>
    row({
      id: policy.id,
      icon: 'policy',
      label: policy.name,
      note: [notes.inline, through ?? summaryText(policy.document)].join(', '),
      remove: through === null ? detaching(policy.name, owner, deleteInline(owner, policy.name)) : null,
    }),
  );
  return [...managed, ...inline].sort(byLabel);
}

const detaching = (policy: string, owner: OwnerItem, request: Request): Row['remove'] => ({
  label: removals.detachFrom(policy, owner.row.name),
  request,
});

function inheritedRows(world: World, userId: string): Row[] {
  return rowsBy(world, 'membershipsByUser', userId)
    .flatMap(({ groupId }) => ownerOf(world, groupId) ?? [])
    .sort((a, b) => (a.row.name < b.row.name ? -1 : 1))
    .flatMap((group) =>
      policyRows(world, group, notes.through(group.row.name)).map((one) => ({
        ...one,
        id: `${group.id}/${one.id}`,
      })),
    );
}

const assumeTones: Readonly<Record<MayAssumeState, Tone>> = {
  ready: 'plain',
  outside: 'plain',
  denied: 'deny',
  notTrusted: 'deny',
  notAllowed: 'deny',
};

function assumeNote(answer: MayAssume, item: Item | null): string {
  if (answer.state === 'outside')
    return item?.kind === 'service' ? notes.trustedService : notes.trustedOutside;
  if (answer.state === 'ready') return answer.byName ? notes.namedByTrust : notes.ready;
  return notes[answer.state];
}

function assumeRow(world: World, answer: MayAssume, otherId: string): Row {
  const item = itemOf(world, otherId);
  return row({
    id: otherId,
    target: item ? otherId : null,
    icon: item ? item.kind : 'account',
    label: item ? nameOf(world, item) : otherId,
    note: assumeNote(answer, itemOf(world, answer.principalId)),
    tone: assumeTones[answer.state],
  });
}

const live = (sessions: readonly SessionRow[], now: number): SessionRow[] =>
  sessions.filter((session) => session.expiresAt > now).sort((a, b) => b.issuedAt - a.issuedAt);

function sessionRows(world: World, ownerId: string, now: number): Row[] {
  return live(rowsBy(world, 'sessionsByOwner', ownerId), now).map((session) =>
    row({
      id: session.id,
      icon: itemOfRow('sessions', session).kind,
      label: session.kind === 'userSession' ? shortKey(session.id) : sessionTitle(world, session),
      until: session.expiresAt,
    }),
  );
}

/** MFA devices with their present codes, each as a link to the device. */
export function mfaRows(world: World, ownerId: string): Row[] {
  return rowsBy(world, 'mfaDevicesByOwner', ownerId)
    .map(({ id, name, seed }) => row({ id, icon: 'mfaDevice', label: name, seed }))
    .sort(byLabel);
}

/** The instance profiles that hold a role. */
export function profileRows(world: World, role: Extract<OwnerItem, { kind: 'role' }>): Row[] {
  return rowsBy(world, 'instanceProfilesByAccount', role.row.account)
    .filter(({ roleIds }) => roleIds.includes(role.id))
    .map(({ id, name }) => row({ id, icon: 'instanceProfile', label: name }))
    .sort(byLabel);
}

/** The users and roles that have a policy as their permissions boundary. */
export function limitedRows(world: World, arn: string): Row[] {
  const of = (icon: 'user' | 'role', { id, name }: { id: string; name: string }): Row =>
    row({ id, icon, label: name });
  return [
    ...rowsBy(world, 'usersByBoundary', arn).map((user) => of('user', user)),
    ...rowsBy(world, 'rolesByBoundary', arn).map((role) => of('role', role)),
  ].sort(byLabel);
}

/** The workloads that hold an access key. */
function holderRows(world: World, key: { readonly id: string; readonly account: string }): Row[] {
  return rowsBy(world, 'workloadsByAccount', key.account)
    .filter(({ accessKeyId }) => accessKeyId === key.id)
    .map((workload) =>
      row({
        id: workload.id,
        icon: itemOfRow('workloads', workload).kind,
        label: workload.name,
        tone: workload.leaked ? 'warn' : 'plain',
        note: workload.leaked ? notes.leaked : '',
      }),
    )
    .sort(byLabel);
}
