// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface ProvisionPermissionSetRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
  readonly TargetId?: string;
  readonly TargetType: 'AWS_ACCOUNT' | 'ALL_PROVISIONED_ACCOUNTS';
}

export interface ProvisionPermissionSetResponse {
  readonly PermissionSetProvisioningStatus?: PermissionSetProvisioningStatus;
}

export interface PermissionSetProvisioningStatus {
  readonly AccountId?: string;
  readonly CreatedDate?: string;
  readonly FailureReason?: string;
  readonly PermissionSetArn?: string;
  readonly RequestId?: string;
  readonly Status?: 'IN_PROGRESS' | 'FAILED' | 'SUCCEEDED';
}

export interface ListAccountsForProvisionedPermissionSetRequest {
  readonly InstanceArn: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly PermissionSetArn: string;
  readonly ProvisioningStatus?: 'LATEST_PERMISSION_SET_PROVISIONED' | 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
}

export interface ListAccountsForProvisionedPermissionSetResponse {
  readonly AccountIds?: readonly string[];
  readonly NextToken?: string;
}

export interface SsoAdminProvisioningOperations {
  'sso-admin:ProvisionPermissionSet': { service: 'sso-admin'; name: 'ProvisionPermissionSet'; input: ProvisionPermissionSetRequest; output: ProvisionPermissionSetResponse };
  'sso-admin:ListAccountsForProvisionedPermissionSet': { service: 'sso-admin'; name: 'ListAccountsForProvisionedPermissionSet'; input: ListAccountsForProvisionedPermissionSetRequest; output: ListAccountsForProvisionedPermissionSetResponse };
}
