// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateUserPoolRequest {
  readonly PoolName: string;
  readonly Policies?: UserPoolPolicyType;
  readonly DeletionProtection?: 'ACTIVE' | 'INACTIVE';
  readonly LambdaConfig?: LambdaConfigType;
  readonly AutoVerifiedAttributes?: readonly ('phone_number' | 'email')[];
  readonly AliasAttributes?: readonly ('phone_number' | 'email' | 'preferred_username')[];
  readonly UsernameAttributes?: readonly ('phone_number' | 'email')[];
  readonly SmsVerificationMessage?: string;
  readonly EmailVerificationMessage?: string;
  readonly EmailVerificationSubject?: string;
  readonly VerificationMessageTemplate?: VerificationMessageTemplateType;
  readonly SmsAuthenticationMessage?: string;
  readonly MfaConfiguration?: 'OFF' | 'ON' | 'OPTIONAL';
  readonly UserAttributeUpdateSettings?: UserAttributeUpdateSettingsType;
  readonly DeviceConfiguration?: DeviceConfigurationType;
  readonly EmailConfiguration?: EmailConfigurationType;
  readonly SmsConfiguration?: SmsConfigurationType;
  readonly UserPoolTags?: Readonly<Record<string, string>>;
  readonly AdminCreateUserConfig?: AdminCreateUserConfigType;
  readonly Schema?: readonly SchemaAttributeType[];
  readonly UserPoolAddOns?: UserPoolAddOnsType;
  readonly UsernameConfiguration?: UsernameConfigurationType;
  readonly AccountRecoverySetting?: AccountRecoverySettingType;
  readonly UserPoolTier?: 'LITE' | 'ESSENTIALS' | 'PLUS';
}

export interface UserPoolPolicyType {
  readonly PasswordPolicy?: PasswordPolicyType;
  readonly SignInPolicy?: SignInPolicyType;
}

export interface PasswordPolicyType {
  readonly MinimumLength?: number;
  readonly RequireUppercase?: boolean;
  readonly RequireLowercase?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireSymbols?: boolean;
  readonly PasswordHistorySize?: number;
  readonly TemporaryPasswordValidityDays?: number;
}

export interface SignInPolicyType {
  readonly AllowedFirstAuthFactors?: readonly ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[];
}

export interface LambdaConfigType {
  readonly PreSignUp?: string;
  readonly CustomMessage?: string;
  readonly PostConfirmation?: string;
  readonly PreAuthentication?: string;
  readonly PostAuthentication?: string;
  readonly DefineAuthChallenge?: string;
  readonly CreateAuthChallenge?: string;
  readonly VerifyAuthChallengeResponse?: string;
  readonly PreTokenGeneration?: string;
  readonly UserMigration?: string;
  readonly PreTokenGenerationConfig?: PreTokenGenerationVersionConfigType;
  readonly CustomSMSSender?: CustomSMSLambdaVersionConfigType;
  readonly CustomEmailSender?: CustomEmailLambdaVersionConfigType;
  readonly KMSKeyID?: string;
}

export interface PreTokenGenerationVersionConfigType {
  readonly LambdaVersion: 'V1_0' | 'V2_0' | 'V3_0';
  readonly LambdaArn: string;
}

export interface CustomSMSLambdaVersionConfigType {
  readonly LambdaVersion: 'V1_0';
  readonly LambdaArn: string;
}

export interface CustomEmailLambdaVersionConfigType {
  readonly LambdaVersion: 'V1_0';
  readonly LambdaArn: string;
}

export interface VerificationMessageTemplateType {
  readonly SmsMessage?: string;
  readonly EmailMessage?: string;
  readonly EmailSubject?: string;
  readonly EmailMessageByLink?: string;
  readonly EmailSubjectByLink?: string;
  readonly DefaultEmailOption?: 'CONFIRM_WITH_LINK' | 'CONFIRM_WITH_CODE';
}

export interface UserAttributeUpdateSettingsType {
  readonly AttributesRequireVerificationBeforeUpdate?: readonly ('phone_number' | 'email')[];
}

