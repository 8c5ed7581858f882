// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateAccountAliasRequest {
  readonly AccountAlias: string;
}

export interface DeleteAccountAliasRequest {
  readonly AccountAlias: string;
}

export interface ListAccountAliasesRequest {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListAccountAliasesResponse {
  readonly AccountAliases: readonly string[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}
