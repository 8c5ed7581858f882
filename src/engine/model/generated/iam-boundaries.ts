// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PutUserPermissionsBoundaryRequest {
  readonly UserName: string;
  readonly PermissionsBoundary: string;
}

export interface DeleteUserPermissionsBoundaryRequest {
  readonly UserName: string;
}

export interface PutRolePermissionsBoundaryRequest {
  readonly RoleName: string;
  readonly PermissionsBoundary: string;
}

export interface DeleteRolePermissionsBoundaryRequest {
  readonly RoleName: string;
}

export interface IamBoundariesOperations {
  PutUserPermissionsBoundary: { service: 'iam'; name: 'PutUserPermissionsBoundary'; input: PutUserPermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  DeleteUserPermissionsBoundary: { service: 'iam'; name: 'DeleteUserPermissionsBoundary'; input: DeleteUserPermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  PutRolePermissionsBoundary: { service: 'iam'; name: 'PutRolePermissionsBoundary'; input: PutRolePermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
  DeleteRolePermissionsBoundary: { service: 'iam'; name: 'DeleteRolePermissionsBoundary'; input: DeleteRolePermissionsBoundaryRequest; output: Readonly<Record<never, never>> };
}
