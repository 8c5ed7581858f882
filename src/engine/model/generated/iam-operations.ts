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
  PutUserPermissionsBoundaryRequest,
  DeleteUserPermissionsBoundaryRequest,
  PutRolePermissionsBoundaryRequest,
  DeleteRolePermissionsBoundaryRequest,
} from './iam-boundaries.ts';
import type {
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
  GetAccountSummaryResponse,
} from './iam-account.ts';
import type {
  CreateLoginProfileRequest,
  CreateLoginProfileResponse,
  GetLoginProfileRequest,
  GetLoginProfileResponse,
  UpdateLoginProfileRequest,
  DeleteLoginProfileRequest,
  ChangePasswordRequest,
} from './iam-login-profiles.ts';
import type {
  UpdateAccountPasswordPolicyRequest,
  GetAccountPasswordPolicyResponse,
} from './iam-password-policy.ts';
import type {
  CreateVirtualMFADeviceRequest,
  CreateVirtualMFADeviceResponse,
  EnableMFADeviceRequest,
  DeactivateMFADeviceRequest,
  DeleteVirtualMFADeviceRequest,
  ListVirtualMFADevicesRequest,
  ListVirtualMFADevicesResponse,
  ListMFADevicesRequest,
  ListMFADevicesResponse,
  GetMFADeviceRequest,
  GetMFADeviceResponse,
  ResyncMFADeviceRequest,
  TagMFADeviceRequest,
  UntagMFADeviceRequest,
  ListMFADeviceTagsRequest,
  ListMFADeviceTagsResponse,
} from './iam-mfa-devices.ts';
import type {
  CreateAccountAliasRequest,
  DeleteAccountAliasRequest,
  ListAccountAliasesRequest,
  ListAccountAliasesResponse,
} from './iam-account-aliases.ts';
import type {
  GenerateCredentialReportResponse,
  GetCredentialReportResponse,
} from './iam-credential-report.ts';
import type {
  TagPolicyRequest,
  UntagPolicyRequest,
  ListPolicyTagsRequest,
  ListPolicyTagsResponse,
} from './iam-policy-tags.ts';
import type {
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  AddRoleToInstanceProfileRequest,
  RemoveRoleFromInstanceProfileRequest,
  DeleteInstanceProfileRequest,
  TagInstanceProfileRequest,
  UntagInstanceProfileRequest,
  ListInstanceProfileTagsRequest,
  ListInstanceProfileTagsResponse,
} from './iam-instance-profiles.ts';
import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  DeleteServiceLinkedRoleRequest,
  DeleteServiceLinkedRoleResponse,
  GetServiceLinkedRoleDeletionStatusRequest,
  GetServiceLinkedRoleDeletionStatusResponse,
} from './iam-service-linked-roles.ts';
import type {
  CreateOpenIDConnectProviderRequest,
  CreateOpenIDConnectProviderResponse,
  GetOpenIDConnectProviderRequest,
  GetOpenIDConnectProviderResponse,
  ListOpenIDConnectProvidersRequest,
  ListOpenIDConnectProvidersResponse,
  DeleteOpenIDConnectProviderRequest,
  AddClientIDToOpenIDConnectProviderRequest,
  RemoveClientIDFromOpenIDConnectProviderRequest,
  UpdateOpenIDConnectProviderThumbprintRequest,
  TagOpenIDConnectProviderRequest,
  UntagOpenIDConnectProviderRequest,
  ListOpenIDConnectProviderTagsRequest,
  ListOpenIDConnectProviderTagsResponse,
} from './iam-oidc-providers.ts';
import type {
  CreateSAMLProviderRequest,
  CreateSAMLProviderResponse,
  GetSAMLProviderRequest,
  GetSAMLProviderResponse,
  ListSAMLProvidersRequest,
  ListSAMLProvidersResponse,
  UpdateSAMLProviderRequest,
  UpdateSAMLProviderResponse,
  DeleteSAMLProviderRequest,
  TagSAMLProviderRequest,
  UntagSAMLProviderRequest,
  ListSAMLProviderTagsRequest,
  ListSAMLProviderTagsResponse,
} from './iam-saml-providers.ts';
import type {
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse,
  SimulateCustomPolicyRequest,
  GetContextKeysForCustomPolicyRequest,
  GetContextKeysForPolicyResponse,
  GetContextKeysForPrincipalPolicyRequest,
} from './iam-simulation.ts';

