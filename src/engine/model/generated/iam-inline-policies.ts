// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutUserPolicyRequest {
  readonly UserName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export interface GetUserPolicyRequest {
  readonly UserName: string;
  readonly PolicyName: string;
}

export interface GetUserPolicyResponse {
  readonly UserName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export interface ListUserPoliciesRequest {
  readonly UserName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListUserPoliciesResponse {
  readonly PolicyNames: readonly string[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface DeleteUserPolicyRequest {
  readonly UserName: string;
  readonly PolicyName: string;
}

export interface PutGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export interface GetGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
}

export interface GetGroupPolicyResponse {
  readonly GroupName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export interface ListGroupPoliciesRequest {
  readonly GroupName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListGroupPoliciesResponse {
  readonly PolicyNames: readonly string[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface DeleteGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
}

export interface PutRolePolicyRequest {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export interface GetRolePolicyRequest {
  readonly RoleName: string;
  readonly PolicyName: string;
}

export interface GetRolePolicyResponse {
  readonly RoleName: string;
  readonly PolicyName: string;
  readonly PolicyDocument: string;
}

export interface ListRolePoliciesRequest {
  readonly RoleName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListRolePoliciesResponse {
  readonly PolicyNames: readonly string[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface DeleteRolePolicyRequest {
  readonly RoleName: string;
  readonly PolicyName: string;
}

export interface IamInlinePoliciesOperations {
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
}
