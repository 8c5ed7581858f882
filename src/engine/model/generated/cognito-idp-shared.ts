// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface AnalyticsMetadataType {
  readonly AnalyticsEndpointId?: string;
}

export interface AttributeType {
  readonly Name: string;
  readonly Value?: string;
}

export interface MFAOptionType {
  readonly DeliveryMedium?: 'SMS' | 'EMAIL';
  readonly AttributeName?: string;
}

export interface UserContextDataType {
  readonly IpAddress?: string;
  readonly EncodedData?: string;
}

export interface UserType {
  readonly Username?: string;
  readonly Attributes?: readonly AttributeType[];
  readonly UserCreateDate?: string;
  readonly UserLastModifiedDate?: string;
  readonly Enabled?: boolean;
  readonly UserStatus?: 'UNCONFIRMED' | 'CONFIRMED' | 'ARCHIVED' | 'COMPROMISED' | 'UNKNOWN' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD' | 'EXTERNAL_PROVIDER';
  readonly MFAOptions?: readonly MFAOptionType[];
}
