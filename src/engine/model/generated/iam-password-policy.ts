// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface UpdateAccountPasswordPolicyRequest {
  readonly MinimumPasswordLength?: number;
  readonly RequireSymbols?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireUppercaseCharacters?: boolean;
  readonly RequireLowercaseCharacters?: boolean;
  readonly AllowUsersToChangePassword?: boolean;
  readonly MaxPasswordAge?: number;
  readonly PasswordReusePrevention?: number;
  readonly HardExpiry?: boolean;
}

export interface GetAccountPasswordPolicyResponse {
  readonly PasswordPolicy: PasswordPolicy;
}

export interface PasswordPolicy {
  readonly MinimumPasswordLength?: number;
  readonly RequireSymbols?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireUppercaseCharacters?: boolean;
  readonly RequireLowercaseCharacters?: boolean;
  readonly AllowUsersToChangePassword?: boolean;
  readonly ExpirePasswords?: boolean;
  readonly MaxPasswordAge?: number;
  readonly PasswordReusePrevention?: number;
  readonly HardExpiry?: boolean;
}

export interface IamPasswordPolicyOperations {
  UpdateAccountPasswordPolicy: { service: 'iam'; name: 'UpdateAccountPasswordPolicy'; input: UpdateAccountPasswordPolicyRequest; output: Readonly<Record<never, never>> };
  GetAccountPasswordPolicy: { service: 'iam'; name: 'GetAccountPasswordPolicy'; input: Readonly<Record<never, never>>; output: GetAccountPasswordPolicyResponse };
  DeleteAccountPasswordPolicy: { service: 'iam'; name: 'DeleteAccountPasswordPolicy'; input: Readonly<Record<never, never>>; output: Readonly<Record<never, never>> };
}
