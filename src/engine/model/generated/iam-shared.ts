// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface AttachedPermissionsBoundary {
  readonly PermissionsBoundaryType?: 'PermissionsBoundaryPolicy';
  readonly PermissionsBoundaryArn?: string;
}

export interface AttachedPolicy {
  readonly PolicyName?: string;
  readonly PolicyArn?: string;
}

export interface Group {
  readonly Path: string;
  readonly GroupName: string;
  readonly GroupId: string;
  readonly Arn: string;
  readonly CreateDate: string;
}

export interface InstanceProfile {
  readonly Path: string;
  readonly InstanceProfileName: string;
  readonly InstanceProfileId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly Roles: readonly Role[];
  readonly Tags?: readonly Tag[];
}

export interface PolicyVersion {
  readonly Document?: string;
  readonly VersionId?: string;
  readonly IsDefaultVersion?: boolean;
  readonly CreateDate?: string;
}

export interface Role {
  readonly Path: string;
  readonly RoleName: string;
  readonly RoleId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly AssumeRolePolicyDocument?: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary;
  readonly Tags?: readonly Tag[];
  readonly RoleLastUsed?: RoleLastUsed;
}

export interface RoleLastUsed {
  readonly LastUsedDate?: string;
  readonly Region?: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface User {
  readonly Path: string;
  readonly UserName: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly PasswordLastUsed?: string;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary;
  readonly Tags?: readonly Tag[];
}
