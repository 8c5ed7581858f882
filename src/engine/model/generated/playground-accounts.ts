// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface AddAccountRequest {
  readonly Name: string;
  readonly AccountId?: string;
  readonly Email?: string;
}

export interface AddAccountResponse {
  readonly AccountId?: string;
}

export interface RemoveAccountRequest {
  readonly AccountId: string;
}

export interface PlaygroundAccountsOperations {
  'playground:AddAccount': { service: 'playground'; name: 'AddAccount'; input: AddAccountRequest; output: AddAccountResponse };
  'playground:RemoveAccount': { service: 'playground'; name: 'RemoveAccount'; input: RemoveAccountRequest; output: Readonly<Record<never, never>> };
}
