// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateInstanceAccessControlAttributeConfigurationRequest {
  readonly InstanceAccessControlAttributeConfiguration: InstanceAccessControlAttributeConfiguration;
  readonly InstanceArn: string;
}

export interface InstanceAccessControlAttributeConfiguration {
  readonly AccessControlAttributes: readonly AccessControlAttribute[];
}

export interface AccessControlAttribute {
  readonly Key: string;
  readonly Value: AccessControlAttributeValue;
}

export interface AccessControlAttributeValue {
  readonly Source: readonly string[];
}

export type CreateInstanceAccessControlAttributeConfigurationResponse = Readonly<Record<never, never>>;

export interface DescribeInstanceAccessControlAttributeConfigurationRequest {
  readonly InstanceArn: string;
}

export interface DescribeInstanceAccessControlAttributeConfigurationResponse {
  readonly InstanceAccessControlAttributeConfiguration?: InstanceAccessControlAttributeConfiguration;
  readonly Status?: 'ENABLED' | 'CREATION_IN_PROGRESS' | 'CREATION_FAILED';
  readonly StatusReason?: string;
}

export interface UpdateInstanceAccessControlAttributeConfigurationRequest {
  readonly InstanceAccessControlAttributeConfiguration: InstanceAccessControlAttributeConfiguration;
  readonly InstanceArn: string;
}

export type UpdateInstanceAccessControlAttributeConfigurationResponse = Readonly<Record<never, never>>;

export interface DeleteInstanceAccessControlAttributeConfigurationRequest {
  readonly InstanceArn: string;
}

export type DeleteInstanceAccessControlAttributeConfigurationResponse = Readonly<Record<never, never>>;

export interface SsoAdminAccessControlAttributesOperations {
  'sso-admin:CreateInstanceAccessControlAttributeConfiguration': { service: 'sso-admin'; name: 'CreateInstanceAccessControlAttributeConfiguration'; input: CreateInstanceAccessControlAttributeConfigurationRequest; output: CreateInstanceAccessControlAttributeConfigurationResponse };
  'sso-admin:DescribeInstanceAccessControlAttributeConfiguration': { service: 'sso-admin'; name: 'DescribeInstanceAccessControlAttributeConfiguration'; input: DescribeInstanceAccessControlAttributeConfigurationRequest; output: DescribeInstanceAccessControlAttributeConfigurationResponse };
  'sso-admin:UpdateInstanceAccessControlAttributeConfiguration': { service: 'sso-admin'; name: 'UpdateInstanceAccessControlAttributeConfiguration'; input: UpdateInstanceAccessControlAttributeConfigurationRequest; output: UpdateInstanceAccessControlAttributeConfigurationResponse };
  'sso-admin:DeleteInstanceAccessControlAttributeConfiguration': { service: 'sso-admin'; name: 'DeleteInstanceAccessControlAttributeConfiguration'; input: DeleteInstanceAccessControlAttributeConfigurationRequest; output: DeleteInstanceAccessControlAttributeConfigurationResponse };
}
