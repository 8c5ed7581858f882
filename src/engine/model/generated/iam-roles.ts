// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Role, Tag } from './iam-shared.ts';

export interface CreateRoleRequest {
  readonly Path?: string;
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly Tag[];
}

export interface CreateRoleResponse {
  readonly Role: Role;
}

export interface GetRoleRequest {
  readonly RoleName: string;
}

export interface GetRoleResponse {
  readonly Role: Role;
}

export interface ListRolesRequest {
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListRolesResponse {
  readonly Roles: readonly Role[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface UpdateRoleRequest {
  readonly RoleName: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
}

export type UpdateRoleResponse = Readonly<Record<never, never>>;

export interface UpdateRoleDescriptionRequest {
  readonly RoleName: string;
  readonly Description: string;
}

export interface UpdateRoleDescriptionResponse {
  readonly Role?: Role;
}

export interface UpdateAssumeRolePolicyRequest {
  readonly RoleName: string;
  readonly PolicyDocument: string;
}

export interface DeleteRoleRequest {
  readonly RoleName: string;
}

export interface IamRolesOperations {
  CreateRole: { service: 'iam'; name: 'CreateRole'; input: CreateRoleRequest; output: CreateRoleResponse };
  GetRole: { service: 'iam'; name: 'GetRole'; input: GetRoleRequest; output: GetRoleResponse };
  ListRoles: { service: 'iam'; name: 'ListRoles'; input: ListRolesRequest; output: ListRolesResponse };
  UpdateRole: { service: 'iam'; name: 'UpdateRole'; input: UpdateRoleRequest; output: UpdateRoleResponse };
  UpdateRoleDescription: { service: 'iam'; name: 'UpdateRoleDescription'; input: UpdateRoleDescriptionRequest; output: UpdateRoleDescriptionResponse };
  UpdateAssumeRolePolicy: { service: 'iam'; name: 'UpdateAssumeRolePolicy'; input: UpdateAssumeRolePolicyRequest; output: Readonly<Record<never, never>> };
  DeleteRole: { service: 'iam'; name: 'DeleteRole'; input: DeleteRoleRequest; output: Readonly<Record<never, never>> };
}
