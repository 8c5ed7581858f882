import type { World } from '../../../engine/index.ts';
import { rowsBy } from '../../../engine/index.ts';
import { steps as words } from '#words/forms.ts';
import type { ItemOfKind } from '../inspector/wider-items.ts';
import { ask } from './ask.ts';
import type { DeleteStep } from './delete-steps.ts';

/** A user's password and second factors: AWS wants them gone first, as it does keys. */
export function signInSteps(world: World, userId: string, UserName: string): DeleteStep[] {
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
export function profileSteps(world: World, roleId: string, RoleName: string): DeleteStep[] {
  return [...world.tables.instanceProfiles.values()]
    .filter(({ roleIds }) => roleIds.includes(roleId))
    .map(({ name }) => ({
      label: words.outOfProfile(RoleName, name),
      request: ask('RemoveRoleFromInstanceProfile', { InstanceProfileName: name, RoleName }),
    }));
}

/** The users and roles that a policy is the boundary of. */
export function boundarySteps(world: World, arn: string): DeleteStep[] {
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

/** The role that an instance profile holds. */
export function roleOutSteps(world: World, { row }: ItemOfKind<'instanceProfile'>): DeleteStep[] {
  return row.roleIds
    .flatMap((id) => world.tables.roles.get(id) ?? [])
    .map(({ name }) => ({
      label: words.outOfProfile(name, row.name),
      request: ask('RemoveRoleFromInstanceProfile', { InstanceProfileName: row.name, RoleName: name }),
    }));
}

/** Whose device it is. */
export function deviceSteps(world: World, { id, row }: ItemOfKind<'mfaDevice'>): DeleteStep[] {
  if (row.ownerId === null) return [];
  const owner = world.tables.users.get(row.ownerId);
  const request = ask('DeactivateMFADevice', { ...(owner && { UserName: owner.name }), SerialNumber: id });
  return [{ label: words.switchOff(row.name), request }];
}

/** The objects of a bucket. */
export function bucketSteps(world: World, { id, row }: ItemOfKind<'resource'>): DeleteStep[] {
  if (row.kind !== 'bucket') return [];
  return rowsBy(world, 'objectsByBucket', id).map(({ name }) => ({
    label: words.deleteObject(name),
    request: ask('s3:DeleteObject', { Bucket: row.name, Key: name }),
  }));
}

/** Where an organization's policy stands. */
export function targetSteps(world: World, { id, row }: ItemOfKind<'organizationPolicy'>): DeleteStep[] {
  return rowsBy(world, 'organizationAttachmentsByPolicy', id).map(({ targetId }) => ({
    label: words.detach(row.name, world.tables.accounts.get(targetId)?.name ?? targetId),
    request: ask('organizations:DetachPolicy', { PolicyId: id, TargetId: targetId }),
  }));
}
