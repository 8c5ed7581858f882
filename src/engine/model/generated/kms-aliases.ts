// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateAliasRequest {
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
