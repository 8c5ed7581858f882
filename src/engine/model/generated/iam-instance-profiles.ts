// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { InstanceProfile, Tag } from './iam-shared.ts';

export interface CreateInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly Path?: string;
  readonly Tags?: readonly Tag[];
}

export interface CreateInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile;
}

export interface GetInstanceProfileRequest {
  readonly InstanceProfileName: string;
}

export interface GetInstanceProfileResponse {
  readonly InstanceProfile: InstanceProfile;
}

export interface ListInstanceProfilesRequest {
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListInstanceProfilesResponse {
  readonly InstanceProfiles: readonly InstanceProfile[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface ListInstanceProfilesForRoleRequest {
  readonly RoleName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListInstanceProfilesForRoleResponse {
  readonly InstanceProfiles: readonly InstanceProfile[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface AddRoleToInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

export interface RemoveRoleFromInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

export interface DeleteInstanceProfileRequest {
  readonly InstanceProfileName: string;
}

export interface TagInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly Tags: readonly Tag[];
}

export interface UntagInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly TagKeys: readonly string[];
}

export interface ListInstanceProfileTagsRequest {
  readonly InstanceProfileName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListInstanceProfileTagsResponse {
  readonly Tags: readonly Tag[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamInstanceProfilesOperations {
  CreateInstanceProfile: { service: 'iam'; name: 'CreateInstanceProfile'; input: CreateInstanceProfileRequest; output: CreateInstanceProfileResponse };
  GetInstanceProfile: { service: 'iam'; name: 'GetInstanceProfile'; input: GetInstanceProfileRequest; output: GetInstanceProfileResponse };
  ListInstanceProfiles: { service: 'iam'; name: 'ListInstanceProfiles'; input: ListInstanceProfilesRequest; output: ListInstanceProfilesResponse };
  ListInstanceProfilesForRole: { service: 'iam'; name: 'ListInstanceProfilesForRole'; input: ListInstanceProfilesForRoleRequest; output: ListInstanceProfilesForRoleResponse };
  AddRoleToInstanceProfile: { service: 'iam'; name: 'AddRoleToInstanceProfile'; input: AddRoleToInstanceProfileRequest; output: Readonly<Record<never, never>> };
  RemoveRoleFromInstanceProfile: { service: 'iam'; name: 'RemoveRoleFromInstanceProfile'; input: RemoveRoleFromInstanceProfileRequest; output: Readonly<Record<never, never>> };
  DeleteInstanceProfile: { service: 'iam'; name: 'DeleteInstanceProfile'; input: DeleteInstanceProfileRequest; output: Readonly<Record<never, never>> };
  TagInstanceProfile: { service: 'iam'; name: 'TagInstanceProfile'; input: TagInstanceProfileRequest; output: Readonly<Record<never, never>> };
  UntagInstanceProfile: { service: 'iam'; name: 'UntagInstanceProfile'; input: UntagInstanceProfileRequest; output: Readonly<Record<never, never>> };
  ListInstanceProfileTags: { service: 'iam'; name: 'ListInstanceProfileTags'; input: ListInstanceProfileTagsRequest; output: ListInstanceProfileTagsResponse };
}
