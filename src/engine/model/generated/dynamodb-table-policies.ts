// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutResourcePolicyInput {
  readonly ResourceArn: string;
  readonly Policy: string;
  readonly ExpectedRevisionId?: string;
  readonly ConfirmRemoveSelfResourceAccess?: boolean;
}

export interface PutResourcePolicyOutput {
  readonly RevisionId?: string;
}

export interface GetResourcePolicyInput {
  readonly ResourceArn: string;
}

export interface GetResourcePolicyOutput {
  readonly Policy?: string;
  readonly RevisionId?: string;
}

export interface DeleteResourcePolicyInput {
  readonly ResourceArn: string;
  readonly ExpectedRevisionId?: string;
}

export interface DeleteResourcePolicyOutput {
  readonly RevisionId?: string;
}

export interface DynamodbTablePoliciesOperations {
  'dynamodb:PutResourcePolicy': { service: 'dynamodb'; name: 'PutResourcePolicy'; input: PutResourcePolicyInput; output: PutResourcePolicyOutput };
  'dynamodb:GetResourcePolicy': { service: 'dynamodb'; name: 'GetResourcePolicy'; input: GetResourcePolicyInput; output: GetResourcePolicyOutput };
  'dynamodb:DeleteResourcePolicy': { service: 'dynamodb'; name: 'DeleteResourcePolicy'; input: DeleteResourcePolicyInput; output: DeleteResourcePolicyOutput };
}
