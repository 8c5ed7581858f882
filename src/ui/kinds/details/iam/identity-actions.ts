import type { World } from '../../../../engine/index.ts';
import { countBy, nowOf, roleArn, rowsBy } from '../../../../engine/index.ts';
import { done } from '#words/inspector.ts';
import { actions as words } from '#words/inspector-details.ts';
import type { Acting } from '../../acting.ts';
import { callerName } from '../../acting.ts';
import type { Action } from '../../action.ts';
import { action, dialog, only } from '../../action.ts';
import type { ItemOf, OwnerItem } from '../../item.ts';
import { addToGroup, attach, iam, putInline, sts } from '../../requests.ts';
import { actAs } from './act-as.ts';
import { moveToGroup } from './move-to-group.ts';
import { canAsk, whoCould } from './who-could.ts';

function ownerActions(owner: OwnerItem): Action[] {
  return [
    action({
      id: 'attach',
      label: words.attach,
      effect: dialog({ kind: 'attach', props: { ownerId: owner.id } }),
      requests: [attach(owner, 'POLICY-ARN')],
    }),
    action({
      id: 'inline',
      label: words.inline,
      effect: dialog({ kind: 'edit-inline-policy', props: { ownerId: owner.id } }),
      requests: [putInline(owner, 'NAME', 'DOCUMENT')],
    }),
    ...(owner.kind === 'group' ? [] : [boundary(owner.id)]),
  ];
}

const boundary = (ownerId: string): Action =>
  action({
    id: 'boundary',
    label: words.boundary,
    effect: dialog({ kind: 'permissions-boundary', props: { ownerId } }),
  });

const rename = (item: ItemOf<'user' | 'group'>): Action =>
  action({
    id: 'rename',
    label: words.rename,
    effect: dialog({ kind: 'rename', props: { id: item.id } }),
    requests: [
      item.kind === 'user'
        ? iam('UpdateUser', { UserName: item.row.name, NewUserName: 'NAME' })
        : iam('UpdateGroup', { GroupName: item.row.name, NewGroupName: 'NAME' }),
    ],
    key: 'F2',
  });

const tags = (id: string): Action =>
  action({ id: 'tags', label: words.editTags, effect: dialog({ kind: 'tags', props: { id } }) });

export function userActions(world: World, item: ItemOf<'user'>, acting: Acting): Action[] {
  const { name } = item.row;
  const asUser = actAs(world, item, acting, true);
  return [
    ...asUser,
    action({
      id: 'membership',
      label: words.addToGroups,
      effect: dialog({ kind: 'membership', props: { userId: item.id } }),
      requests: [addToGroup(name, 'NAME')],
      main: asUser.length === 0,
    }),
    action({
      id: 'new-key',
      label: words.newKey,
      effect: dialog({ kind: 'create-access-key', props: { userId: item.id } }),
      requests: [iam('CreateAccessKey', { UserName: name })],
    }),
    action({
      id: 'password',
      label: words.password,
      effect: dialog({ kind: 'password', props: { userId: item.id } }),
    }),
    action({
      id: 'create-mfa-device',
      label: words.newMfa,
      effect: dialog({ kind: 'create-mfa-device', props: { userId: item.id } }),
    }),
    ...ownerActions(item),
    ...only(moveAction(world, item)),
    tags(item.id),
    rename(item),
  ];
}

/** Direct policies go to the user's group in one click where that changes nobody else, else by a dialog that says whom. */
function moveAction(world: World, item: ItemOf<'user'>): Action | null {
  const owned = {
    attached: countBy(world, 'attachmentsByPrincipal', item.id),
    inline: countBy(world, 'inlinePoliciesByOwner', item.id),
  };
  if (owned.attached + owned.inline === 0) return null;
  const memberships = rowsBy(world, 'membershipsByUser', item.id);
  const groupId = memberships.length === 1 ? memberships[0]?.groupId : undefined;
  const group = groupId === undefined ? undefined : world.tables.groups.get(groupId);
  const alone = group !== undefined && countBy(world, 'membershipsByGroup', group.id) === 1;
  const requests = group ? moveToGroup(world, item.id, group.name) : [];
  return action({
    id: 'move-to-group',
    label: owned.attached + owned.inline === 1 ? words.moveToGroup : words.moveAllToGroup,
    effect: alone
      ? { type: 'calls', requests, done: done.moved(item.row.name, group.name) }
      : dialog({ kind: 'move-to-group', props: { userId: item.id } }),
    requests,
  });
}

export function groupActions(_world: World, item: ItemOf<'group'>): Action[] {
  return [
    action({
      id: 'membership',
      label: words.addUser,
      effect: dialog({ kind: 'membership', props: { groupId: item.id } }),
      requests: [addToGroup('NAME', item.row.name)],
      main: true,
    }),
    ...ownerActions(item),
    rename(item),
  ];
}

/** Offered once somebody has worn the role: what was issued can be denied, not taken back. */
function revoke(world: World, { id, row }: ItemOf<'role'>): Action | null {
  if (countBy(world, 'sessionsByOwner', id) === 0) return null;
  return action({
    id: 'revoke',
    label: words.revoke,
    effect: { type: 'revoke', roleId: id },
    requests: [
      iam('PutRolePolicy', {
        RoleName: row.name,
        PolicyName: 'AWSRevokeOlderSessions',
        PolicyDocument: 'DOCUMENT',
      }),
    ],
  });
}

/** Assuming the role as the acting identity; where that can't call AssumeRole at all, acting as somebody who can. */
function putOn(world: World, item: ItemOf<'role'>, caller: Acting['caller']): Action[] {
  const who = callerName(caller);
  if (canAsk(caller) && who !== null)
    return [
      action({
        id: 'assume',
        label: words.putOn(who),
        effect: { type: 'assume', roleId: item.id },
        requests: [
          sts('AssumeRole', { RoleArn: roleArn(item.row), RoleSessionName: who.split('/').at(-1) ?? 'NAME' }),
        ],
        main: true,
      }),
    ];
  const other = whoCould(world, item.row, nowOf(world));
  if (!other) return [];
  const { name, credentials } = other;
  const effect = { type: 'actAs', credentials, profile: name, done: done.actingAs(name) } as const;
  return [action({ id: 'act-as', label: words.actAsWhoCould(name), effect, main: true })];
}

export function roleActions(world: World, item: ItemOf<'role'>, { caller }: Acting): Action[] {
  const { name } = item.row;
  return [
    ...putOn(world, item, caller),
    action({
      id: 'edit-trust',
      label: words.editTrust,
      effect: dialog({ kind: 'edit-trust', props: { roleId: item.id } }),
      requests: [iam('UpdateAssumeRolePolicy', { RoleName: name, PolicyDocument: 'DOCUMENT' })],
    }),
    ...ownerActions(item),
    action({
      id: 'edit-role',
      label: words.editRole,
      effect: dialog({ kind: 'edit-role', props: { roleId: item.id } }),
      requests: [iam('UpdateRole', { RoleName: name })],
    }),
    action({
      id: 'create-instance-profile',
      label: words.newProfile,
      effect: dialog({ kind: 'create-instance-profile', props: { roleId: item.id } }),
    }),
    ...only(revoke(world, item)),
    tags(item.id),
  ];
}
