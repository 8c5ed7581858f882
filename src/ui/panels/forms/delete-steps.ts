import type { World } from '../../../engine/index.ts';
import { policyArn, rowsBy } from '../../../engine/index.ts';
import { steps as words } from '#words/forms.ts';
import { shortKey } from '../../../words/index.ts';
import type { Item, OwnerItem } from '../inspector/entity.ts';
import { ownerOf } from '../inspector/entity.ts';
import type { Request } from '../inspector/requests.ts';
import {
  boundarySteps,
  bucketSteps,
  deviceSteps,
  profileSteps,
  roleOutSteps,
  signInSteps,
  targetSteps,
} from './delete-steps-wider.ts';
import {
  deleteInline,
  deleteVersion,
  detach,
  iam,
  removeFromGroup,
  userOfKey,
} from '../inspector/requests.ts';

/** Something that must go before an item can be deleted, and the call that removes it. */
export interface DeleteStep {
  readonly label: string;
  readonly request: Request;
}

function policySteps(world: World, owner: OwnerItem): DeleteStep[] {
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

function memberSteps(world: World, item: Extract<OwnerItem, { kind: 'user' | 'group' }>): DeleteStep[] {
  const { name } = item.row;
  if (item.kind === 'user')
    return rowsBy(world, 'membershipsByUser', item.id)
      .flatMap(({ groupId }) => world.tables.groups.get(groupId) ?? [])
      .map((group) => leaving(name, group.name));
  return rowsBy(world, 'membershipsByGroup', item.id)
    .flatMap(({ userId }) => world.tables.users.get(userId) ?? [])
    .map((user) => leaving(user.name, name));
}

function attachmentSteps(world: World, policy: Extract<Item, { kind: 'policy' }>): DeleteStep[] {
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

/**
 * What AWS wants gone before it deletes the item, as the console removes it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_remove.html
 */
export function stepsBefore(world: World, item: Item): DeleteStep[] {
  switch (item.kind) {
    case 'user':
      return [
        ...keySteps(world, item.id),
        ...signInSteps(world, item.id, item.row.name),
        ...memberSteps(world, item),
        ...policySteps(world, item),
      ];
    case 'group':
      return [...memberSteps(world, item), ...policySteps(world, item)];
    case 'role':
      return [...profileSteps(world, item.id, item.row.name), ...policySteps(world, item)];
    case 'policy':
      return [...attachmentSteps(world, item), ...boundarySteps(world, policyArn(item.row))];
    case 'instanceProfile':
      return roleOutSteps(world, item);
    case 'mfaDevice':
      return deviceSteps(world, item);
    case 'resource':
      return bucketSteps(world, item);
    case 'organizationPolicy':
      return targetSteps(world, item);
    default:
      return [];
  }
}
