// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Group, User } from './iam-shared.ts';

export interface CreateGroupRequest {
  readonly Path?: string;
  readonly GroupName: string;
}

export interface CreateGroupResponse {
  readonly Group: Group;
}

export interface GetGroupRequest {
  readonly GroupName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface GetGroupResponse {
  readonly Group: Group;
  readonly Users: readonly User[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface ListGroupsRequest {
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListGroupsResponse {
  readonly Groups: readonly Group[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface UpdateGroupRequest {
  readonly GroupName: string;
  readonly NewPath?: string;
  readonly NewGroupName?: string;
}

export interface DeleteGroupRequest {
  readonly GroupName: string;
}

export interface IamGroupsOperations {
  CreateGroup: { service: 'iam'; name: 'CreateGroup'; input: CreateGroupRequest; output: CreateGroupResponse };
  GetGroup: { service: 'iam'; name: 'GetGroup'; input: GetGroupRequest; output: GetGroupResponse };
  ListGroups: { service: 'iam'; name: 'ListGroups'; input: ListGroupsRequest; output: ListGroupsResponse };
  UpdateGroup: { service: 'iam'; name: 'UpdateGroup'; input: UpdateGroupRequest; output: Readonly<Record<never, never>> };
  DeleteGroup: { service: 'iam'; name: 'DeleteGroup'; input: DeleteGroupRequest; output: Readonly<Record<never, never>> };
}
