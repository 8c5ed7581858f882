// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface EnableAWSServiceAccessRequest {
  readonly ServicePrincipal: string;
}

export interface DisableAWSServiceAccessRequest {
  readonly ServicePrincipal: string;
}

export interface ListAWSServiceAccessForOrganizationRequest {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface ListAWSServiceAccessForOrganizationResponse {
  readonly EnabledServicePrincipals?: readonly EnabledServicePrincipal[];
  readonly NextToken?: string;
}

export interface EnabledServicePrincipal {
  readonly ServicePrincipal?: string;
  readonly DateEnabled?: string;
}

export interface OrganizationsServiceAccessOperations {
  'organizations:EnableAWSServiceAccess': { service: 'organizations'; name: 'EnableAWSServiceAccess'; input: EnableAWSServiceAccessRequest; output: Readonly<Record<never, never>> };
  'organizations:DisableAWSServiceAccess': { service: 'organizations'; name: 'DisableAWSServiceAccess'; input: DisableAWSServiceAccessRequest; output: Readonly<Record<never, never>> };
  'organizations:ListAWSServiceAccessForOrganization': { service: 'organizations'; name: 'ListAWSServiceAccessForOrganization'; input: ListAWSServiceAccessForOrganizationRequest; output: ListAWSServiceAccessForOrganizationResponse };
}
