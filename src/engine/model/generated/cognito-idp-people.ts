// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { AnalyticsMetadataType, AttributeType, MFAOptionType, UserContextDataType, UserType } from './cognito-idp-shared.ts';

export interface SignUpRequest {
  readonly ClientId: string;
  readonly SecretHash?: string;
  readonly Username: string;
  readonly Password?: string;
  readonly UserAttributes?: readonly AttributeType[];
  readonly ValidationData?: readonly AttributeType[];
  readonly AnalyticsMetadata?: AnalyticsMetadataType;
  readonly UserContextData?: UserContextDataType;
  readonly ClientMetadata?: Readonly<Record<string, string>>;
}

export interface SignUpResponse {
  readonly UserConfirmed: boolean;
  readonly CodeDeliveryDetails?: CodeDeliveryDetailsType;
  readonly UserSub: string;
  readonly Session?: string;
}

export interface CodeDeliveryDetailsType {
  readonly Destination?: string;
  readonly DeliveryMedium?: 'SMS' | 'EMAIL';
  readonly AttributeName?: string;
}

export interface ConfirmSignUpRequest {
  readonly ClientId: string;
  readonly SecretHash?: string;
  readonly Username: string;
  readonly ConfirmationCode: string;
  readonly ForceAliasCreation?: boolean;
  readonly AnalyticsMetadata?: AnalyticsMetadataType;
  readonly UserContextData?: UserContextDataType;
  readonly ClientMetadata?: Readonly<Record<string, string>>;
  readonly Session?: string;
}

export interface ConfirmSignUpResponse {
  readonly Session?: string;
}

export interface AdminConfirmSignUpRequest {
  readonly UserPoolId: string;
  readonly Username: string;
  readonly ClientMetadata?: Readonly<Record<string, string>>;
}

export type AdminConfirmSignUpResponse = Readonly<Record<never, never>>;

export interface AdminCreateUserRequest {
  readonly UserPoolId: string;
  readonly Username: string;
  readonly UserAttributes?: readonly AttributeType[];
  readonly ValidationData?: readonly AttributeType[];
  readonly TemporaryPassword?: string;
  readonly ForceAliasCreation?: boolean;
  readonly MessageAction?: 'RESEND' | 'SUPPRESS';
  readonly DesiredDeliveryMediums?: readonly ('SMS' | 'EMAIL')[];
  readonly ClientMetadata?: Readonly<Record<string, string>>;
}

export interface AdminCreateUserResponse {
  readonly User?: UserType;
}

export interface AdminSetUserPasswordRequest {
  readonly UserPoolId: string;
  readonly Username: string;
  readonly Password: string;
  readonly Permanent?: boolean;
}

export type AdminSetUserPasswordResponse = Readonly<Record<never, never>>;

export interface AdminGetUserRequest {
  readonly UserPoolId: string;
  readonly Username: string;
}

export interface AdminGetUserResponse {
  readonly Username: string;
  readonly UserAttributes?: readonly AttributeType[];
  readonly UserCreateDate?: string;
  readonly UserLastModifiedDate?: string;
  readonly Enabled?: boolean;
  readonly UserStatus?: 'UNCONFIRMED' | 'CONFIRMED' | 'ARCHIVED' | 'COMPROMISED' | 'UNKNOWN' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD' | 'EXTERNAL_PROVIDER';
  readonly MFAOptions?: readonly MFAOptionType[];
  readonly PreferredMfaSetting?: string;
  readonly UserMFASettingList?: readonly string[];
}

export interface AdminDeleteUserRequest {
  readonly UserPoolId: string;
  readonly Username: string;
}

export interface ListUsersRequest {
  readonly UserPoolId: string;
  readonly AttributesToGet?: readonly string[];
  readonly Limit?: number;
  readonly PaginationToken?: string;
  readonly Filter?: string;
}

export interface ListUsersResponse {
  readonly Users?: readonly UserType[];
  readonly PaginationToken?: string;
}

export interface CognitoIdpPeopleOperations {
  'cognito-idp:SignUp': { service: 'cognito-idp'; name: 'SignUp'; input: SignUpRequest; output: SignUpResponse };
  'cognito-idp:ConfirmSignUp': { service: 'cognito-idp'; name: 'ConfirmSignUp'; input: ConfirmSignUpRequest; output: ConfirmSignUpResponse };
  'cognito-idp:AdminConfirmSignUp': { service: 'cognito-idp'; name: 'AdminConfirmSignUp'; input: AdminConfirmSignUpRequest; output: AdminConfirmSignUpResponse };
  'cognito-idp:AdminCreateUser': { service: 'cognito-idp'; name: 'AdminCreateUser'; input: AdminCreateUserRequest; output: AdminCreateUserResponse };
  'cognito-idp:AdminSetUserPassword': { service: 'cognito-idp'; name: 'AdminSetUserPassword'; input: AdminSetUserPasswordRequest; output: AdminSetUserPasswordResponse };
  'cognito-idp:AdminGetUser': { service: 'cognito-idp'; name: 'AdminGetUser'; input: AdminGetUserRequest; output: AdminGetUserResponse };
  'cognito-idp:AdminDeleteUser': { service: 'cognito-idp'; name: 'AdminDeleteUser'; input: AdminDeleteUserRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:ListUsers': { service: 'cognito-idp'; name: 'ListUsers'; input: ListUsersRequest; output: ListUsersResponse };
}
