// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateAliasRequest {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

export interface UpdateAliasRequest {
  readonly AliasName: string;
  readonly TargetKeyId: string;
}

export interface ListAliasesRequest {
  readonly KeyId?: string;
  readonly Limit?: number;
  readonly Marker?: string;
}

export interface ListAliasesResponse {
  readonly Aliases?: readonly AliasListEntry[];
  readonly NextMarker?: string;
  readonly Truncated?: boolean;
}

export interface AliasListEntry {
  readonly AliasName?: string;
  readonly AliasArn?: string;
  readonly TargetKeyId?: string;
  readonly CreationDate?: string;
  readonly LastUpdatedDate?: string;
}

export interface DeleteAliasRequest {
  readonly AliasName: string;
}

export interface KmsAliasesOperations {
  'kms:CreateAlias': { service: 'kms'; name: 'CreateAlias'; input: CreateAliasRequest; output: Readonly<Record<never, never>> };
  'kms:UpdateAlias': { service: 'kms'; name: 'UpdateAlias'; input: UpdateAliasRequest; output: Readonly<Record<never, never>> };
  'kms:ListAliases': { service: 'kms'; name: 'ListAliases'; input: ListAliasesRequest; output: ListAliasesResponse };
  'kms:DeleteAlias': { service: 'kms'; name: 'DeleteAlias'; input: DeleteAliasRequest; output: Readonly<Record<never, never>> };
}
