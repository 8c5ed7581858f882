// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface AddPermissionRequest {
  readonly FunctionName: string;
  readonly StatementId: string;
  readonly Action: string;
  readonly Principal: string;
  readonly SourceArn?: string;
  readonly SourceAccount?: string;
  readonly EventSourceToken?: string;
  readonly Qualifier?: string;
  readonly RevisionId?: string;
  readonly PrincipalOrgID?: string;
  readonly FunctionUrlAuthType?: 'NONE' | 'AWS_IAM';
}

export interface AddPermissionResponse {
  readonly Statement?: string;
}

export interface RemovePermissionRequest {
  readonly FunctionName: string;
  readonly StatementId: string;
  readonly Qualifier?: string;
  readonly RevisionId?: string;
}

export interface GetPolicyRequest {
  readonly FunctionName: string;
  readonly Qualifier?: string;
}

export interface GetPolicyResponse {
  readonly Policy?: string;
  readonly RevisionId?: string;
}

export interface LambdaPermissionsOperations {
  'lambda:AddPermission': { service: 'lambda'; name: 'AddPermission'; input: AddPermissionRequest; output: AddPermissionResponse };
  'lambda:RemovePermission': { service: 'lambda'; name: 'RemovePermission'; input: RemovePermissionRequest; output: Readonly<Record<never, never>> };
  'lambda:GetPolicy': { service: 'lambda'; name: 'GetPolicy'; input: GetPolicyRequest; output: GetPolicyResponse };
}
