import type {
  InputOf,
  NameOf,
  OperationName,
  PolicyRow,
  ResourceRow,
  ServiceName,
  World,
} from '../../engine/index.ts';
import { policyArn } from '../../engine/index.ts';
import { nameOf, serviceOf } from '../../playground/service-of.ts';
import type { OwnerItem } from './item.ts';

/** A call that isn't signed yet: a form, a button or a menu asks for it. */
export type Request = {
  readonly [N in OperationName]: {
    readonly service: ServiceName;
    readonly operation: NameOf<N>;
    readonly input: InputOf<N>;
  };
}[OperationName];

/** A request to IAM. */
export const iam = <N extends OperationName>(operation: N, input: InputOf<N>): Request =>
  ({ service: 'iam', operation, input }) as unknown as Request;

/** A request to STS. */
export const sts = <N extends OperationName>(operation: N, input: InputOf<N>): Request =>
  ({ service: 'sts', operation, input }) as unknown as Request;

/** A request to any operation, by its id: `s3:CreateBucket`, `CreateUser`. */
export const ask = <N extends OperationName>(id: N, input: InputOf<N>): Request =>
  ({ service: serviceOf(id), operation: nameOf(id), input }) as unknown as Request;

export const addToGroup = (UserName: string, GroupName: string): Request =>
  iam('AddUserToGroup', { UserName, GroupName });
export const removeFromGroup = (UserName: string, GroupName: string): Request =>
  iam('RemoveUserFromGroup', { UserName, GroupName });

type Owner = Pick<OwnerItem, 'kind'> & { readonly row: { readonly name: string } };

/** Attaches a managed policy, by its ARN, to a user, group or role. */
export function attach(owner: Owner, PolicyArn: string): Request {
  const { name } = owner.row;
  switch (owner.kind) {
    case 'user':
      return iam('AttachUserPolicy', { UserName: name, PolicyArn });
    case 'group':
      return iam('AttachGroupPolicy', { GroupName: name, PolicyArn });
    case 'role':
      return iam('AttachRolePolicy', { RoleName: name, PolicyArn });
  }
}

export function detach(owner: Owner, PolicyArn: string): Request {
  const { name } = owner.row;
  switch (owner.kind) {
    case 'user':
      return iam('DetachUserPolicy', { UserName: name, PolicyArn });
    case 'group':
      return iam('DetachGroupPolicy', { GroupName: name, PolicyArn });
    case 'role':
      return iam('DetachRolePolicy', { RoleName: name, PolicyArn });
  }
}

/** Writes an inline policy, and replaces one with the same name. */
export function putInline(owner: Owner, PolicyName: string, PolicyDocument: string): Request {
  const { name } = owner.row;
  switch (owner.kind) {
    case 'user':
      return iam('PutUserPolicy', { UserName: name, PolicyName, PolicyDocument });
    case 'group':
      return iam('PutGroupPolicy', { GroupName: name, PolicyName, PolicyDocument });
    case 'role':
      return iam('PutRolePolicy', { RoleName: name, PolicyName, PolicyDocument });
  }
}

export function deleteInline(owner: Owner, PolicyName: string): Request {
  const { name } = owner.row;
  switch (owner.kind) {
    case 'user':
      return iam('DeleteUserPolicy', { UserName: name, PolicyName });
    case 'group':
      return iam('DeleteGroupPolicy', { GroupName: name, PolicyName });
    case 'role':
      return iam('DeleteRolePolicy', { RoleName: name, PolicyName });
  }
}

export const deleteVersion = (row: PolicyRow, VersionId: string): Request =>
  iam('DeletePolicyVersion', { PolicyArn: policyArn(row), VersionId });

/** The root user's keys name no user: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export function userOfKey(world: World, ownerId: string): { UserName?: string } {
  const name = world.tables.users.get(ownerId)?.name;
  return name === undefined ? {} : { UserName: name };
}

/** Switches an access key on or off. */
export const setKeyStatus = (
  world: World,
  key: { readonly id: string; readonly ownerId: string },
  Status: 'Active' | 'Inactive',
): Request => iam('UpdateAccessKey', { ...userOfKey(world, key.ownerId), AccessKeyId: key.id, Status });

/** Returns the user, group or role with an id, or null if it is gone. */
export function ownerItem(world: World, kind: OwnerItem['kind'], id: string): OwnerItem | null {
  const { users, groups, roles } = world.tables;
  const row = kind === 'user' ? users.get(id) : kind === 'group' ? groups.get(id) : roles.get(id);
  return row ? ({ kind, id, row } as OwnerItem) : null;
}

/**
 * A queue's address, `https://sqs.us-east-1.amazonaws.com/111122223333/name`.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
export const queueUrl = ({
  region,
  account,
  name,
}: Pick<ResourceRow, 'region' | 'account' | 'name'>): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`;
