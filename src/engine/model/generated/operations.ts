// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateUserRequest,
  CreateUserResponse,
  GetUserRequest,
  GetUserResponse,
  ListUsersRequest,
  ListUsersResponse,
  UpdateUserRequest,
  DeleteUserRequest,
} from './iam-users.ts';
import type {
  TagUserRequest,
  UntagUserRequest,
  ListUserTagsRequest,
  ListUserTagsResponse,
} from './iam-user-tags.ts';
import type {
  CreateGroupRequest,
  CreateGroupResponse,
  GetGroupRequest,
  GetGroupResponse,
  ListGroupsRequest,
  ListGroupsResponse,
  UpdateGroupRequest,
  DeleteGroupRequest,
} from './iam-groups.ts';
import type {
  AddUserToGroupRequest,
  RemoveUserFromGroupRequest,
  ListGroupsForUserRequest,
  ListGroupsForUserResponse,
} from './iam-membership.ts';
import type {
  CreateRoleRequest,
  CreateRoleResponse,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  UpdateRoleRequest,
  UpdateRoleResponse,
  UpdateRoleDescriptionRequest,
  UpdateRoleDescriptionResponse,
  UpdateAssumeRolePolicyRequest,
  DeleteRoleRequest,
} from './iam-roles.ts';
import type {
  TagRoleRequest,
  UntagRoleRequest,
  ListRoleTagsRequest,
  ListRoleTagsResponse,
} from './iam-role-tags.ts';
import type {
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  UpdateAccessKeyRequest,
  DeleteAccessKeyRequest,
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
} from './iam-access-keys.ts';
import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  GetPolicyRequest,
  GetPolicyResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  DeletePolicyRequest,
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse,
} from './iam-managed-policies.ts';
import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  SetDefaultPolicyVersionRequest,
  DeletePolicyVersionRequest,
} from './iam-policy-versions.ts';
import type {
  AttachUserPolicyRequest,
  DetachUserPolicyRequest,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
  AttachGroupPolicyRequest,
  DetachGroupPolicyRequest,
  ListAttachedGroupPoliciesRequest,
  ListAttachedGroupPoliciesResponse,
  AttachRolePolicyRequest,
  DetachRolePolicyRequest,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
} from './iam-attachments.ts';
import type {
  PutUserPolicyRequest,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  DeleteUserPolicyRequest,
  PutGroupPolicyRequest,
  GetGroupPolicyRequest,
  GetGroupPolicyResponse,
  ListGroupPoliciesRequest,
  ListGroupPoliciesResponse,
  DeleteGroupPolicyRequest,
  PutRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  DeleteRolePolicyRequest,
} from './iam-inline-policies.ts';
import type {
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
  GetAccountSummaryResponse,
} from './iam-account.ts';
import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from './sts.ts';

