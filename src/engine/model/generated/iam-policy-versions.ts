// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { PolicyVersion } from './iam-shared.ts';

export interface CreatePolicyVersionRequest {
  readonly PolicyArn: string;
  readonly PolicyDocument: string;
  readonly SetAsDefault?: boolean;
}

export interface CreatePolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion;
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion;
}

export interface ListPolicyVersionsRequest {
  readonly PolicyArn: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListPolicyVersionsResponse {
  readonly Versions?: readonly PolicyVersion[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface SetDefaultPolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface DeletePolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface IamPolicyVersionsOperations {
  CreatePolicyVersion: { service: 'iam'; name: 'CreatePolicyVersion'; input: CreatePolicyVersionRequest; output: CreatePolicyVersionResponse };
  GetPolicyVersion: { service: 'iam'; name: 'GetPolicyVersion'; input: GetPolicyVersionRequest; output: GetPolicyVersionResponse };
  ListPolicyVersions: { service: 'iam'; name: 'ListPolicyVersions'; input: ListPolicyVersionsRequest; output: ListPolicyVersionsResponse };
  SetDefaultPolicyVersion: { service: 'iam'; name: 'SetDefaultPolicyVersion'; input: SetDefaultPolicyVersionRequest; output: Readonly<Record<never, never>> };
  DeletePolicyVersion: { service: 'iam'; name: 'DeletePolicyVersion'; input: DeletePolicyVersionRequest; output: Readonly<Record<never, never>> };
}
