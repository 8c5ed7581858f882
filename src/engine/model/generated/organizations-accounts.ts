// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './organizations-shared.ts';

export interface CreateAccountRequest {
  readonly Email: string;
  readonly AccountName: string;
  readonly RoleName?: string;
  readonly IamUserAccessToBilling?: 'ALLOW' | 'DENY';
  readonly Tags?: readonly Tag[];
}

export interface CreateAccountResponse {
  readonly CreateAccountStatus?: CreateAccountStatus;
}

export interface CreateAccountStatus {
  readonly Id?: string;
  readonly AccountName?: string;
  readonly State?: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  readonly RequestedTimestamp?: string;
  readonly CompletedTimestamp?: string;
  readonly AccountId?: string;
  readonly GovCloudAccountId?: string;
  readonly FailureReason?: 'ACCOUNT_LIMIT_EXCEEDED' | 'EMAIL_ALREADY_EXISTS' | 'INVALID_ADDRESS' | 'INVALID_EMAIL' | 'CONCURRENT_ACCOUNT_MODIFICATION' | 'INTERNAL_FAILURE' | 'GOVCLOUD_ACCOUNT_ALREADY_EXISTS' | 'MISSING_BUSINESS_VALIDATION' | 'FAILED_BUSINESS_VALIDATION' | 'PENDING_BUSINESS_VALIDATION' | 'INVALID_IDENTITY_FOR_BUSINESS_VALIDATION' | 'UNKNOWN_BUSINESS_VALIDATION' | 'MISSING_PAYMENT_INSTRUMENT' | 'INVALID_PAYMENT_INSTRUMENT' | 'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED';
}

export interface DescribeCreateAccountStatusRequest {
  readonly CreateAccountRequestId: string;
}

export interface DescribeCreateAccountStatusResponse {
  readonly CreateAccountStatus?: CreateAccountStatus;
}

export interface ListAccountsRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListAccountsResponse {
  readonly Accounts?: readonly Account[];
  readonly NextToken?: string;
}

export interface Account {
  readonly Id?: string;
  readonly Arn?: string;
  readonly Email?: string;
  readonly Name?: string;
  readonly Status?: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE';
  readonly JoinedMethod?: 'INVITED' | 'CREATED';
  readonly JoinedTimestamp?: string;
}

export interface DescribeAccountRequest {
  readonly AccountId: string;
}

export interface DescribeAccountResponse {
  readonly Account?: Account;
}

export interface ListAccountsForParentRequest {
  readonly ParentId: string;
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListAccountsForParentResponse {
  readonly Accounts?: readonly Account[];
  readonly NextToken?: string;
}

export interface MoveAccountRequest {
  readonly AccountId: string;
  readonly SourceParentId: string;
  readonly DestinationParentId: string;
}

export interface RemoveAccountFromOrganizationRequest {
  readonly AccountId: string;
}

export interface CloseAccountRequest {
  readonly AccountId: string;
}

export interface OrganizationsAccountsOperations {
  'organizations:CreateAccount': { service: 'organizations'; name: 'CreateAccount'; input: CreateAccountRequest; output: CreateAccountResponse };
  'organizations:DescribeCreateAccountStatus': { service: 'organizations'; name: 'DescribeCreateAccountStatus'; input: DescribeCreateAccountStatusRequest; output: DescribeCreateAccountStatusResponse };
  'organizations:ListAccounts': { service: 'organizations'; name: 'ListAccounts'; input: ListAccountsRequest; output: ListAccountsResponse };
  'organizations:DescribeAccount': { service: 'organizations'; name: 'DescribeAccount'; input: DescribeAccountRequest; output: DescribeAccountResponse };
  'organizations:ListAccountsForParent': { service: 'organizations'; name: 'ListAccountsForParent'; input: ListAccountsForParentRequest; output: ListAccountsForParentResponse };
  'organizations:MoveAccount': { service: 'organizations'; name: 'MoveAccount'; input: MoveAccountRequest; output: Readonly<Record<never, never>> };
  'organizations:RemoveAccountFromOrganization': { service: 'organizations'; name: 'RemoveAccountFromOrganization'; input: RemoveAccountFromOrganizationRequest; output: Readonly<Record<never, never>> };
  'organizations:CloseAccount': { service: 'organizations'; name: 'CloseAccount'; input: CloseAccountRequest; output: Readonly<Record<never, never>> };
}
