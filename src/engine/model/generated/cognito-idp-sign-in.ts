// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AnalyticsMetadataType, AttributeType, MFAOptionType, UserContextDataType } from './cognito-idp-shared.ts';

export interface InitiateAuthRequest {
  readonly AuthFlow: 'USER_SRP_AUTH' | 'REFRESH_TOKEN_AUTH' | 'REFRESH_TOKEN' | 'CUSTOM_AUTH' | 'ADMIN_NO_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH' | 'USER_AUTH';
  readonly AuthParameters?: Readonly<Record<string, string>>;
  readonly ClientMetadata?: Readonly<Record<string, string>>;
  readonly ClientId: string;
  readonly AnalyticsMetadata?: AnalyticsMetadataType;
  readonly UserContextData?: UserContextDataType;
  readonly Session?: string;
}

export interface InitiateAuthResponse {
  readonly ChallengeName?: 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP';
  readonly Session?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
  readonly AuthenticationResult?: AuthenticationResultType;
  readonly AvailableChallenges?: readonly ('SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP')[];
}

export interface AuthenticationResultType {
  readonly AccessToken?: string;
  readonly ExpiresIn?: number;
  readonly TokenType?: string;
  readonly RefreshToken?: string;
  readonly IdToken?: string;
  readonly NewDeviceMetadata?: NewDeviceMetadataType;
}

export interface NewDeviceMetadataType {
  readonly DeviceKey?: string;
  readonly DeviceGroupKey?: string;
}

export interface AdminInitiateAuthRequest {
  readonly UserPoolId: string;
  readonly ClientId: string;
  readonly AuthFlow: 'USER_SRP_AUTH' | 'REFRESH_TOKEN_AUTH' | 'REFRESH_TOKEN' | 'CUSTOM_AUTH' | 'ADMIN_NO_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH' | 'USER_AUTH';
  readonly AuthParameters?: Readonly<Record<string, string>>;
  readonly ClientMetadata?: Readonly<Record<string, string>>;
  readonly AnalyticsMetadata?: AnalyticsMetadataType;
  readonly ContextData?: ContextDataType;
  readonly Session?: string;
}

export interface ContextDataType {
  readonly IpAddress: string;
  readonly ServerName: string;
  readonly ServerPath: string;
  readonly HttpHeaders: readonly HttpHeader[];
  readonly EncodedData?: string;
}

export interface HttpHeader {
  readonly headerName?: string;
  readonly headerValue?: string;
}

export interface AdminInitiateAuthResponse {
  readonly ChallengeName?: 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP';
  readonly Session?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
  readonly AuthenticationResult?: AuthenticationResultType;
  readonly AvailableChallenges?: readonly ('SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP')[];
}

export interface RespondToAuthChallengeRequest {
  readonly ClientId: string;
  readonly ChallengeName: 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP';
  readonly Session?: string;
  readonly ChallengeResponses?: Readonly<Record<string, string>>;
  readonly AnalyticsMetadata?: AnalyticsMetadataType;
  readonly UserContextData?: UserContextDataType;
  readonly ClientMetadata?: Readonly<Record<string, string>>;
}

export interface RespondToAuthChallengeResponse {
  readonly ChallengeName?: 'SMS_MFA' | 'EMAIL_OTP' | 'SOFTWARE_TOKEN_MFA' | 'SELECT_MFA_TYPE' | 'MFA_SETUP' | 'PASSWORD_VERIFIER' | 'CUSTOM_CHALLENGE' | 'SELECT_CHALLENGE' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'ADMIN_NO_SRP_AUTH' | 'NEW_PASSWORD_REQUIRED' | 'SMS_OTP' | 'PASSWORD' | 'WEB_AUTHN' | 'PASSWORD_SRP';
  readonly Session?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
  readonly AuthenticationResult?: AuthenticationResultType;
}

export interface GetUserRequest {
  readonly AccessToken: string;
}

export interface GetUserResponse {
  readonly Username: string;
  readonly UserAttributes: readonly AttributeType[];
  readonly MFAOptions?: readonly MFAOptionType[];
  readonly PreferredMfaSetting?: string;
  readonly UserMFASettingList?: readonly string[];
}

export interface CognitoIdpSignInOperations {
  'cognito-idp:InitiateAuth': { service: 'cognito-idp'; name: 'InitiateAuth'; input: InitiateAuthRequest; output: InitiateAuthResponse };
  'cognito-idp:AdminInitiateAuth': { service: 'cognito-idp'; name: 'AdminInitiateAuth'; input: AdminInitiateAuthRequest; output: AdminInitiateAuthResponse };
  'cognito-idp:RespondToAuthChallenge': { service: 'cognito-idp'; name: 'RespondToAuthChallenge'; input: RespondToAuthChallengeRequest; output: RespondToAuthChallengeResponse };
  'cognito-idp:GetUser': { service: 'cognito-idp'; name: 'GetUser'; input: GetUserRequest; output: GetUserResponse };
}
