// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './iam-shared.ts';

export interface CreatePolicyRequest {
  readonly PolicyName: string;
  readonly Path?: string;
  readonly PolicyDocument: string;
  readonly Description?: string;
  readonly Tags?: readonly Tag[];
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy;
}

export interface Policy {
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
  readonly Tags?: readonly Tag[];
}

export interface GetPolicyRequest {
  readonly PolicyArn: string;
}

export interface GetPolicyResponse {
  readonly Policy?: Policy;
}

export interface ListPoliciesRequest {
  readonly Scope?: 'All' | 'AWS' | 'Local';
  readonly OnlyAttached?: boolean;
  readonly PathPrefix?: string;
  readonly PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary';
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListPoliciesResponse {
  readonly Policies?: readonly Policy[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface DeletePolicyRequest {
  readonly PolicyArn: string;
}

export interface ListEntitiesForPolicyRequest {
  readonly PolicyArn: string;
  readonly EntityFilter?: 'User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy';
  readonly PathPrefix?: string;
  readonly PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary';
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListEntitiesForPolicyResponse {
  readonly PolicyGroups?: readonly PolicyGroup[];
  readonly PolicyUsers?: readonly PolicyUser[];
  readonly PolicyRoles?: readonly PolicyRole[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface PolicyGroup {
  readonly GroupName?: string;
  readonly GroupId?: string;
}

export interface PolicyUser {
  readonly UserName?: string;
  readonly UserId?: string;
}

export interface PolicyRole {
  readonly RoleName?: string;
  readonly RoleId?: string;
}

export interface IamManagedPoliciesOperations {
  CreatePolicy: { service: 'iam'; name: 'CreatePolicy'; input: CreatePolicyRequest; output: CreatePolicyResponse };
  GetPolicy: { service: 'iam'; name: 'GetPolicy'; input: GetPolicyRequest; output: GetPolicyResponse };
  ListPolicies: { service: 'iam'; name: 'ListPolicies'; input: ListPoliciesRequest; output: ListPoliciesResponse };
  DeletePolicy: { service: 'iam'; name: 'DeletePolicy'; input: DeletePolicyRequest; output: Readonly<Record<never, never>> };
  ListEntitiesForPolicy: { service: 'iam'; name: 'ListEntitiesForPolicy'; input: ListEntitiesForPolicyRequest; output: ListEntitiesForPolicyResponse };
}
