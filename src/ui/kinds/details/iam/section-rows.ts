import type { SessionRow, World } from '../../../../engine/index.ts';
import { countBy, policyArn, rowsBy } from '../../../../engine/index.ts';
import { notes, removals } from '#words/inspector-details.ts';
import { shortKey } from '../../../../words/index.ts';
import type { Item, OwnerItem } from '../../item.ts';
import { itemOf, itemOfRow, ownerOf } from '../../item.ts';
import { nameOf, sessionTitle } from '../../kinds.ts';
import { summaryText } from './policy-summary.ts';
import type { Request } from '../../requests.ts';
import { deleteInline, detach, removeFromGroup } from '../../requests.ts';
import type { Row, Tone } from '../../section.ts';
import { byLabel, row } from '../../section.ts';
import type { MayAssume, MayAssumeState } from './who-may-assume.ts';

export function keyRows(world: World, ownerId: string): Row[] {
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

export function groupRows(world: World, user: Extract<OwnerItem, { kind: 'user' }>): Row[] {
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

export function memberRows(world: World, group: Extract<OwnerItem, { kind: 'group' }>): Row[] {
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

/** An owner's own policies, attached and inline; through which group they come is said where `through` is given. */
export function policyRows(world: World, owner: OwnerItem, through: string | null = null): Row[] {
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

export const detaching = (policy: string, owner: OwnerItem, request: Request): Row['remove'] => ({
  label: removals.detachFrom(policy, owner.row.name),
  request,
});

export function inheritedRows(world: World, userId: string): Row[] {
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

export function assumeRow(world: World, answer: MayAssume, otherId: string): Row {
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

export function sessionRows(world: World, ownerId: string, now: number): Row[] {
  return live(rowsBy(world, 'sessionsByOwner', ownerId), now).map((session) =>
    row({
      id: session.id,
      icon: itemOfRow('sessions', session).kind,
      label: session.kind === 'userSession' ? shortKey(session.id) : sessionTitle(world, session),
      until: session.expiresAt,
    }),
  );
}

/** MFA devices with the codes that they show, and each is a link to the device. */
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

/** Whom a policy limits as permissions boundary. */
export function limitedRows(world: World, arn: string): Row[] {
  const of = (icon: 'user' | 'role', { id, name }: { id: string; name: string }): Row =>
    row({ id, icon, label: name });
  return [
    ...rowsBy(world, 'usersByBoundary', arn).map((user) => of('user', user)),
    ...rowsBy(world, 'rolesByBoundary', arn).map((role) => of('role', role)),
  ].sort(byLabel);
}

/** What runs with a key, its holders. */
export function holderRows(world: World, key: { readonly id: string; readonly account: string }): Row[] {
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
