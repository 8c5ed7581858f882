// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreatePermissionSetRequest {
  readonly Description?: string;
  readonly InstanceArn: string;
  readonly Name: string;
  readonly RelayState?: string;
  readonly SessionDuration?: string;
  readonly Tags?: readonly Tag[];
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface CreatePermissionSetResponse {
  readonly PermissionSet?: PermissionSet;
}

export interface PermissionSet {
  readonly CreatedDate?: string;
  readonly Description?: string;
  readonly Name?: string;
  readonly PermissionSetArn?: string;
  readonly RelayState?: string;
  readonly SessionDuration?: string;
}

export interface DescribePermissionSetRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

export interface DescribePermissionSetResponse {
  readonly PermissionSet?: PermissionSet;
}

export interface ListPermissionSetsRequest {
  readonly InstanceArn: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface ListPermissionSetsResponse {
  readonly NextToken?: string;
  readonly PermissionSets?: readonly string[];
}

export interface UpdatePermissionSetRequest {
  readonly Description?: string;
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
  readonly RelayState?: string;
  readonly SessionDuration?: string;
}

export type UpdatePermissionSetResponse = Readonly<Record<never, never>>;

export interface DeletePermissionSetRequest {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

export type DeletePermissionSetResponse = Readonly<Record<never, never>>;

export interface SsoAdminPermissionSetsOperations {
  'sso-admin:CreatePermissionSet': { service: 'sso-admin'; name: 'CreatePermissionSet'; input: CreatePermissionSetRequest; output: CreatePermissionSetResponse };
  'sso-admin:DescribePermissionSet': { service: 'sso-admin'; name: 'DescribePermissionSet'; input: DescribePermissionSetRequest; output: DescribePermissionSetResponse };
  'sso-admin:ListPermissionSets': { service: 'sso-admin'; name: 'ListPermissionSets'; input: ListPermissionSetsRequest; output: ListPermissionSetsResponse };
  'sso-admin:UpdatePermissionSet': { service: 'sso-admin'; name: 'UpdatePermissionSet'; input: UpdatePermissionSetRequest; output: UpdatePermissionSetResponse };
  'sso-admin:DeletePermissionSet': { service: 'sso-admin'; name: 'DeletePermissionSet'; input: DeletePermissionSetRequest; output: DeletePermissionSetResponse };
}