export interface DeviceConfigurationType {
  readonly ChallengeRequiredOnNewDevice?: boolean;
  readonly DeviceOnlyRememberedOnUserPrompt?: boolean;
}

export interface EmailConfigurationType {
  readonly SourceArn?: string;
  readonly ReplyToEmailAddress?: string;
  readonly EmailSendingAccount?: 'COGNITO_DEFAULT' | 'DEVELOPER';
  readonly From?: string;
  readonly ConfigurationSet?: string;
}

export interface SmsConfigurationType {
  readonly SnsCallerArn: string;
  readonly ExternalId?: string;
  readonly SnsRegion?: string;
}

export interface AdminCreateUserConfigType {
  readonly AllowAdminCreateUserOnly?: boolean;
  readonly UnusedAccountValidityDays?: number;
  readonly InviteMessageTemplate?: MessageTemplateType;
}

export interface MessageTemplateType {
  readonly SMSMessage?: string;
  readonly EmailMessage?: string;
  readonly EmailSubject?: string;
}

export interface SchemaAttributeType {
  readonly Name?: string;
  readonly AttributeDataType?: 'String' | 'Number' | 'DateTime' | 'Boolean';
  readonly DeveloperOnlyAttribute?: boolean;
  readonly Mutable?: boolean;
  readonly Required?: boolean;
  readonly NumberAttributeConstraints?: NumberAttributeConstraintsType;
  readonly StringAttributeConstraints?: StringAttributeConstraintsType;
}

export interface NumberAttributeConstraintsType {
  readonly MinValue?: string;
  readonly MaxValue?: string;
}

export interface StringAttributeConstraintsType {
  readonly MinLength?: string;
  readonly MaxLength?: string;
}

export interface UserPoolAddOnsType {
  readonly AdvancedSecurityMode: 'OFF' | 'AUDIT' | 'ENFORCED';
  readonly AdvancedSecurityAdditionalFlows?: AdvancedSecurityAdditionalFlowsType;
}

export interface AdvancedSecurityAdditionalFlowsType {
  readonly CustomAuthMode?: 'AUDIT' | 'ENFORCED';
}

export interface UsernameConfigurationType {
  readonly CaseSensitive: boolean;
}

export interface AccountRecoverySettingType {
  readonly RecoveryMechanisms?: readonly RecoveryOptionType[];
}

export interface RecoveryOptionType {
  readonly Priority: number;
  readonly Name: 'verified_email' | 'verified_phone_number' | 'admin_only';
}

export interface CreateUserPoolResponse {
  readonly UserPool?: UserPoolType;
}

export interface UserPoolType {
  readonly Id?: string;
  readonly Name?: string;
  readonly Policies?: UserPoolPolicyType;
  readonly DeletionProtection?: 'ACTIVE' | 'INACTIVE';
  readonly LambdaConfig?: LambdaConfigType;
  readonly Status?: 'Enabled' | 'Disabled';
  readonly LastModifiedDate?: string;
  readonly CreationDate?: string;
  readonly SchemaAttributes?: readonly SchemaAttributeType[];
  readonly AutoVerifiedAttributes?: readonly ('phone_number' | 'email')[];
  readonly AliasAttributes?: readonly ('phone_number' | 'email' | 'preferred_username')[];
  readonly UsernameAttributes?: readonly ('phone_number' | 'email')[];
  readonly SmsVerificationMessage?: string;
  readonly EmailVerificationMessage?: string;
  readonly EmailVerificationSubject?: string;
  readonly VerificationMessageTemplate?: VerificationMessageTemplateType;
  readonly SmsAuthenticationMessage?: string;
  readonly UserAttributeUpdateSettings?: UserAttributeUpdateSettingsType;
  readonly MfaConfiguration?: 'OFF' | 'ON' | 'OPTIONAL';
  readonly DeviceConfiguration?: DeviceConfigurationType;
  readonly EstimatedNumberOfUsers?: number;
  readonly EmailConfiguration?: EmailConfigurationType;
  readonly SmsConfiguration?: SmsConfigurationType;
  readonly UserPoolTags?: Readonly<Record<string, string>>;
  readonly SmsConfigurationFailure?: string;
  readonly EmailConfigurationFailure?: string;
  readonly Domain?: string;
  readonly CustomDomain?: string;
  readonly AdminCreateUserConfig?: AdminCreateUserConfigType;
  readonly UserPoolAddOns?: UserPoolAddOnsType;
  readonly UsernameConfiguration?: UsernameConfigurationType;
  readonly Arn?: string;
  readonly AccountRecoverySetting?: AccountRecoverySettingType;
  readonly UserPoolTier?: 'LITE' | 'ESSENTIALS' | 'PLUS';
}

