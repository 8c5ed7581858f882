// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutInlinePolicyToPermissionSetRequest {
  readonly InlinePolicy: string;
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

export type PutInlinePolicyToPermissionSetResponse = Readonly<Record<never, never>>;

export interface GetInlinePolicyForPermissionSetRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

export interface GetInlinePolicyForPermissionSetResponse {
  readonly InlinePolicy?: string;
}

export interface DeleteInlinePolicyFromPermissionSetRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

export type DeleteInlinePolicyFromPermissionSetResponse = Readonly<Record<never, never>>;

export interface AttachManagedPolicyToPermissionSetRequest {
  readonly InstanceArn: string;
  readonly ManagedPolicyArn: string;
  readonly PermissionSetArn: string;
}

export type AttachManagedPolicyToPermissionSetResponse = Readonly<Record<never, never>>;

export interface DetachManagedPolicyFromPermissionSetRequest {
  readonly InstanceArn: string;
  readonly ManagedPolicyArn: string;
  readonly PermissionSetArn: string;
}

export type DetachManagedPolicyFromPermissionSetResponse = Readonly<Record<never, never>>;

export interface ListManagedPoliciesInPermissionSetRequest {
  readonly InstanceArn: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly PermissionSetArn: string;
}

export interface ListManagedPoliciesInPermissionSetResponse {
  readonly AttachedManagedPolicies?: readonly AttachedManagedPolicy[];
  readonly NextToken?: string;
}

export interface AttachedManagedPolicy {
  readonly Arn?: string;
  readonly Name?: string;
}

export interface SsoAdminPermissionSetPoliciesOperations {
  'sso-admin:PutInlinePolicyToPermissionSet': { service: 'sso-admin'; name: 'PutInlinePolicyToPermissionSet'; input: PutInlinePolicyToPermissionSetRequest; output: PutInlinePolicyToPermissionSetResponse };
  'sso-admin:GetInlinePolicyForPermissionSet': { service: 'sso-admin'; name: 'GetInlinePolicyForPermissionSet'; input: GetInlinePolicyForPermissionSetRequest; output: GetInlinePolicyForPermissionSetResponse };
  'sso-admin:DeleteInlinePolicyFromPermissionSet': { service: 'sso-admin'; name: 'DeleteInlinePolicyFromPermissionSet'; input: DeleteInlinePolicyFromPermissionSetRequest; output: DeleteInlinePolicyFromPermissionSetResponse };
  'sso-admin:AttachManagedPolicyToPermissionSet': { service: 'sso-admin'; name: 'AttachManagedPolicyToPermissionSet'; input: AttachManagedPolicyToPermissionSetRequest; output: AttachManagedPolicyToPermissionSetResponse };
  'sso-admin:DetachManagedPolicyFromPermissionSet': { service: 'sso-admin'; name: 'DetachManagedPolicyFromPermissionSet'; input: DetachManagedPolicyFromPermissionSetRequest; output: DetachManagedPolicyFromPermissionSetResponse };
  'sso-admin:ListManagedPoliciesInPermissionSet': { service: 'sso-admin'; name: 'ListManagedPoliciesInPermissionSet'; input: ListManagedPoliciesInPermissionSetRequest; output: ListManagedPoliciesInPermissionSetResponse };
}
