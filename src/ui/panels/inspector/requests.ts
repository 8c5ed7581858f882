import type {
  InputOf,
  NameOf,
  OperationName,
  PolicyRow,
  ResourceRow,
  ServiceName,
  World,
} from '../../../engine/index.ts';
import { groupArn, policyArn, roleArn, userArn } from '../../../engine/index.ts';
import { nameOf, serviceOf } from '../../../playground/service-of.ts';
import type { Item, OwnerItem } from './entity.ts';
import type { WiderItem } from './wider-items.ts';

/** A call before anybody signs it: what a form, a button or a menu asks for. */
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
export const request = <N extends OperationName>(id: N, input: InputOf<N>): Request =>
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

/** Writes an inline policy, new or in place of the one of that name. */
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

/** The call that deletes the item, or null where AWS has none (a session runs out by itself). */
export function deleteItem(world: World, item: Item): Request | null {
  switch (item.kind) {
    case 'user':
      return iam('DeleteUser', { UserName: item.row.name });
    case 'group':
      return iam('DeleteGroup', { GroupName: item.row.name });
    case 'role':
      return iam('DeleteRole', { RoleName: item.row.name });
    case 'policy':
      return item.row.account === 'aws' ? null : iam('DeletePolicy', { PolicyArn: policyArn(item.row) });
    case 'accessKey':
      return iam('DeleteAccessKey', { ...userOfKey(world, item.row.ownerId), AccessKeyId: item.id });
    case 'inlinePolicy': {
      const owner = ownerRow(world, item.row.ownerKind, item.row.ownerId);
      return owner && deleteInline(owner, item.row.name);
    }
    case 'session':
    case 'root':
    case 'service':
    case 'account':
    case 'federated':
    case 'anyone':
      return null;
    default:
      return deleteWider(item);
  }
}

function deleteWider(item: WiderItem): Request | null {
  switch (item.kind) {
    case 'instanceProfile':
      return request('DeleteInstanceProfile', { InstanceProfileName: item.row.name });
    case 'oidcProvider':
      return request('DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: item.id });
    case 'samlProvider':
      return request('DeleteSAMLProvider', { SAMLProviderArn: item.id });
    case 'mfaDevice':
      return request('DeleteVirtualMFADevice', { SerialNumber: item.id });
    case 'identityPool':
      return request('cognito-identity:DeleteIdentityPool', { IdentityPoolId: item.id });
    case 'identity':
      return request('cognito-identity:DeleteIdentities', { IdentityIdsToDelete: [item.id] });
    case 'userPool':
      return request('cognito-idp:DeleteUserPool', { UserPoolId: item.id });
    case 'poolClient':
      return request('cognito-idp:DeleteUserPoolClient', { UserPoolId: item.row.poolId, ClientId: item.id });
    case 'poolUser':
      return request('cognito-idp:AdminDeleteUser', {
        UserPoolId: item.row.poolId,
        Username: item.row.username,
      });
    case 'poolGroup':
      return request('cognito-idp:DeleteGroup', { UserPoolId: item.row.poolId, GroupName: item.row.name });
    case 'workload':
      return request('playground:DeleteWorkload', { Name: item.row.name });
    case 'resource':
      return deleteResource(item.row);
    case 'heldAccount':
      return item.row ? request('playground:RemoveAccount', { AccountId: item.account }) : null;
    case 'organization':
      return request('organizations:DeleteOrganization', {});
    case 'unit':
      return request('organizations:DeleteOrganizationalUnit', { OrganizationalUnitId: item.id });
    case 'organizationPolicy':
      return item.row.awsManaged ? null : request('organizations:DeletePolicy', { PolicyId: item.id });
    case 'organizationRoot':
      return null;
  }
}

/** `https://sqs.us-east-1.amazonaws.com/111122223333/name`. */
const queueUrl = ({ account, region, name }: ResourceRow): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`;

/** Deletes a resource; a KMS key is only ever scheduled to be deleted. */
function deleteResource(row: ResourceRow): Request {
  switch (row.kind) {
    case 'bucket':
      return request('s3:DeleteBucket', { Bucket: row.name });
    case 'object':
      return request('s3:DeleteObject', { Bucket: row.bucketId.split(':::')[1] ?? '', Key: row.name });
    case 'key':
      return request('kms:ScheduleKeyDeletion', { KeyId: row.name });
    case 'queue':
      return request('sqs:DeleteQueue', { QueueUrl: queueUrl(row) });
    case 'function':
      return request('lambda:DeleteFunction', { FunctionName: row.name });
    case 'table':
      return request('dynamodb:DeleteTable', { TableName: row.name });
    case 'secret':
      return request('secretsmanager:DeleteSecret', { SecretId: row.id });
  }
}

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

function ownerRow(world: World, kind: OwnerItem['kind'], id: string): OwnerItem | null {
  const { users, groups, roles } = world.tables;
  const row = kind === 'user' ? users.get(id) : kind === 'group' ? groups.get(id) : roles.get(id);
  return row ? ({ kind, id, row } as OwnerItem) : null;
}

/** The ARN of a user, group or role. */
export function ownerArn(owner: OwnerItem): string {
  switch (owner.kind) {
    case 'user':
      return userArn(owner.row);
    case 'group':
      return groupArn(owner.row);
    case 'role':
      return roleArn(owner.row);
  }
}
