// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface AddPermissionRequest {
  readonly QueueUrl: string;
  readonly Label: string;
  readonly AWSAccountIds: readonly string[];
  readonly Actions: readonly string[];
}

export interface RemovePermissionRequest {
  readonly QueueUrl: string;
  readonly Label: string;
}

export interface SqsQueuePermissionsOperations {
  'sqs:AddPermission': { service: 'sqs'; name: 'AddPermission'; input: AddPermissionRequest; output: Readonly<Record<never, never>> };
  'sqs:RemovePermission': { service: 'sqs'; name: 'RemovePermission'; input: RemovePermissionRequest; output: Readonly<Record<never, never>> };
}
