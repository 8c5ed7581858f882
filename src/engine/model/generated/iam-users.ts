// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag, User } from './iam-shared.ts';

export interface CreateUserRequest {
  readonly Path?: string;
  readonly UserName: string;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly Tag[];
}

export interface CreateUserResponse {
  readonly User?: User;
}

export interface GetUserRequest {
  readonly UserName?: string;
}

export interface GetUserResponse {
  readonly User: User;
}

export interface ListUsersRequest {
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface ListUsersResponse {
  readonly Users: readonly User[];
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

export interface UpdateUserRequest {
  readonly UserName: string;
  readonly NewPath?: string;
  readonly NewUserName?: string;
}

export interface DeleteUserRequest {
  readonly UserName: string;
}

export interface IamUsersOperations {
  CreateUser: { service: 'iam'; name: 'CreateUser'; input: CreateUserRequest; output: CreateUserResponse };
  GetUser: { service: 'iam'; name: 'GetUser'; input: GetUserRequest; output: GetUserResponse };
  ListUsers: { service: 'iam'; name: 'ListUsers'; input: ListUsersRequest; output: ListUsersResponse };
  UpdateUser: { service: 'iam'; name: 'UpdateUser'; input: UpdateUserRequest; output: Readonly<Record<never, never>> };
  DeleteUser: { service: 'iam'; name: 'DeleteUser'; input: DeleteUserRequest; output: Readonly<Record<never, never>> };
}
