// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { PolicyTypeSummary, Root } from './organizations-shared.ts';

export interface CreateOrganizationRequest {
  readonly FeatureSet?: 'ALL' | 'CONSOLIDATED_BILLING';
}

export interface CreateOrganizationResponse {
  readonly Organization?: Organization;
}

export interface Organization {
  readonly Id?: string;
  readonly Arn?: string;
  readonly FeatureSet?: 'ALL' | 'CONSOLIDATED_BILLING';
  readonly MasterAccountArn?: string;
  readonly MasterAccountId?: string;
  readonly MasterAccountEmail?: string;
  readonly AvailablePolicyTypes?: readonly PolicyTypeSummary[];
}

export interface DescribeOrganizationResponse {
  readonly Organization?: Organization;
}

export interface ListRootsRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListRootsResponse {
  readonly Roots?: readonly Root[];
  readonly NextToken?: string;
}

export interface OrganizationsOrganizationOperations {
  'organizations:CreateOrganization': { service: 'organizations'; name: 'CreateOrganization'; input: CreateOrganizationRequest; output: CreateOrganizationResponse };
  'organizations:DescribeOrganization': { service: 'organizations'; name: 'DescribeOrganization'; input: Readonly<Record<never, never>>; output: DescribeOrganizationResponse };
  'organizations:DeleteOrganization': { service: 'organizations'; name: 'DeleteOrganization'; input: Readonly<Record<never, never>>; output: Readonly<Record<never, never>> };
  'organizations:ListRoots': { service: 'organizations'; name: 'ListRoots'; input: ListRootsRequest; output: ListRootsResponse };
}
