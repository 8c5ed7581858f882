// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './organizations-shared.ts';

export interface CreateOrganizationalUnitRequest {
  readonly ParentId: string;
  readonly Name: string;
  readonly Tags?: readonly Tag[];
}

export interface CreateOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit;
}

export interface OrganizationalUnit {
  readonly Id?: string;
  readonly Arn?: string;
  readonly Name?: string;
}

export interface DescribeOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string;
}

export interface DescribeOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit;
}

export interface UpdateOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string;
  readonly Name?: string;
}

export interface UpdateOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit;
}

export interface DeleteOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string;
}

export interface ListOrganizationalUnitsForParentRequest {
  readonly ParentId: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListOrganizationalUnitsForParentResponse {
  readonly OrganizationalUnits?: readonly OrganizationalUnit[];
  readonly NextToken?: string;
}

export interface ListParentsRequest {
  readonly ChildId: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListParentsResponse {
  readonly Parents?: readonly Parent[];
  readonly NextToken?: string;
}

export interface Parent {
  readonly Id?: string;
  readonly Type?: 'ROOT' | 'ORGANIZATIONAL_UNIT';
}

export interface ListChildrenRequest {
  readonly ParentId: string;
  readonly ChildType: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListChildrenResponse {
  readonly Children?: readonly Child[];
  readonly NextToken?: string;
}

export interface Child {
  readonly Id?: string;
  readonly Type?: 'ACCOUNT' | 'ORGANIZATIONAL_UNIT';
}

export interface OrganizationsUnitsOperations {
  'organizations:CreateOrganizationalUnit': { service: 'organizations'; name: 'CreateOrganizationalUnit'; input: CreateOrganizationalUnitRequest; output: CreateOrganizationalUnitResponse };
  'organizations:DescribeOrganizationalUnit': { service: 'organizations'; name: 'DescribeOrganizationalUnit'; input: DescribeOrganizationalUnitRequest; output: DescribeOrganizationalUnitResponse };
  'organizations:UpdateOrganizationalUnit': { service: 'organizations'; name: 'UpdateOrganizationalUnit'; input: UpdateOrganizationalUnitRequest; output: UpdateOrganizationalUnitResponse };
  'organizations:DeleteOrganizationalUnit': { service: 'organizations'; name: 'DeleteOrganizationalUnit'; input: DeleteOrganizationalUnitRequest; output: Readonly<Record<never, never>> };
  'organizations:ListOrganizationalUnitsForParent': { service: 'organizations'; name: 'ListOrganizationalUnitsForParent'; input: ListOrganizationalUnitsForParentRequest; output: ListOrganizationalUnitsForParentResponse };
  'organizations:ListParents': { service: 'organizations'; name: 'ListParents'; input: ListParentsRequest; output: ListParentsResponse };
  'organizations:ListChildren': { service: 'organizations'; name: 'ListChildren'; input: ListChildrenRequest; output: ListChildrenResponse };
}
