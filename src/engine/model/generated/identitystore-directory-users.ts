// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateUserRequest {
  readonly IdentityStoreId: string;
  readonly UserName?: string;
  readonly Name?: Name;
  readonly DisplayName?: string;
  readonly NickName?: string;
  readonly ProfileUrl?: string;
  readonly Emails?: readonly Email[];
  readonly Addresses?: readonly Address[];
  readonly PhoneNumbers?: readonly PhoneNumber[];
  readonly UserType?: string;
  readonly Title?: string;
  readonly PreferredLanguage?: string;
  readonly Locale?: string;
  readonly Timezone?: string;
}

export interface Name {
  readonly Formatted?: string;
  readonly FamilyName?: string;
  readonly GivenName?: string;
  readonly MiddleName?: string;
  readonly HonorificPrefix?: string;
  readonly HonorificSuffix?: string;
}

export interface Email {
  readonly Value?: string;
  readonly Type?: string;
  readonly Primary?: boolean;
}

export interface Address {
  readonly StreetAddress?: string;
  readonly Locality?: string;
  readonly Region?: string;
  readonly PostalCode?: string;
  readonly Country?: string;
  readonly Formatted?: string;
  readonly Type?: string;
  readonly Primary?: boolean;
}

export interface PhoneNumber {
  readonly Value?: string;
  readonly Type?: string;
  readonly Primary?: boolean;
}

export interface CreateUserResponse {
  readonly UserId: string;
  readonly IdentityStoreId: string;
}

export interface DescribeUserRequest {
  readonly IdentityStoreId: string;
  readonly UserId: string;
}

export interface DescribeUserResponse {
  readonly UserName?: string;
  readonly UserId: string;
  readonly ExternalIds?: readonly ExternalId[];
  readonly Name?: Name;
  readonly DisplayName?: string;
  readonly NickName?: string;
  readonly ProfileUrl?: string;
  readonly Emails?: readonly Email[];
  readonly Addresses?: readonly Address[];
  readonly PhoneNumbers?: readonly PhoneNumber[];
  readonly UserType?: string;
  readonly Title?: string;
  readonly PreferredLanguage?: string;
  readonly Locale?: string;
  readonly Timezone?: string;
  readonly IdentityStoreId: string;
}

export interface ExternalId {
  readonly Issuer: string;
  readonly Id: string;
}

export interface ListUsersRequest {
  readonly IdentityStoreId: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly Filters?: readonly Filter[];
}

export interface Filter {
  readonly AttributePath: string;
  readonly AttributeValue: string;
}

export interface ListUsersResponse {
  readonly Users: readonly User[];
  readonly NextToken?: string;
}

export interface User {
  readonly UserName?: string;
  readonly UserId: string;
  readonly ExternalIds?: readonly ExternalId[];
  readonly Name?: Name;
  readonly DisplayName?: string;
  readonly NickName?: string;
  readonly ProfileUrl?: string;
  readonly Emails?: readonly Email[];
  readonly Addresses?: readonly Address[];
  readonly PhoneNumbers?: readonly PhoneNumber[];
  readonly UserType?: string;
  readonly Title?: string;
  readonly PreferredLanguage?: string;
  readonly Locale?: string;
  readonly Timezone?: string;
  readonly IdentityStoreId: string;
}

export interface DeleteUserRequest {
  readonly IdentityStoreId: string;
  readonly UserId: string;
}

export type DeleteUserResponse = Readonly<Record<never, never>>;

export interface IdentitystoreDirectoryUsersOperations {
  'identitystore:CreateUser': { service: 'identitystore'; name: 'CreateUser'; input: CreateUserRequest; output: CreateUserResponse };
  'identitystore:DescribeUser': { service: 'identitystore'; name: 'DescribeUser'; input: DescribeUserRequest; output: DescribeUserResponse };
  'identitystore:ListUsers': { service: 'identitystore'; name: 'ListUsers'; input: ListUsersRequest; output: ListUsersResponse };
  'identitystore:DeleteUser': { service: 'identitystore'; name: 'DeleteUser'; input: DeleteUserRequest; output: DeleteUserResponse };
}
