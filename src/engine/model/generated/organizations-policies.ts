// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Root, Tag } from './organizations-shared.ts';

export interface CreatePolicyRequest {
  readonly Content: string;
  readonly Description: string;
  readonly Name: string;
  readonly Type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
  readonly Tags?: readonly Tag[];
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy;
}

export interface Policy {
  readonly PolicySummary?: PolicySummary;
  readonly Content?: string;
}

export interface PolicySummary {
  readonly Id?: string;
  readonly Arn?: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly Type?: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
  readonly AwsManaged?: boolean;
}

export interface DescribePolicyRequest {
  readonly PolicyId: string;
}

export interface DescribePolicyResponse {
  readonly Policy?: Policy;
}

export interface UpdatePolicyRequest {
  readonly PolicyId: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly Content?: string;
}

export interface UpdatePolicyResponse {
  readonly Policy?: Policy;
}

export interface DeletePolicyRequest {
  readonly PolicyId: string;
}

export interface ListPoliciesRequest {
  readonly Filter: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListPoliciesResponse {
  readonly Policies?: readonly PolicySummary[];
  readonly NextToken?: string;
}

export interface AttachPolicyRequest {
  readonly PolicyId: string;
  readonly TargetId: string;
}

export interface DetachPolicyRequest {
  readonly PolicyId: string;
  readonly TargetId: string;
}

export interface ListPoliciesForTargetRequest {
  readonly TargetId: string;
  readonly Filter: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListPoliciesForTargetResponse {
  readonly Policies?: readonly PolicySummary[];
  readonly NextToken?: string;
}

export interface ListTargetsForPolicyRequest {
  readonly PolicyId: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListTargetsForPolicyResponse {
  readonly Targets?: readonly PolicyTargetSummary[];
  readonly NextToken?: string;
}

export interface PolicyTargetSummary {
  readonly TargetId?: string;
  readonly Arn?: string;
  readonly Name?: string;
  readonly Type?: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT' | 'ROOT';
}

export interface EnablePolicyTypeRequest {
  readonly RootId: string;
  readonly PolicyType: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
}

export interface EnablePolicyTypeResponse {
  readonly Root?: Root;
}

export interface DisablePolicyTypeRequest {
  readonly RootId: string;
  readonly PolicyType: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
}

export interface DisablePolicyTypeResponse {
  readonly Root?: Root;
}

export interface OrganizationsPoliciesOperations {
  'organizations:CreatePolicy': { service: 'organizations'; name: 'CreatePolicy'; input: CreatePolicyRequest; output: CreatePolicyResponse };
  'organizations:DescribePolicy': { service: 'organizations'; name: 'DescribePolicy'; input: DescribePolicyRequest; output: DescribePolicyResponse };
  'organizations:UpdatePolicy': { service: 'organizations'; name: 'UpdatePolicy'; input: UpdatePolicyRequest; output: UpdatePolicyResponse };
  'organizations:DeletePolicy': { service: 'organizations'; name: 'DeletePolicy'; input: DeletePolicyRequest; output: Readonly<Record<never, never>> };
  'organizations:ListPolicies': { service: 'organizations'; name: 'ListPolicies'; input: ListPoliciesRequest; output: ListPoliciesResponse };
  'organizations:AttachPolicy': { service: 'organizations'; name: 'AttachPolicy'; input: AttachPolicyRequest; output: Readonly<Record<never, never>> };
  'organizations:DetachPolicy': { service: 'organizations'; name: 'DetachPolicy'; input: DetachPolicyRequest; output: Readonly<Record<never, never>> };
  'organizations:ListPoliciesForTarget': { service: 'organizations'; name: 'ListPoliciesForTarget'; input: ListPoliciesForTargetRequest; output: ListPoliciesForTargetResponse };
  'organizations:ListTargetsForPolicy': { service: 'organizations'; name: 'ListTargetsForPolicy'; input: ListTargetsForPolicyRequest; output: ListTargetsForPolicyResponse };
  'organizations:EnablePolicyType': { service: 'organizations'; name: 'EnablePolicyType'; input: EnablePolicyTypeRequest; output: EnablePolicyTypeResponse };
  'organizations:DisablePolicyType': { service: 'organizations'; name: 'DisablePolicyType'; input: DisablePolicyTypeRequest; output: DisablePolicyTypeResponse };
}
