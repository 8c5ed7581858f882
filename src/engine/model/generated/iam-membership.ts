// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Group } from './iam-shared.ts';

export interface AddUserToGroupRequest {
  readonly GroupName: string;
  readonly UserName: string;
}

export interface RemoveUserFromGroupRequest {
  readonly GroupName: string;
  readonly UserName: string;
}

export interface ListGroupsForUserRequest {
  readonly UserName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListGroupsForUserResponse {
  readonly Groups: readonly Group[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamMembershipOperations {
  AddUserToGroup: { service: 'iam'; name: 'AddUserToGroup'; input: AddUserToGroupRequest; output: Readonly<Record<never, never>> };
  RemoveUserFromGroup: { service: 'iam'; name: 'RemoveUserFromGroup'; input: RemoveUserFromGroupRequest; output: Readonly<Record<never, never>> };
  ListGroupsForUser: { service: 'iam'; name: 'ListGroupsForUser'; input: ListGroupsForUserRequest; output: ListGroupsForUserResponse };
}
