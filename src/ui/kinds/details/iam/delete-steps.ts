import type { World } from '../../../../engine/index.ts';
import { policyArn, rowsBy } from '../../../../engine/index.ts';
import { steps as words } from '#words/inspector-details.ts';
import { shortKey } from '../../../../words/index.ts';
import type { ItemOf, OwnerItem } from '../../item.ts';
import { ownerOf } from '../../item.ts';
import { ask, deleteInline, deleteVersion, detach, iam, removeFromGroup, userOfKey } from '../../requests.ts';
import type { DeleteStep } from '../details.ts';

function ownPolicySteps(world: World, owner: OwnerItem): DeleteStep[] {
  const attached = rowsBy(world, 'attachmentsByPrincipal', owner.id)
    .flatMap(({ policyId }) => world.tables.policies.get(policyId) ?? [])
    .map((policy) => ({
      label: words.detach(policy.name, owner.row.name),
      request: detach(owner, policyArn(policy)),
    }));
  const inline = rowsBy(world, 'inlinePoliciesByOwner', owner.id).map(({ name }) => ({
    label: words.deleteInline(name),
    request: deleteInline(owner, name),
  }));
  return [...attached, ...inline];
}

function keySteps(world: World, userId: string): DeleteStep[] {
  return rowsBy(world, 'accessKeysByOwner', userId).map(({ id, ownerId }) => ({
    label: words.deleteKey(shortKey(id)),
    request: iam('DeleteAccessKey', { ...userOfKey(world, ownerId), AccessKeyId: id }),
  }));
}

const leaving = (user: string, group: string): DeleteStep => ({
  label: words.removeFromGroup(user, group),
  request: removeFromGroup(user, group),
});

function memberSteps(world: World, item: ItemOf<'user' | 'group'>): DeleteStep[] {
  const { name } = item.row;
  if (item.kind === 'user')
    return rowsBy(world, 'membershipsByUser', item.id)
      .flatMap(({ groupId }) => world.tables.groups.get(groupId) ?? [])
      .map((group) => leaving(name, group.name));
  return rowsBy(world, 'membershipsByGroup', item.id)
    .flatMap(({ userId }) => world.tables.users.get(userId) ?? [])
    .map((user) => leaving(user.name, name));
}

function attachmentSteps(world: World, policy: ItemOf<'policy'>): DeleteStep[] {
  const { row } = policy;
  const owners = rowsBy(world, 'attachmentsByPolicy', policy.id).flatMap(
    ({ principalId }) => ownerOf(world, principalId) ?? [],
  );
  const versions = row.versions.filter(({ versionId }) => versionId !== row.defaultVersionId);
  return [
    ...owners.map((owner) => ({
      label: words.detach(row.name, owner.row.name),
      request: detach(owner, policyArn(row)),
    })),
    ...versions.map(({ versionId }) => ({
      label: words.deleteVersion(versionId),
      request: deleteVersion(row, versionId),
    })),
  ];
}

/** A user's password and second factors: AWS wants them removed first, as it does keys. */
function signInSteps(world: World, userId: string, UserName: string): DeleteStep[] {
  const password = world.tables.loginProfiles.has(userId)
    ? [{ label: words.takePassword(UserName), request: ask('DeleteLoginProfile', { UserName }) }]
    : [];
  const devices = rowsBy(world, 'mfaDevicesByOwner', userId).map(({ id, name }) => ({
    label: words.switchOff(name),
    request: ask('DeactivateMFADevice', { UserName, SerialNumber: id }),
  }));
  return [...password, ...devices];
}

/** The instance profiles that a role is in. */
function profileSteps(world: World, roleId: string, RoleName: string): DeleteStep[] {
  return [...world.tables.instanceProfiles.values()]
    .filter(({ roleIds }) => roleIds.includes(roleId))
    .map(({ name }) => ({
      label: words.outOfProfile(RoleName, name),
      request: ask('RemoveRoleFromInstanceProfile', { InstanceProfileName: name, RoleName }),
    }));
}

/** The users and roles that have a policy as their permissions boundary. */
function boundarySteps(world: World, arn: string): DeleteStep[] {
  const users = rowsBy(world, 'usersByBoundary', arn).map(({ name }) => ({
    label: words.noBoundary(name),
    request: ask('DeleteUserPermissionsBoundary', { UserName: name }),
  }));
  const roles = rowsBy(world, 'rolesByBoundary', arn).map(({ name }) => ({
    label: words.noBoundary(name),
    request: ask('DeleteRolePermissionsBoundary', { RoleName: name }),
  }));
  return [...users, ...roles];
}

/**
 * Calls that AWS requires before it deletes a user, in the console's order.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_remove.html
 */
export const userSteps = (world: World, item: ItemOf<'user'>): DeleteStep[] => [
  ...keySteps(world, item.id),
  ...signInSteps(world, item.id, item.row.name),
  ...memberSteps(world, item),
  ...ownPolicySteps(world, item),
];

export const groupSteps = (world: World, item: ItemOf<'group'>): DeleteStep[] => [
  ...memberSteps(world, item),
  ...ownPolicySteps(world, item),
];

export const roleSteps = (world: World, item: ItemOf<'role'>): DeleteStep[] => [
  ...profileSteps(world, item.id, item.row.name),
  ...ownPolicySteps(world, item),
];

export const policySteps = (world: World, item: ItemOf<'policy'>): DeleteStep[] => [
  ...attachmentSteps(world, item),
  ...boundarySteps(world, policyArn(item.row)),
];