export interface DescribeUserPoolRequest {
  readonly UserPoolId: string;
}

export interface DescribeUserPoolResponse {
  readonly UserPool?: UserPoolType;
}

export interface UpdateUserPoolRequest {
  readonly UserPoolId: string;
  readonly Policies?: UserPoolPolicyType;
  readonly DeletionProtection?: 'ACTIVE' | 'INACTIVE';
  readonly LambdaConfig?: LambdaConfigType;
  readonly AutoVerifiedAttributes?: readonly ('phone_number' | 'email')[];
  readonly SmsVerificationMessage?: string;
  readonly EmailVerificationMessage?: string;
  readonly EmailVerificationSubject?: string;
  readonly VerificationMessageTemplate?: VerificationMessageTemplateType;
  readonly SmsAuthenticationMessage?: string;
  readonly UserAttributeUpdateSettings?: UserAttributeUpdateSettingsType;
  readonly MfaConfiguration?: 'OFF' | 'ON' | 'OPTIONAL';
  readonly DeviceConfiguration?: DeviceConfigurationType;
  readonly EmailConfiguration?: EmailConfigurationType;
  readonly SmsConfiguration?: SmsConfigurationType;
  readonly UserPoolTags?: Readonly<Record<string, string>>;
  readonly AdminCreateUserConfig?: AdminCreateUserConfigType;
  readonly UserPoolAddOns?: UserPoolAddOnsType;
  readonly AccountRecoverySetting?: AccountRecoverySettingType;
  readonly PoolName?: string;
  readonly UserPoolTier?: 'LITE' | 'ESSENTIALS' | 'PLUS';
}

export type UpdateUserPoolResponse = Readonly<Record<never, never>>;

export interface ListUserPoolsRequest {
  readonly NextToken?: string;
  readonly MaxResults: number;
}

export interface ListUserPoolsResponse {
  readonly UserPools?: readonly UserPoolDescriptionType[];
  readonly NextToken?: string;
}

export interface UserPoolDescriptionType {
  readonly Id?: string;
  readonly Name?: string;
  readonly LambdaConfig?: LambdaConfigType;
  readonly Status?: 'Enabled' | 'Disabled';
  readonly LastModifiedDate?: string;
  readonly CreationDate?: string;
}

export interface DeleteUserPoolRequest {
  readonly UserPoolId: string;
}

export interface CognitoIdpUserPoolsOperations {
  'cognito-idp:CreateUserPool': { service: 'cognito-idp'; name: 'CreateUserPool'; input: CreateUserPoolRequest; output: CreateUserPoolResponse };
  'cognito-idp:DescribeUserPool': { service: 'cognito-idp'; name: 'DescribeUserPool'; input: DescribeUserPoolRequest; output: DescribeUserPoolResponse };
  'cognito-idp:UpdateUserPool': { service: 'cognito-idp'; name: 'UpdateUserPool'; input: UpdateUserPoolRequest; output: UpdateUserPoolResponse };
  'cognito-idp:ListUserPools': { service: 'cognito-idp'; name: 'ListUserPools'; input: ListUserPoolsRequest; output: ListUserPoolsResponse };
  'cognito-idp:DeleteUserPool': { service: 'cognito-idp'; name: 'DeleteUserPool'; input: DeleteUserPoolRequest; output: Readonly<Record<never, never>> };
}
