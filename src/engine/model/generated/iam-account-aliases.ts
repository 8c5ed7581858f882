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

export interface IamAccountAliasesOperations {
  CreateAccountAlias: { service: 'iam'; name: 'CreateAccountAlias'; input: CreateAccountAliasRequest; output: Readonly<Record<never, never>> };
  DeleteAccountAlias: { service: 'iam'; name: 'DeleteAccountAlias'; input: DeleteAccountAliasRequest; output: Readonly<Record<never, never>> };
  ListAccountAliases: { service: 'iam'; name: 'ListAccountAliases'; input: ListAccountAliasesRequest; output: ListAccountAliasesResponse };
}
