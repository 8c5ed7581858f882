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