export interface Operations {
  CreateUser: { service: 'iam'; input: CreateUserRequest; output: CreateUserResponse };
  GetUser: { service: 'iam'; input: GetUserRequest; output: GetUserResponse };
  ListUsers: { service: 'iam'; input: ListUsersRequest; output: ListUsersResponse };
  UpdateUser: { service: 'iam'; input: UpdateUserRequest; output: Readonly<Record<never, never>> };
  DeleteUser: { service: 'iam'; input: DeleteUserRequest; output: Readonly<Record<never, never>> };
  TagUser: { service: 'iam'; input: TagUserRequest; output: Readonly<Record<never, never>> };
  UntagUser: { service: 'iam'; input: UntagUserRequest; output: Readonly<Record<never, never>> };
  ListUserTags: { service: 'iam'; input: ListUserTagsRequest; output: ListUserTagsResponse };
  CreateGroup: { service: 'iam'; input: CreateGroupRequest; output: CreateGroupResponse };
  GetGroup: { service: 'iam'; input: GetGroupRequest; output: GetGroupResponse };
  ListGroups: { service: 'iam'; input: ListGroupsRequest; output: ListGroupsResponse };
  UpdateGroup: { service: 'iam'; input: UpdateGroupRequest; output: Readonly<Record<never, never>> };
  DeleteGroup: { service: 'iam'; input: DeleteGroupRequest; output: Readonly<Record<never, never>> };
  AddUserToGroup: { service: 'iam'; input: AddUserToGroupRequest; output: Readonly<Record<never, never>> };
  RemoveUserFromGroup: { service: 'iam'; input: RemoveUserFromGroupRequest; output: Readonly<Record<never, never>> };
  ListGroupsForUser: { service: 'iam'; input: ListGroupsForUserRequest; output: ListGroupsForUserResponse };
  CreateRole: { service: 'iam'; input: CreateRoleRequest; output: CreateRoleResponse };
  GetRole: { service: 'iam'; input: GetRoleRequest; output: GetRoleResponse };
  ListRoles: { service: 'iam'; input: ListRolesRequest; output: ListRolesResponse };
  UpdateRole: { service: 'iam'; input: UpdateRoleRequest; output: UpdateRoleResponse };
  UpdateRoleDescription: { service: 'iam'; input: UpdateRoleDescriptionRequest; output: UpdateRoleDescriptionResponse };
  UpdateAssumeRolePolicy: { service: 'iam'; input: UpdateAssumeRolePolicyRequest; output: Readonly<Record<never, never>> };
  DeleteRole: { service: 'iam'; input: DeleteRoleRequest; output: Readonly<Record<never, never>> };
  TagRole: { service: 'iam'; input: TagRoleRequest; output: Readonly<Record<never, never>> };
  UntagRole: { service: 'iam'; input: UntagRoleRequest; output: Readonly<Record<never, never>> };
  ListRoleTags: { service: 'iam'; input: ListRoleTagsRequest; output: ListRoleTagsResponse };
  CreateAccessKey: { service: 'iam'; input: CreateAccessKeyRequest; output: CreateAccessKeyResponse };
  ListAccessKeys: { service: 'iam'; input: ListAccessKeysRequest; output: ListAccessKeysResponse };
  UpdateAccessKey: { service: 'iam'; input: UpdateAccessKeyRequest; output: Readonly<Record<never, never>> };
  DeleteAccessKey: { service: 'iam'; input: DeleteAccessKeyRequest; output: Readonly<Record<never, never>> };
  GetAccessKeyLastUsed: { service: 'iam'; input: GetAccessKeyLastUsedRequest; output: GetAccessKeyLastUsedResponse };
  CreatePolicy: { service: 'iam'; input: CreatePolicyRequest; output: CreatePolicyResponse };
  GetPolicy: { service: 'iam'; input: GetPolicyRequest; output: GetPolicyResponse };
  ListPolicies: { service: 'iam'; input: ListPoliciesRequest; output: ListPoliciesResponse };
  DeletePolicy: { service: 'iam'; input: DeletePolicyRequest; output: Readonly<Record<never, never>> };
  ListEntitiesForPolicy: { service: 'iam'; input: ListEntitiesForPolicyRequest; output: ListEntitiesForPolicyResponse };
  CreatePolicyVersion: { service: 'iam'; input: CreatePolicyVersionRequest; output: CreatePolicyVersionResponse };
  GetPolicyVersion: { service: 'iam'; input: GetPolicyVersionRequest; output: GetPolicyVersionResponse };
  ListPolicyVersions: { service: 'iam'; input: ListPolicyVersionsRequest; output: ListPolicyVersionsResponse };
  SetDefaultPolicyVersion: { service: 'iam'; input: SetDefaultPolicyVersionRequest; output: Readonly<Record<never, never>> };
  DeletePolicyVersion: { service: 'iam'; input: DeletePolicyVersionRequest; output: Readonly<Record<never, never>> };
  AttachUserPolicy: { service: 'iam'; input: AttachUserPolicyRequest; output: Readonly<Record<never, never>> };
  DetachUserPolicy: { service: 'iam'; input: DetachUserPolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedUserPolicies: { service: 'iam'; input: ListAttachedUserPoliciesRequest; output: ListAttachedUserPoliciesResponse };
  AttachGroupPolicy: { service: 'iam'; input: AttachGroupPolicyRequest; output: Readonly<Record<never, never>> };
  DetachGroupPolicy: { service: 'iam'; input: DetachGroupPolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedGroupPolicies: { service: 'iam'; input: ListAttachedGroupPoliciesRequest; output: ListAttachedGroupPoliciesResponse };
  AttachRolePolicy: { service: 'iam'; input: AttachRolePolicyRequest; output: Readonly<Record<never, never>> };
  DetachRolePolicy: { service: 'iam'; input: DetachRolePolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedRolePolicies: { service: 'iam'; input: ListAttachedRolePoliciesRequest; output: ListAttachedRolePoliciesResponse };
  PutUserPolicy: { service: 'iam'; input: PutUserPolicyRequest; output: Readonly<Record<never, never>> };
  GetUserPolicy: { service: 'iam'; input: GetUserPolicyRequest; output: GetUserPolicyResponse };
  ListUserPolicies: { service: 'iam'; input: ListUserPoliciesRequest; output: ListUserPoliciesResponse };
  DeleteUserPolicy: { service: 'iam'; input: DeleteUserPolicyRequest; output: Readonly<Record<never, never>> };
  PutGroupPolicy: { service: 'iam'; input: PutGroupPolicyRequest; output: Readonly<Record<never, never>> };
  GetGroupPolicy: { service: 'iam'; input: GetGroupPolicyRequest; output: GetGroupPolicyResponse };
  ListGroupPolicies: { service: 'iam'; input: ListGroupPoliciesRequest; output: ListGroupPoliciesResponse };
  DeleteGroupPolicy: { service: 'iam'; input: DeleteGroupPolicyRequest; output: Readonly<Record<never, never>> };
  PutRolePolicy: { service: 'iam'; input: PutRolePolicyRequest; output: Readonly<Record<never, never>> };
  GetRolePolicy: { service: 'iam'; input: GetRolePolicyRequest; output: GetRolePolicyResponse };
  ListRolePolicies: { service: 'iam'; input: ListRolePoliciesRequest; output: ListRolePoliciesResponse };
  DeleteRolePolicy: { service: 'iam'; input: DeleteRolePolicyRequest; output: Readonly<Record<never, never>> };
  GetAccountAuthorizationDetails: { service: 'iam'; input: GetAccountAuthorizationDetailsRequest; output: GetAccountAuthorizationDetailsResponse };
  GetAccountSummary: { service: 'iam'; input: Readonly<Record<never, never>>; output: GetAccountSummaryResponse };
  AssumeRole: { service: 'sts'; input: AssumeRoleRequest; output: AssumeRoleResponse };
  GetCallerIdentity: { service: 'sts'; input: GetCallerIdentityRequest; output: GetCallerIdentityResponse };
  GetSessionToken: { service: 'sts'; input: GetSessionTokenRequest; output: GetSessionTokenResponse };
}
