// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface GenerateServiceLastAccessedDetailsRequest {
  readonly Arn: string;
  readonly Granularity?: 'SERVICE_LEVEL' | 'ACTION_LEVEL';
}

export interface GenerateServiceLastAccessedDetailsResponse {
  readonly JobId?: string;
}

export interface GetServiceLastAccessedDetailsRequest {
  readonly JobId: string;
  readonly MaxItems?: number;
  readonly Marker?: string;
}

export interface GetServiceLastAccessedDetailsResponse {
  readonly JobStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly JobType?: 'SERVICE_LEVEL' | 'ACTION_LEVEL';
  readonly JobCreationDate: string;
  readonly ServicesLastAccessed: readonly ServiceLastAccessed[];
  readonly JobCompletionDate: string;
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly Error?: ErrorDetails;
}

export interface ServiceLastAccessed {
  readonly ServiceName: string;
  readonly LastAuthenticated?: string;
  readonly ServiceNamespace: string;
  readonly LastAuthenticatedEntity?: string;
  readonly LastAuthenticatedRegion?: string;
  readonly TotalAuthenticatedEntities?: number;
  readonly TrackedActionsLastAccessed?: readonly TrackedActionLastAccessed[];
}

export interface TrackedActionLastAccessed {
  readonly ActionName?: string;
  readonly LastAccessedEntity?: string;
  readonly LastAccessedTime?: string;
  readonly LastAccessedRegion?: string;
}

export interface ErrorDetails {
  readonly Message: string;
  readonly Code: string;
}

export interface GetServiceLastAccessedDetailsWithEntitiesRequest {
  readonly JobId: string;
  readonly ServiceNamespace: string;
  readonly MaxItems?: number;
  readonly Marker?: string;
}

export interface GetServiceLastAccessedDetailsWithEntitiesResponse {
  readonly JobStatus: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly JobCreationDate: string;
  readonly JobCompletionDate: string;
  readonly EntityDetailsList: readonly EntityDetails[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
  readonly Error?: ErrorDetails;
}

export interface EntityDetails {
  readonly EntityInfo: EntityInfo;
  readonly LastAuthenticated?: string;
}

export interface EntityInfo {
  readonly Arn: string;
  readonly Name: string;
  readonly Type: 'USER' | 'ROLE' | 'GROUP';
  readonly Id: string;
  readonly Path?: string;
}

export interface ListPoliciesGrantingServiceAccessRequest {
  readonly Marker?: string;
  readonly Arn: string;
  readonly ServiceNamespaces: readonly string[];
}

export interface ListPoliciesGrantingServiceAccessResponse {
  readonly PoliciesGrantingServiceAccess: readonly ListPoliciesGrantingServiceAccessEntry[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface ListPoliciesGrantingServiceAccessEntry {
  readonly ServiceNamespace?: string;
  readonly Policies?: readonly PolicyGrantingServiceAccess[];
}

export interface PolicyGrantingServiceAccess {
  readonly PolicyName: string;
  readonly PolicyType: 'INLINE' | 'MANAGED';
  readonly PolicyArn?: string;
  readonly EntityType?: 'USER' | 'ROLE' | 'GROUP';
  readonly EntityName?: string;
}

export interface IamLastAccessedOperations {
  GenerateServiceLastAccessedDetails: { service: 'iam'; name: 'GenerateServiceLastAccessedDetails'; input: GenerateServiceLastAccessedDetailsRequest; output: GenerateServiceLastAccessedDetailsResponse };
  GetServiceLastAccessedDetails: { service: 'iam'; name: 'GetServiceLastAccessedDetails'; input: GetServiceLastAccessedDetailsRequest; output: GetServiceLastAccessedDetailsResponse };
  GetServiceLastAccessedDetailsWithEntities: { service: 'iam'; name: 'GetServiceLastAccessedDetailsWithEntities'; input: GetServiceLastAccessedDetailsWithEntitiesRequest; output: GetServiceLastAccessedDetailsWithEntitiesResponse };
  ListPoliciesGrantingServiceAccess: { service: 'iam'; name: 'ListPoliciesGrantingServiceAccess'; input: ListPoliciesGrantingServiceAccessRequest; output: ListPoliciesGrantingServiceAccessResponse };
}
