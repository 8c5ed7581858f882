// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AttachedPolicy } from './iam-shared.ts';

export interface AttachUserPolicyRequest {
  readonly UserName: string;
  readonly PolicyArn: string;
}

export interface DetachUserPolicyRequest {
  readonly UserName: string;
  readonly PolicyArn: string;
}

export interface ListAttachedUserPoliciesRequest {
  readonly UserName: string;
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListAttachedUserPoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface AttachGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

export interface DetachGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

export interface ListAttachedGroupPoliciesRequest {
  readonly GroupName: string;
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListAttachedGroupPoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface AttachRolePolicyRequest {
  readonly RoleName: string;
  readonly PolicyArn: string;
}

export interface DetachRolePolicyRequest {
  readonly RoleName: string;
  readonly PolicyArn: string;
}

export interface ListAttachedRolePoliciesRequest {
  readonly RoleName: string;
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListAttachedRolePoliciesResponse {
  readonly AttachedPolicies?: readonly AttachedPolicy[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface IamAttachmentsOperations {
  AttachUserPolicy: { service: 'iam'; name: 'AttachUserPolicy'; input: AttachUserPolicyRequest; output: Readonly<Record<never, never>> };
  DetachUserPolicy: { service: 'iam'; name: 'DetachUserPolicy'; input: DetachUserPolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedUserPolicies: { service: 'iam'; name: 'ListAttachedUserPolicies'; input: ListAttachedUserPoliciesRequest; output: ListAttachedUserPoliciesResponse };
  AttachGroupPolicy: { service: 'iam'; name: 'AttachGroupPolicy'; input: AttachGroupPolicyRequest; output: Readonly<Record<never, never>> };
  DetachGroupPolicy: { service: 'iam'; name: 'DetachGroupPolicy'; input: DetachGroupPolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedGroupPolicies: { service: 'iam'; name: 'ListAttachedGroupPolicies'; input: ListAttachedGroupPoliciesRequest; output: ListAttachedGroupPoliciesResponse };
  AttachRolePolicy: { service: 'iam'; name: 'AttachRolePolicy'; input: AttachRolePolicyRequest; output: Readonly<Record<never, never>> };
  DetachRolePolicy: { service: 'iam'; name: 'DetachRolePolicy'; input: DetachRolePolicyRequest; output: Readonly<Record<never, never>> };
  ListAttachedRolePolicies: { service: 'iam'; name: 'ListAttachedRolePolicies'; input: ListAttachedRolePoliciesRequest; output: ListAttachedRolePoliciesResponse };
}
