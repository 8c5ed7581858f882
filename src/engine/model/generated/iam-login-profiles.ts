// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateLoginProfileRequest {
  readonly UserName?: string;
  readonly Password?: string;
  readonly PasswordResetRequired?: boolean;
}

export interface CreateLoginProfileResponse {
  readonly LoginProfile: LoginProfile;
}

export interface LoginProfile {
  readonly UserName: string;
  readonly CreateDate: string;
  readonly PasswordResetRequired?: boolean;
}

export interface GetLoginProfileRequest {
  readonly UserName?: string;
}

export interface GetLoginProfileResponse {
  readonly LoginProfile: LoginProfile;
}

export interface UpdateLoginProfileRequest {
  readonly UserName: string;
  readonly Password?: string;
  readonly PasswordResetRequired?: boolean;
}

export interface DeleteLoginProfileRequest {
  readonly UserName?: string;
}

export interface ChangePasswordRequest {
  readonly OldPassword: string;
  readonly NewPassword: string;
}

export interface IamLoginProfilesOperations {
  CreateLoginProfile: { service: 'iam'; name: 'CreateLoginProfile'; input: CreateLoginProfileRequest; output: CreateLoginProfileResponse };
  GetLoginProfile: { service: 'iam'; name: 'GetLoginProfile'; input: GetLoginProfileRequest; output: GetLoginProfileResponse };
  UpdateLoginProfile: { service: 'iam'; name: 'UpdateLoginProfile'; input: UpdateLoginProfileRequest; output: Readonly<Record<never, never>> };
  DeleteLoginProfile: { service: 'iam'; name: 'DeleteLoginProfile'; input: DeleteLoginProfileRequest; output: Readonly<Record<never, never>> };
  ChangePassword: { service: 'iam'; name: 'ChangePassword'; input: ChangePasswordRequest; output: Readonly<Record<never, never>> };
}