export interface IamOperations {
  CreateUser: { service: 'iam'; name: 'CreateUser'; input: CreateUserRequest; output: CreateUserResponse };
  GetUser: { service: 'iam'; name: 'GetUser'; input: GetUserRequest; output: GetUserResponse };
  ListUsers: { service: 'iam'; name: 'ListUsers'; input: ListUsersRequest; output: ListUsersResponse };
  UpdateUser: { service: 'iam'; name: 'UpdateUser'; input: UpdateUserRequest; output: Readonly<Record<never, never>> };
  DeleteUser: { service: 'iam'; name: 'DeleteUser'; input: DeleteUserRequest; output: Readonly<Record<never, never>> };
  TagUser: { service: 'iam'; name: 'TagUser'; input: TagUserRequest; output: Readonly<Record<never, never>> };
  UntagUser: { service: 'iam'; name: 'UntagUser'; input: UntagUserRequest; output: Readonly<Record<never, never>> };
  ListUserTags: { service: 'iam'; name: 'ListUserTags'; input: ListUserTagsRequest; output: ListUserTagsResponse };
  CreateGroup: { service: 'iam'; name: 'CreateGroup'; input: CreateGroupRequest; output: CreateGroupResponse };
  GetGroup: { service: 'iam'; name: 'GetGroup'; input: GetGroupRequest; output: GetGroupResponse };
  ListGroups: { service: 'iam'; name: 'ListGroups'; input: ListGroupsRequest; output: ListGroupsResponse };
  UpdateGroup: { service: 'iam'; name: 'UpdateGroup'; input: UpdateGroupRequest; output: Readonly<Record<never, never>> };
  DeleteGroup: { service: 'iam'; name: 'DeleteGroup'; input: DeleteGroupRequest; output: Readonly<Record<never, never>> };
  AddUserToGroup: { service: 'iam'; name: 'AddUserToGroup'; input: AddUserToGroupRequest; output: Readonly<Record<never, never>> };
  RemoveUserFromGroup: { service: 'iam'; name: 'RemoveUserFromGroup'; input: RemoveUserFromGroupRequest; output: Readonly<Record<never, never>> };
  ListGroupsForUser: { service: 'iam'; name: 'ListGroupsForUser'; input: ListGroupsForUserRequest; output: ListGroupsForUserResponse };
  CreateRole: { service: 'iam'; name: 'CreateRole'; input: CreateRoleRequest; output: CreateRoleResponse };
  GetRole: { service: 'iam'; name: 'GetRole'; input: GetRoleRequest; output: GetRoleResponse };
  ListRoles: { service: 'iam'; name: 'ListRoles'; input: ListRolesRequest; output: ListRolesResponse };
  UpdateRole: { service: 'iam'; name: 'UpdateRole'; input: UpdateRoleRequest; output: UpdateRoleResponse };
  UpdateRoleDescription: { service: 'iam'; name: 'UpdateRoleDescription'; input: UpdateRoleDescriptionRequest; output: UpdateRoleDescriptionResponse };
  UpdateAssumeRolePolicy: { service: 'iam'; name: 'UpdateAssumeRolePolicy'; input: UpdateAssumeRolePolicyRequest; output: Readonly<Record<never, never>> };
  DeleteRole: { service: 'iam'; name: 'DeleteRole'; input: DeleteRoleRequest; output: Readonly<Record<never, never>> };
  TagRole: { service: 'iam'; name: 'TagRole'; input: TagRoleRequest; output: Readonly<Record<never, never>> };
  UntagRole: { service: 'iam'; name: 'UntagRole'; input: UntagRoleRequest; output: Readonly<Record<never, never>> };
  ListRoleTags: { service: 'iam'; name: 'ListRoleTags'; input: ListRoleTagsRequest; output: ListRoleTagsResponse };
  CreateAccessKey: { service: 'iam'; name: 'CreateAccessKey'; input: CreateAccessKeyRequest; output: CreateAccessKeyResponse };
  ListAccessKeys: { service: 'iam'; name: 'ListAccessKeys'; input: ListAccessKeysRequest; output: ListAccessKeysResponse };
  UpdateAccessKey: { service: 'iam'; name: 'UpdateAccessKey'; input: UpdateAccessKeyRequest; output: Readonly<Record<never, never>> };
  DeleteAccessKey: { service: 'iam'; name: 'DeleteAccessKey'; input: DeleteAccessKeyRequest; output: Readonly<Record<never, never>> };
  GetAccessKeyLastUsed: { service: 'iam'; name: 'GetAccessKeyLastUsed'; input: GetAccessKeyLastUsedRequest; output: GetAccessKeyLastUsedResponse };
  CreatePolicy: { service: 'iam'; name: 'CreatePolicy'; input: CreatePolicyRequest; output: CreatePolicyResponse };
  GetPolicy: { service: 'iam'; name: 'GetPolicy'; input: GetPolicyRequest; output: GetPolicyResponse };
  ListPolicies: { service: 'iam'; name: 'ListPolicies'; input: ListPoliciesRequest; output: ListPoliciesResponse };
  DeletePolicy: { service: 'iam'; name: 'DeletePolicy'; input: DeletePolicyRequest; output: Readonly<Record<never, never>> };
  ListEntitiesForPolicy: { service: 'iam'; name: 'ListEntitiesForPolicy'; input: ListEntitiesForPolicyRequest; output: ListEntitiesForPolicyResponse };
  CreatePolicyVersion: { service: 'iam'; name: 'CreatePolicyVersion'; input: CreatePolicyVersionRequest; output: CreatePolicyVersionResponse };
  GetPolicyVersion: { service: 'iam'; name: 'GetPolicyVersion'; input: GetPolicyVersionRequest; output: GetPolicyVersionResponse };
  ListPolicyVersions: { service: 'iam'; name: 'ListPolicyVersions'; input: ListPolicyVersionsRequest; output: ListPolicyVersionsResponse };
  SetDefaultPolicyVersion: { service: 'iam'; name: 'SetDefaultPolicyVersion'; input: SetDefaultPolicyVersionRequest; output: Readonly<Record<never, never>> };
  DeletePolicyVersion: { service: 'iam'; name: 'DeletePolicyVersion'; input: DeletePolicyVersionRequest; output: Readonly<Record<never, never>> };
  AttachUserPolicy: { service: 'iam'; name: 'AttachUserPolicy'; input: AttachUserPolicyRequest; output: Readonly<Record<never, never>> };
  DetachUserPolicy: { service: 'iam'; name: 'DetachUserPolicy'; input: DetachUserPolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedUserPolicies: { service: 'iam'; name: 'ListAttachedUserPolicies'; input: ListAttachedUserPoliciesRequest; output: ListAttachedUserPoliciesResponse };
  AttachGroupPolicy: { service: 'iam'; name: 'AttachGroupPolicy'; input: AttachGroupPolicyRequest; output: Readonly<Record<never, never>> };
  DetachGroupPolicy: { service: 'iam'; name: 'DetachGroupPolicy'; input: DetachGroupPolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedGroupPolicies: { service: 'iam'; name: 'ListAttachedGroupPolicies'; input: ListAttachedGroupPoliciesRequest; output: ListAttachedGroupPoliciesResponse };
  AttachRolePolicy: { service: 'iam'; name: 'AttachRolePolicy'; input: AttachRolePolicyRequest; output: Readonly<Record<never, never>> };
  DetachRolePolicy: { service: 'iam'; name: 'DetachRolePolicy'; input: DetachRolePolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedRolePolicies: { service: 'iam'; name: 'ListAttachedRolePolicies'; input: ListAttachedRolePoliciesRequest; output: ListAttachedRolePoliciesResponse };
  PutUserPolicy: { service: 'iam'; name: 'PutUserPolicy'; input: PutUserPolicyRequest; output: Readonly<Record<never, never>> };
  GetUserPolicy: { service: 'iam'; name: 'GetUserPolicy'; input: GetUserPolicyRequest; output: GetUserPolicyResponse };
  ListUserPolicies: { service: 'iam'; name: 'ListUserPolicies'; input: ListUserPoliciesRequest; output: ListUserPoliciesResponse };
  DeleteUserPolicy: { service: 'iam'; name: 'DeleteUserPolicy'; input: DeleteUserPolicyRequest; output: Readonly<Record<never, never>> };
  PutGroupPolicy: { service: 'iam'; name: 'PutGroupPolicy'; input: PutGroupPolicyRequest; output: Readonly<Record<never, never>> };
  GetGroupPolicy: { service: 'iam'; name: 'GetGroupPolicy'; input: GetGroupPolicyRequest; output: GetGroupPolicyResponse };
  ListGroupPolicies: { service: 'iam'; name: 'ListGroupPolicies'; input: ListGroupPoliciesRequest; output: ListGroupPoliciesResponse };
  DeleteGroupPolicy: { service: 'iam'; name: 'DeleteGroupPolicy'; input: DeleteGroupPolicyRequest; output: Readonly<Record<never, never>> };
  PutRolePolicy: { service: 'iam'; name: 'PutRolePolicy'; input: PutRolePolicyRequest; output: Readonly<Record<never, never>> };
  GetRolePolicy: { service: 'iam'; name: 'GetRolePolicy'; input: GetRolePolicyRequest; output: GetRolePolicyResponse };
  ListRolePolicies: { service: 'iam'; name: 'ListRolePolicies'; input: ListRolePoliciesRequest; output: ListRolePoliciesResponse };
  DeleteRolePolicy: { service: 'iam'; name: 'DeleteRolePolicy'; input: DeleteRolePolicyRequest; output: Readonly<Record<never, never>> };
  PutUserPermissionsBoundary: { service: 'iam'; name: 'PutUserPermissionsBoundary'; input: PutUserPermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  DeleteUserPermissionsBoundary: { service: 'iam'; name: 'DeleteUserPermissionsBoundary'; input: DeleteUserPermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  PutRolePermissionsBoundary: { service: 'iam'; name: 'PutRolePermissionsBoundary'; input: PutRolePermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  DeleteRolePermissionsBoundary: { service: 'iam'; name: 'DeleteRolePermissionsBoundary'; input: DeleteRolePermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  GetAccountAuthorizationDetails: { service: 'iam'; name: 'GetAccountAuthorizationDetails'; input: GetAccountAuthorizationDetailsRequest; output: GetAccountAuthorizationDetailsResponse };
  GetAccountSummary: { service: 'iam'; name: 'GetAccountSummary'; input: Readonly<Record<never, never>>; output: GetAccountSummaryResponse };
  CreateLoginProfile: { service: 'iam'; name: 'CreateLoginProfile'; input: CreateLoginProfileRequest; output: CreateLoginProfileResponse };
  GetLoginProfile: { service: 'iam'; name: 'GetLoginProfile'; input: GetLoginProfileRequest; output: GetLoginProfileResponse };
  UpdateLoginProfile: { service: 'iam'; name: 'UpdateLoginProfile'; input: UpdateLoginProfileRequest; output: Readonly<Record<never, never>> };
  DeleteLoginProfile: { service: 'iam'; name: 'DeleteLoginProfile'; input: DeleteLoginProfileRequest; output: Readonly<Record<never, never>> };
  ChangePassword: { service: 'iam'; name: 'ChangePassword'; input: ChangePasswordRequest; output: Readonly<Record<never, never>> };
  UpdateAccountPasswordPolicy: { service: 'iam'; name: 'UpdateAccountPasswordPolicy'; input: UpdateAccountPasswordPolicyRequest; output: Readonly<Record<never, never>> };
  GetAccountPasswordPolicy: { service: 'iam'; name: 'GetAccountPasswordPolicy'; input: Readonly<Record<never, never>>; output: GetAccountPasswordPolicyResponse };
  DeleteAccountPasswordPolicy: { service: 'iam'; name: 'DeleteAccountPasswordPolicy'; input: Readonly<Record<never, never>>; output: Readonly<Record<never, never>> };
  CreateVirtualMFADevice: { service: 'iam'; name: 'CreateVirtualMFADevice'; input: CreateVirtualMFADeviceRequest; output: CreateVirtualMFADeviceResponse };
  EnableMFADevice: { service: 'iam'; name: 'EnableMFADevice'; input: EnableMFADeviceRequest; output: Readonly<Record<never, never>> };
  DeactivateMFADevice: { service: 'iam'; name: 'DeactivateMFADevice'; input: DeactivateMFADeviceRequest; output: Readonly<Record<never, never>> };
  DeleteVirtualMFADevice: { service: 'iam'; name: 'DeleteVirtualMFADevice'; input: DeleteVirtualMFADeviceRequest; output: Readonly<Record<never, never>> };
  ListVirtualMFADevices: { service: 'iam'; name: 'ListVirtualMFADevices'; input: ListVirtualMFADevicesRequest; output: ListVirtualMFADevicesResponse };
  ListMFADevices: { service: 'iam'; name: 'ListMFADevices'; input: ListMFADevicesRequest; output: ListMFADevicesResponse };
  GetMFADevice: { service: 'iam'; name: 'GetMFADevice'; input: GetMFADeviceRequest; output: GetMFADeviceResponse };
  ResyncMFADevice: { service: 'iam'; name: 'ResyncMFADevice'; input: ResyncMFADeviceRequest; output: Readonly<Record<never, never>> };
  TagMFADevice: { service: 'iam'; name: 'TagMFADevice'; input: TagMFADeviceRequest; output: Readonly<Record<never, never>> };
  UntagMFADevice: { service: 'iam'; name: 'UntagMFADevice'; input: UntagMFADeviceRequest; output: Readonly<Record<never, never>> };
  ListMFADeviceTags: { service: 'iam'; name: 'ListMFADeviceTags'; input: ListMFADeviceTagsRequest; output: ListMFADeviceTagsResponse };
  CreateAccountAlias: { service: 'iam'; name: 'CreateAccountAlias'; input: CreateAccountAliasRequest; output: Readonly<Record<never, never>> };
  DeleteAccountAlias: { service: 'iam'; name: 'DeleteAccountAlias'; input: DeleteAccountAliasRequest; output: Readonly<Record<never, never>> };
  ListAccountAliases: { service: 'iam'; name: 'ListAccountAliases'; input: ListAccountAliasesRequest; output: ListAccountAliasesResponse };
  GenerateCredentialReport: { service: 'iam'; name: 'GenerateCredentialReport'; input: Readonly<Record<never, never>>; output: GenerateCredentialReportResponse };
  GetCredentialReport: { service: 'iam'; name: 'GetCredentialReport'; input: Readonly<Record<never, never>>; output: GetCredentialReportResponse };
  TagPolicy: { service: 'iam'; name: 'TagPolicy'; input: TagPolicyRequest; output: Readonly<Record<never, never>> };
  UntagPolicy: { service: 'iam'; name: 'UntagPolicy'; input: UntagPolicyRequest; output: Readonly<Record<never, never>> };
  ListPolicyTags: { service: 'iam'; name: 'ListPolicyTags'; input: ListPolicyTagsRequest; output: ListPolicyTagsResponse };
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
  CreateServiceLinkedRole: { service: 'iam'; name: 'CreateServiceLinkedRole'; input: CreateServiceLinkedRoleRequest; output: CreateServiceLinkedRoleResponse };
  DeleteServiceLinkedRole: { service: 'iam'; name: 'DeleteServiceLinkedRole'; input: DeleteServiceLinkedRoleRequest; output: DeleteServiceLinkedRoleResponse };
  GetServiceLinkedRoleDeletionStatus: { service: 'iam'; name: 'GetServiceLinkedRoleDeletionStatus'; input: GetServiceLinkedRoleDeletionStatusRequest; output: GetServiceLinkedRoleDeletionStatusResponse };
  CreateOpenIDConnectProvider: { service: 'iam'; name: 'CreateOpenIDConnectProvider'; input: CreateOpenIDConnectProviderRequest; output: CreateOpenIDConnectProviderResponse };
  GetOpenIDConnectProvider: { service: 'iam'; name: 'GetOpenIDConnectProvider'; input: GetOpenIDConnectProviderRequest; output: GetOpenIDConnectProviderResponse };
  ListOpenIDConnectProviders: { service: 'iam'; name: 'ListOpenIDConnectProviders'; input: ListOpenIDConnectProvidersRequest; output: ListOpenIDConnectProvidersResponse };
  DeleteOpenIDConnectProvider: { service: 'iam'; name: 'DeleteOpenIDConnectProvider'; input: DeleteOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  AddClientIDToOpenIDConnectProvider: { service: 'iam'; name: 'AddClientIDToOpenIDConnectProvider'; input: AddClientIDToOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  RemoveClientIDFromOpenIDConnectProvider: { service: 'iam'; name: 'RemoveClientIDFromOpenIDConnectProvider'; input: RemoveClientIDFromOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  UpdateOpenIDConnectProviderThumbprint: { service: 'iam'; name: 'UpdateOpenIDConnectProviderThumbprint'; input: UpdateOpenIDConnectProviderThumbprintRequest; output: Readonly<Record<never, never>> };
  TagOpenIDConnectProvider: { service: 'iam'; name: 'TagOpenIDConnectProvider'; input: TagOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  UntagOpenIDConnectProvider: { service: 'iam'; name: 'UntagOpenIDConnectProvider'; input: UntagOpenIDConnectProviderRequest; output: Readonly<Record<never, never>> };
  ListOpenIDConnectProviderTags: { service: 'iam'; name: 'ListOpenIDConnectProviderTags'; input: ListOpenIDConnectProviderTagsRequest; output: ListOpenIDConnectProviderTagsResponse };
  CreateSAMLProvider: { service: 'iam'; name: 'CreateSAMLProvider'; input: CreateSAMLProviderRequest; output: CreateSAMLProviderResponse };
  GetSAMLProvider: { service: 'iam'; name: 'GetSAMLProvider'; input: GetSAMLProviderRequest; output: GetSAMLProviderResponse };
  ListSAMLProviders: { service: 'iam'; name: 'ListSAMLProviders'; input: ListSAMLProvidersRequest; output: ListSAMLProvidersResponse };
  UpdateSAMLProvider: { service: 'iam'; name: 'UpdateSAMLProvider'; input: UpdateSAMLProviderRequest; output: UpdateSAMLProviderResponse };
  DeleteSAMLProvider: { service: 'iam'; name: 'DeleteSAMLProvider'; input: DeleteSAMLProviderRequest; output: Readonly<Record<never, never>> };
  TagSAMLProvider: { service: 'iam'; name: 'TagSAMLProvider'; input: TagSAMLProviderRequest; output: Readonly<Record<never, never>> };
  UntagSAMLProvider: { service: 'iam'; name: 'UntagSAMLProvider'; input: UntagSAMLProviderRequest; output: Readonly<Record<never, never>> };
  ListSAMLProviderTags: { service: 'iam'; name: 'ListSAMLProviderTags'; input: ListSAMLProviderTagsRequest; output: ListSAMLProviderTagsResponse };
  SimulatePrincipalPolicy: { service: 'iam'; name: 'SimulatePrincipalPolicy'; input: SimulatePrincipalPolicyRequest; output: SimulatePolicyResponse };
  SimulateCustomPolicy: { service: 'iam'; name: 'SimulateCustomPolicy'; input: SimulateCustomPolicyRequest; output: SimulatePolicyResponse };
  GetContextKeysForCustomPolicy: { service: 'iam'; name: 'GetContextKeysForCustomPolicy'; input: GetContextKeysForCustomPolicyRequest; output: GetContextKeysForPolicyResponse };
  GetContextKeysForPrincipalPolicy: { service: 'iam'; name: 'GetContextKeysForPrincipalPolicy'; input: GetContextKeysForPrincipalPolicyRequest; output: GetContextKeysForPolicyResponse };
}
