// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AttachedPermissionsBoundary, AttachedPolicy, InstanceProfile, PolicyVersion, RoleLastUsed, Tag } from './iam-shared.ts';

export interface GetAccountAuthorizationDetailsRequest {
  readonly Filter?: readonly ('User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy')[];
  readonly MaxItems?: number;
  readonly Marker?: string;
}

export interface GetAccountAuthorizationDetailsResponse {
  readonly UserDetailList?: readonly UserDetail[];
  readonly GroupDetailList?: readonly GroupDetail[];
  readonly RoleDetailList?: readonly RoleDetail[];
  readonly Policies?: readonly ManagedPolicyDetail[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface UserDetail {
  readonly Path?: string;
  readonly UserName?: string;
  readonly UserId?: string;
  readonly Arn?: string;
  readonly CreateDate?: string;
  readonly UserPolicyList?: readonly PolicyDetail[];
  readonly GroupList?: readonly string[];
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[];
  readonly PermissionsBoundary?: AttachedPermissionsBoundary;
  readonly Tags?: readonly Tag[];
}

export interface PolicyDetail {
  readonly PolicyName?: string;
  readonly PolicyDocument?: string;
}

export interface GroupDetail {
  readonly Path?: string;
  readonly GroupName?: string;
  readonly GroupId?: string;
  readonly Arn?: string;
  readonly CreateDate?: string;
  readonly GroupPolicyList?: readonly PolicyDetail[];
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[];
}

export interface RoleDetail {
  readonly Path?: string;
  readonly RoleName?: string;
  readonly RoleId?: string;
  readonly Arn?: string;
  readonly CreateDate?: string;
  readonly AssumeRolePolicyDocument?: string;
  readonly InstanceProfileList?: readonly InstanceProfile[];
  readonly RolePolicyList?: readonly PolicyDetail[];
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[];
  readonly PermissionsBoundary?: AttachedPermissionsBoundary;
  readonly Tags?: readonly Tag[];
  readonly RoleLastUsed?: RoleLastUsed;
}

export interface ManagedPolicyDetail {
  readonly PolicyName?: string;
  readonly PolicyId?: string;
  readonly Arn?: string;
  readonly Path?: string;
  readonly DefaultVersionId?: string;
  readonly AttachmentCount?: number;
  readonly PermissionsBoundaryUsageCount?: number;
  readonly IsAttachable?: boolean;
  readonly Description?: string;
  readonly CreateDate?: string;
  readonly UpdateDate?: string;
  readonly PolicyVersionList?: readonly PolicyVersion[];
}

export interface GetAccountSummaryResponse {
  readonly SummaryMap?: Readonly<Record<string, number>>;
}

export interface IamAccountOperations {
  GetAccountAuthorizationDetails: { service: 'iam'; name: 'GetAccountAuthorizationDetails'; input: GetAccountAuthorizationDetailsRequest; output: GetAccountAuthorizationDetailsResponse };
  GetAccountSummary: { service: 'iam'; name: 'GetAccountSummary'; input: Readonly<Record<never, never>>; output: GetAccountSummaryResponse };
}
