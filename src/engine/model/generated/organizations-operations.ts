// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateOrganizationRequest,
  CreateOrganizationResponse,
  DescribeOrganizationResponse,
  ListRootsRequest,
  ListRootsResponse,
} from './organizations-organization.ts';
import type {
  CreateAccountRequest,
  CreateAccountResponse,
  DescribeCreateAccountStatusRequest,
  DescribeCreateAccountStatusResponse,
  ListAccountsRequest,
  ListAccountsResponse,
  DescribeAccountRequest,
  DescribeAccountResponse,
  ListAccountsForParentRequest,
  ListAccountsForParentResponse,
  MoveAccountRequest,
  RemoveAccountFromOrganizationRequest,
  CloseAccountRequest,
} from './organizations-accounts.ts';
import type {
  CreateOrganizationalUnitRequest,
  CreateOrganizationalUnitResponse,
  DescribeOrganizationalUnitRequest,
  DescribeOrganizationalUnitResponse,
  UpdateOrganizationalUnitRequest,
  UpdateOrganizationalUnitResponse,
  DeleteOrganizationalUnitRequest,
  ListOrganizationalUnitsForParentRequest,
  ListOrganizationalUnitsForParentResponse,
  ListParentsRequest,
  ListParentsResponse,
  ListChildrenRequest,
  ListChildrenResponse,
} from './organizations-units.ts';
import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DescribePolicyRequest,
  DescribePolicyResponse,
  UpdatePolicyRequest,
  UpdatePolicyResponse,
  DeletePolicyRequest,
  ListPoliciesRequest,
  ListPoliciesResponse,
  AttachPolicyRequest,
  DetachPolicyRequest,
  ListPoliciesForTargetRequest,
  ListPoliciesForTargetResponse,
  ListTargetsForPolicyRequest,
  ListTargetsForPolicyResponse,
  EnablePolicyTypeRequest,
  EnablePolicyTypeResponse,
  DisablePolicyTypeRequest,
  DisablePolicyTypeResponse,
} from './organizations-policies.ts';

export interface OrganizationsOperations {
  'organizations:CreateOrganization': { service: 'organizations'; name: 'CreateOrganization'; input: CreateOrganizationRequest; output: CreateOrganizationResponse };
  'organizations:DescribeOrganization': { service: 'organizations'; name: 'DescribeOrganization'; input: Readonly<Record<never, never>>; output: DescribeOrganizationResponse };
  'organizations:DeleteOrganization': { service: 'organizations'; name: 'DeleteOrganization'; input: Readonly<Record<never, never>>; output: Readonly<Record<never, never>> };
  'organizations:ListRoots': { service: 'organizations'; name: 'ListRoots'; input: ListRootsRequest; output: ListRootsResponse };
  'organizations:CreateAccount': { service: 'organizations'; name: 'CreateAccount'; input: CreateAccountRequest; output: CreateAccountResponse };
  'organizations:DescribeCreateAccountStatus': { service: 'organizations'; name: 'DescribeCreateAccountStatus'; input: DescribeCreateAccountStatusRequest; output: DescribeCreateAccountStatusResponse };
  'organizations:ListAccounts': { service: 'organizations'; name: 'ListAccounts'; input: ListAccountsRequest; output: ListAccountsResponse };
  'organizations:DescribeAccount': { service: 'organizations'; name: 'DescribeAccount'; input: DescribeAccountRequest; output: DescribeAccountResponse };
  'organizations:ListAccountsForParent': { service: 'organizations'; name: 'ListAccountsForParent'; input: ListAccountsForParentRequest; output: ListAccountsForParentResponse };
  'organizations:MoveAccount': { service: 'organizations'; name: 'MoveAccount'; input: MoveAccountRequest; output: Readonly<Record<never, never>> };
  'organizations:RemoveAccountFromOrganization': { service: 'organizations'; name: 'RemoveAccountFromOrganization'; input: RemoveAccountFromOrganizationRequest; output: Readonly<Record<never, never>> };
  'organizations:CloseAccount': { service: 'organizations'; name: 'CloseAccount'; input: CloseAccountRequest; output: Readonly<Record<never, never>> };
  'organizations:CreateOrganizationalUnit': { service: 'organizations'; name: 'CreateOrganizationalUnit'; input: CreateOrganizationalUnitRequest; output: CreateOrganizationalUnitResponse };
  'organizations:DescribeOrganizationalUnit': { service: 'organizations'; name: 'DescribeOrganizationalUnit'; input: DescribeOrganizationalUnitRequest; output: DescribeOrganizationalUnitResponse };
  'organizations:UpdateOrganizationalUnit': { service: 'organizations'; name: 'UpdateOrganizationalUnit'; input: UpdateOrganizationalUnitRequest; output: UpdateOrganizationalUnitResponse };
  'organizations:DeleteOrganizationalUnit': { service: 'organizations'; name: 'DeleteOrganizationalUnit'; input: DeleteOrganizationalUnitRequest; output: Readonly<Record<never, never>> };
  'organizations:ListOrganizationalUnitsForParent': { service: 'organizations'; name: 'ListOrganizationalUnitsForParent'; input: ListOrganizationalUnitsForParentRequest; output: ListOrganizationalUnitsForParentResponse };
  'organizations:ListParents': { service: 'organizations'; name: 'ListParents'; input: ListParentsRequest; output: ListParentsResponse };
  'organizations:ListChildren': { service: 'organizations'; name: 'ListChildren'; input: ListChildrenRequest; output: ListChildrenResponse };
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
