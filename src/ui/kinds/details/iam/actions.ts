import type { World } from '../../../../engine/index.ts';
import { holdsAccount, policyArn, countBy, nowOf, roleArn, rowsBy } from '../../../../engine/index.ts';
import { actions as words } from '#words/inspector-details.ts';
import { done, rootName } from '#words/inspector.ts';
import { shortKey } from '../../../../words/index.ts';
import type { Acting } from '../../acting.ts';
import { afterSession, credentialsOf, isActing, callerName } from '../../acting.ts';
import type { Action, Effect } from '../../action.ts';
import { action, dialog, only } from '../../action.ts';
import type { ItemOf, SessionItem, Item, OwnerItem } from '../../item.ts';
import { itemOf, ownerOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import type { Request } from '../../requests.ts';
import {
  iam,
  setKeyStatus,
  addToGroup,
  attach,
  putInline,
  sts,
  deleteInline,
  detach,
} from '../../requests.ts';
import { canAsk, whoCould } from './who-may-assume.ts';

export function policyActions(world: World, item: ItemOf<'policy'>): Action[] {
  const policyId = item.id;
  const isAttached = countBy(world, 'attachmentsByPolicy', policyId) > 0;
  const attachIt = action({
    id: 'attach',
    label: words.attachIt,
    effect: dialog({ kind: 'attach', props: { policyId } }),
    requests: [iam('AttachGroupPolicy', { GroupName: 'NAME', PolicyArn: policyArn(item.row) })],
    main: !isAttached,
  });
  if (item.row.account === 'aws') return [attachIt];
  return [
    attachIt,
    action({
      id: 'edit-document',
      label: words.newVersion,
      effect: dialog({ kind: 'edit-policy', props: { policyId } }),
      requests: [
        iam('CreatePolicyVersion', {
          PolicyArn: policyArn(item.row),
          PolicyDocument: 'DOCUMENT',
          SetAsDefault: true,
        }),
      ],
      main: isAttached,
    }),
    action({
      id: 'versions',
      label: words.versions,
      effect: dialog({ kind: 'policy-versions', props: { policyId } }),
    }),
    action({ id: 'tags', label: words.editTags, effect: dialog({ kind: 'tags', props: { id: policyId } }) }),
  ];
}

export function keyActions(world: World, item: ItemOf<'key'>, acting: Acting): Action[] {
  const active = item.row.status === 'Active';
  const requests = [setKeyStatus(world, item.row, active ? 'Inactive' : 'Active')];
  const short = shortKey(item.id);
  return [
    action({
      id: active ? 'deactivate' : 'activate',
      label: active ? words.deactivate : words.activate,
      effect: { type: 'calls', requests, done: active ? done.deactivated(short) : done.activated(short) },
      main: true,
    }),
    ...actAs(world, item, acting, false),
  ];
}

/** An expired session can't act. Its role can be assumed again, by a caller who may ask for it. */
function wearAgain(item: SessionItem, { caller }: Acting): Action[] {
  if (item.kind !== 'session' || item.row.kind !== 'assumedRole' || !canAsk(caller)) return [];
  const effect: Effect = { type: 'assume', roleId: item.row.ownerId };
  return [action({ id: 'assume', label: words.wearAgain, effect, main: true })];
}

const handOn = (): Action =>
  action({
    id: 'scope',
    label: words.handOn,
    effect: dialog({ kind: 'scoped-credentials', props: {} }),
  });

export function sessionActions(world: World, item: SessionItem, acting: Acting): Action[] {
  const isOver = acting.now !== undefined && item.row.expiresAt <= acting.now;
  if (isOver && !isActing(item, acting)) return wearAgain(item, acting);
  if (!isActing(item, acting)) return actAs(world, item, acting, true);
  const credentials = afterSession(world, item);
  const asker = itemOf(world, item.row.issuedTo.id);
  const back = asker && credentialsOf(world, asker) ? nameOf(world, asker) : null;
  const effect: Effect = { type: 'actAs', credentials, done: done.actingAs(back ?? rootName) };
  return [
    action({ id: 'stop-acting', label: words.stopActing, effect, main: true }),
    ...(isOver || item.row.kind === 'rootSession' ? [] : [handOn()]),
  ];
}

export function inlineActions(_world: World, item: ItemOf<'inlinePolicy'>): Action[] {
  const { ownerId, name } = item.row;
  const effect = dialog({ kind: 'edit-inline-policy', props: { ownerId, name } });
  return [action({ id: 'edit-document', label: words.editDocument, effect, main: true })];
}

/** Actions for the account as a whole, for its root user or a principal with the permission. */
export const rootActions = (world: World, item: ItemOf<'root'>, acting: Acting): Action[] => [
  ...actAs(world, item, acting, true),
  action({
    id: 'create-mfa-device',
    label: words.newMfa,
    effect: dialog({ kind: 'create-mfa-device', props: {} }),
  }),
  action({
    id: 'account-alias',
    label: words.accountAlias,
    effect: dialog({ kind: 'account-alias', props: {} }),
  }),
  action({
    id: 'password-policy',
    label: words.passwordPolicy,
    effect: dialog({ kind: 'password-policy', props: {} }),
  }),
];

/** Offers to show another account, if its content is held here. */
const lookAt = (world: World, account: string): Action[] =>
  holdsAccount(world, account)
    ? [action({ id: 'view', label: words.view, effect: { type: 'view', account } })]
    : [];

export const accountActions = (world: World, item: ItemOf<'account'>, acting: Acting): Action[] => [
  ...actAs(world, item, acting, true),
  ...lookAt(world, item.value),
];

/** Offers to act as an item, unless nobody can or it acts already. */
export function actAs(world: World, item: Item, acting: Acting, main: boolean): Action[] {
  const credentials = credentialsOf(world, item);
  if (!credentials || isActing(item, acting)) return [];
  const name = nameOf(world, item);
  const root = item.kind === 'root';
  return [
    action({
      id: 'act-as',
      label: root ? words.actAsRoot : words.actAs(name),
      effect: { type: 'actAs', credentials, done: done.actingAs(root ? rootName : name) },
      main,
    }),
  ];
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

/**
 * Returns the calls that move a user's own policies to a group. The group gets each one before the user loses it, so
 * that nobody ever has less than before. Empty if the user has none.
 */
export function moveToGroup(world: World, userId: string, groupName: string): Request[] {
  const user = ownerOf(world, userId);
  if (user?.kind !== 'user') return [];
  const group = { kind: 'group', row: { name: groupName } } as const;
  const managed = rowsBy(world, 'attachmentsByPrincipal', userId)
    .flatMap((row) => world.tables.policies.get(row.policyId) ?? [])
    .sort(byName);
  const inline = rowsBy(world, 'inlinePoliciesByOwner', userId).sort(byName);
  return [
    ...managed.flatMap((row) => [attach(group, policyArn(row)), detach(user, policyArn(row))]),
    ...inline.flatMap((row) => [putInline(group, row.name, row.document), deleteInline(user, row.name)]),
  ];
}

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

/** Moves direct policies to the user's group: in one click if the user is its only member, else through a dialog. */
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

/** Offered once the role has had a session: issued credentials can't be taken back, but they can be denied. */
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

/** Assumes the role as the acting identity; if that can't call AssumeRole at all, acts as a user who can. */
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
  const effect = { type: 'actAs', credentials, done: done.actingAs(name) } as const;
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
