// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface ListInstancesRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface ListInstancesResponse {
  readonly Instances?: readonly InstanceMetadata[];
  readonly NextToken?: string;
}

export interface InstanceMetadata {
  readonly CreatedDate?: string;
  readonly IdentityStoreId?: string;
  readonly InstanceArn?: string;
  readonly Name?: string;
  readonly OwnerAccountId?: string;
  readonly Status?: 'CREATE_IN_PROGRESS' | 'DELETE_IN_PROGRESS' | 'ACTIVE';
}

export interface SsoAdminInstancesOperations {
  'sso-admin:ListInstances': { service: 'sso-admin'; name: 'ListInstances'; input: ListInstancesRequest; output: ListInstancesResponse };
}
