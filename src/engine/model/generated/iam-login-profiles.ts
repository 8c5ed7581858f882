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
