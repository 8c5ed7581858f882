// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { UserType } from './cognito-idp-shared.ts';

export interface CreateGroupRequest {
  readonly GroupName: string;
  readonly UserPoolId: string;
  readonly Description?: string;
  readonly RoleArn?: string;
  readonly Precedence?: number;
}

export interface CreateGroupResponse {
  readonly Group?: GroupType;
}

export interface GroupType {
  readonly GroupName?: string;
  readonly UserPoolId?: string;
  readonly Description?: string;
  readonly RoleArn?: string;
  readonly Precedence?: number;
  readonly LastModifiedDate?: string;
  readonly CreationDate?: string;
}

export interface GetGroupRequest {
  readonly GroupName: string;
  readonly UserPoolId: string;
}

export interface GetGroupResponse {
  readonly Group?: GroupType;
}

export interface UpdateGroupRequest {
  readonly GroupName: string;
  readonly UserPoolId: string;
  readonly Description?: string;
  readonly RoleArn?: string;
  readonly Precedence?: number;
}

export interface UpdateGroupResponse {
  readonly Group?: GroupType;
}

export interface DeleteGroupRequest {
  readonly GroupName: string;
  readonly UserPoolId: string;
}

export interface ListGroupsRequest {
  readonly UserPoolId: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

export interface ListGroupsResponse {
  readonly Groups?: readonly GroupType[];
  readonly NextToken?: string;
}

export interface AdminAddUserToGroupRequest {
  readonly UserPoolId: string;
  readonly Username: string;
  readonly GroupName: string;
}

export interface AdminRemoveUserFromGroupRequest {
  readonly UserPoolId: string;
  readonly Username: string;
  readonly GroupName: string;
}

export interface AdminListGroupsForUserRequest {
  readonly Username: string;
  readonly UserPoolId: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

export interface AdminListGroupsForUserResponse {
  readonly Groups?: readonly GroupType[];
  readonly NextToken?: string;
}

export interface ListUsersInGroupRequest {
  readonly UserPoolId: string;
  readonly GroupName: string;
  readonly Limit?: number;
  readonly NextToken?: string;
}

export interface ListUsersInGroupResponse {
  readonly Users?: readonly UserType[];
  readonly NextToken?: string;
}

export interface CognitoIdpPoolGroupsOperations {
  'cognito-idp:CreateGroup': { service: 'cognito-idp'; name: 'CreateGroup'; input: CreateGroupRequest; output: CreateGroupResponse };
  'cognito-idp:GetGroup': { service: 'cognito-idp'; name: 'GetGroup'; input: GetGroupRequest; output: GetGroupResponse };
  'cognito-idp:UpdateGroup': { service: 'cognito-idp'; name: 'UpdateGroup'; input: UpdateGroupRequest; output: UpdateGroupResponse };
  'cognito-idp:DeleteGroup': { service: 'cognito-idp'; name: 'DeleteGroup'; input: DeleteGroupRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:ListGroups': { service: 'cognito-idp'; name: 'ListGroups'; input: ListGroupsRequest; output: ListGroupsResponse };
  'cognito-idp:AdminAddUserToGroup': { service: 'cognito-idp'; name: 'AdminAddUserToGroup'; input: AdminAddUserToGroupRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:AdminRemoveUserFromGroup': { service: 'cognito-idp'; name: 'AdminRemoveUserFromGroup'; input: AdminRemoveUserFromGroupRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:AdminListGroupsForUser': { service: 'cognito-idp'; name: 'AdminListGroupsForUser'; input: AdminListGroupsForUserRequest; output: AdminListGroupsForUserResponse };
  'cognito-idp:ListUsersInGroup': { service: 'cognito-idp'; name: 'ListUsersInGroup'; input: ListUsersInGroupRequest; output: ListUsersInGroupResponse };
}
