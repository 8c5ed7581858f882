// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export type EnableOrganizationsRootCredentialsManagementRequest = Readonly<Record<never, never>>;

export interface EnableOrganizationsRootCredentialsManagementResponse {
  readonly OrganizationId?: string;
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
}

export type DisableOrganizationsRootCredentialsManagementRequest = Readonly<Record<never, never>>;

export interface DisableOrganizationsRootCredentialsManagementResponse {
  readonly OrganizationId?: string;
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
}

export type EnableOrganizationsRootSessionsRequest = Readonly<Record<never, never>>;

export interface EnableOrganizationsRootSessionsResponse {
  readonly OrganizationId?: string;
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
}

export type DisableOrganizationsRootSessionsRequest = Readonly<Record<never, never>>;

export interface DisableOrganizationsRootSessionsResponse {
  readonly OrganizationId?: string;
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
}

export type ListOrganizationsFeaturesRequest = Readonly<Record<never, never>>;

export interface ListOrganizationsFeaturesResponse {
  readonly OrganizationId?: string;
  readonly EnabledFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
}

export interface IamRootAccessOperations {
  EnableOrganizationsRootCredentialsManagement: { service: 'iam'; name: 'EnableOrganizationsRootCredentialsManagement'; input: EnableOrganizationsRootCredentialsManagementRequest; output: EnableOrganizationsRootCredentialsManagementResponse };
  DisableOrganizationsRootCredentialsManagement: { service: 'iam'; name: 'DisableOrganizationsRootCredentialsManagement'; input: DisableOrganizationsRootCredentialsManagementRequest; output: DisableOrganizationsRootCredentialsManagementResponse };
  EnableOrganizationsRootSessions: { service: 'iam'; name: 'EnableOrganizationsRootSessions'; input: EnableOrganizationsRootSessionsRequest; output: EnableOrganizationsRootSessionsResponse };
  DisableOrganizationsRootSessions: { service: 'iam'; name: 'DisableOrganizationsRootSessions'; input: DisableOrganizationsRootSessionsRequest; output: DisableOrganizationsRootSessionsResponse };
  ListOrganizationsFeatures: { service: 'iam'; name: 'ListOrganizationsFeatures'; input: ListOrganizationsFeaturesRequest; output: ListOrganizationsFeaturesResponse };
}
