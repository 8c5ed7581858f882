// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateAccountAssignmentRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
  readonly PrincipalId: string;
  readonly PrincipalType: 'USER' | 'GROUP';
  readonly TargetId: string;
  readonly TargetType: 'AWS_ACCOUNT';
}

export interface CreateAccountAssignmentResponse {
  readonly AccountAssignmentCreationStatus?: AccountAssignmentOperationStatus;
}

export interface AccountAssignmentOperationStatus {
  readonly CreatedDate?: string;
  readonly FailureReason?: string;
  readonly PermissionSetArn?: string;
  readonly PrincipalId?: string;
  readonly PrincipalType?: 'USER' | 'GROUP';
  readonly RequestId?: string;
  readonly Status?: 'IN_PROGRESS' | 'FAILED' | 'SUCCEEDED';
  readonly TargetId?: string;
  readonly TargetType?: 'AWS_ACCOUNT';
}

export interface DeleteAccountAssignmentRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
  readonly PrincipalId: string;
  readonly PrincipalType: 'USER' | 'GROUP';
  readonly TargetId: string;
  readonly TargetType: 'AWS_ACCOUNT';
}

export interface DeleteAccountAssignmentResponse {
  readonly AccountAssignmentDeletionStatus?: AccountAssignmentOperationStatus;
}

export interface ListAccountAssignmentsRequest {
  readonly AccountId: string;
  readonly InstanceArn: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly PermissionSetArn: string;
}

export interface ListAccountAssignmentsResponse {
  readonly AccountAssignments?: readonly AccountAssignment[];
  readonly NextToken?: string;
}

export interface AccountAssignment {
  readonly AccountId?: string;
  readonly PermissionSetArn?: string;
  readonly PrincipalId?: string;
  readonly PrincipalType?: 'USER' | 'GROUP';
}

export interface SsoAdminAccountAssignmentsOperations {
  'sso-admin:CreateAccountAssignment': { service: 'sso-admin'; name: 'CreateAccountAssignment'; input: CreateAccountAssignmentRequest; output: CreateAccountAssignmentResponse };
  'sso-admin:DeleteAccountAssignment': { service: 'sso-admin'; name: 'DeleteAccountAssignment'; input: DeleteAccountAssignmentRequest; output: DeleteAccountAssignmentResponse };
  'sso-admin:ListAccountAssignments': { service: 'sso-admin'; name: 'ListAccountAssignments'; input: ListAccountAssignmentsRequest; output: ListAccountAssignmentsResponse };
}
