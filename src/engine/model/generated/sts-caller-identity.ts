// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export type GetCallerIdentityRequest = Readonly<Record<never, never>>;

export interface GetCallerIdentityResponse {
  readonly UserId?: string;
  readonly Account?: string;
  readonly Arn?: string;
}

export interface GetAccessKeyInfoRequest {
  readonly AccessKeyId: string;
}

export interface GetAccessKeyInfoResponse {
  readonly Account?: string;
}

export interface DecodeAuthorizationMessageRequest {
  readonly EncodedMessage: string;
}

export interface DecodeAuthorizationMessageResponse {
  readonly DecodedMessage?: string;
}

export interface StsCallerIdentityOperations {
  GetCallerIdentity: { service: 'sts'; name: 'GetCallerIdentity'; input: GetCallerIdentityRequest; output: GetCallerIdentityResponse };
  GetAccessKeyInfo: { service: 'sts'; name: 'GetAccessKeyInfo'; input: GetAccessKeyInfoRequest; output: GetAccessKeyInfoResponse };
  DecodeAuthorizationMessage: { service: 'sts'; name: 'DecodeAuthorizationMessage'; input: DecodeAuthorizationMessageRequest; output: DecodeAuthorizationMessageResponse };
}
