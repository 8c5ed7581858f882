// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Role } from './iam-shared.ts';

export interface CreateServiceLinkedRoleRequest {
  readonly AWSServiceName: string;
  readonly Description?: string;
  readonly CustomSuffix?: string;
}

export interface CreateServiceLinkedRoleResponse {
  readonly Role?: Role;
}

export interface DeleteServiceLinkedRoleRequest {
  readonly RoleName: string;
}

export interface DeleteServiceLinkedRoleResponse {
  readonly DeletionTaskId: string;
}

export interface GetServiceLinkedRoleDeletionStatusRequest {
  readonly DeletionTaskId: string;
}

export interface GetServiceLinkedRoleDeletionStatusResponse {
  readonly Status: 'SUCCEEDED' | 'IN_PROGRESS' | 'FAILED' | 'NOT_STARTED';
  readonly Reason?: DeletionTaskFailureReasonType;
}

export interface DeletionTaskFailureReasonType {
  readonly Reason?: string;
  readonly RoleUsageList?: readonly RoleUsageType[];
}

export interface RoleUsageType {
  readonly Region?: string;
  readonly Resources?: readonly string[];
}

export interface IamServiceLinkedRolesOperations {
  CreateServiceLinkedRole: { service: 'iam'; name: 'CreateServiceLinkedRole'; input: CreateServiceLinkedRoleRequest; output: CreateServiceLinkedRoleResponse };
  DeleteServiceLinkedRole: { service: 'iam'; name: 'DeleteServiceLinkedRole'; input: DeleteServiceLinkedRoleRequest; output: DeleteServiceLinkedRoleResponse };
  GetServiceLinkedRoleDeletionStatus: { service: 'iam'; name: 'GetServiceLinkedRoleDeletionStatus'; input: GetServiceLinkedRoleDeletionStatusRequest; output: GetServiceLinkedRoleDeletionStatusResponse };
}
