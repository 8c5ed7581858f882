// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateUserPoolRequest,
  CreateUserPoolResponse,
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  ListUserPoolsRequest,
  ListUserPoolsResponse,
  DeleteUserPoolRequest,
} from './cognito-idp-user-pools.ts';
import type {
  CreateUserPoolClientRequest,
  CreateUserPoolClientResponse,
  DescribeUserPoolClientRequest,
  DescribeUserPoolClientResponse,
  ListUserPoolClientsRequest,
  ListUserPoolClientsResponse,
  DeleteUserPoolClientRequest,
} from './cognito-idp-user-pool-clients.ts';
import type {
  SignUpRequest,
  SignUpResponse,
  ConfirmSignUpRequest,
  ConfirmSignUpResponse,
  AdminConfirmSignUpRequest,
  AdminConfirmSignUpResponse,
  AdminCreateUserRequest,
  AdminCreateUserResponse,
  AdminSetUserPasswordRequest,
  AdminSetUserPasswordResponse,
  AdminGetUserRequest,
  AdminGetUserResponse,
  AdminDeleteUserRequest,
  ListUsersRequest,
  ListUsersResponse,
} from './cognito-idp-people.ts';
import type {
  CreateGroupRequest,
  CreateGroupResponse,
  GetGroupRequest,
  GetGroupResponse,
  UpdateGroupRequest,
  UpdateGroupResponse,
  DeleteGroupRequest,
  ListGroupsRequest,
  ListGroupsResponse,
  AdminAddUserToGroupRequest,
  AdminRemoveUserFromGroupRequest,
  AdminListGroupsForUserRequest,
  AdminListGroupsForUserResponse,
  ListUsersInGroupRequest,
  ListUsersInGroupResponse,
} from './cognito-idp-pool-groups.ts';
import type {
  InitiateAuthRequest,
  InitiateAuthResponse,
  AdminInitiateAuthRequest,
  AdminInitiateAuthResponse,
  RespondToAuthChallengeRequest,
  RespondToAuthChallengeResponse,
  GetUserRequest,
  GetUserResponse,
} from './cognito-idp-sign-in.ts';

export interface CognitoIdpOperations {
  'cognito-idp:CreateUserPool': { service: 'cognito-idp'; name: 'CreateUserPool'; input: CreateUserPoolRequest; output: CreateUserPoolResponse };
  'cognito-idp:DescribeUserPool': { service: 'cognito-idp'; name: 'DescribeUserPool'; input: DescribeUserPoolRequest; output: DescribeUserPoolResponse };
  'cognito-idp:ListUserPools': { service: 'cognito-idp'; name: 'ListUserPools'; input: ListUserPoolsRequest; output: ListUserPoolsResponse };
  'cognito-idp:DeleteUserPool': { service: 'cognito-idp'; name: 'DeleteUserPool'; input: DeleteUserPoolRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:CreateUserPoolClient': { service: 'cognito-idp'; name: 'CreateUserPoolClient'; input: CreateUserPoolClientRequest; output: CreateUserPoolClientResponse };
  'cognito-idp:DescribeUserPoolClient': { service: 'cognito-idp'; name: 'DescribeUserPoolClient'; input: DescribeUserPoolClientRequest; output: DescribeUserPoolClientResponse };
  'cognito-idp:ListUserPoolClients': { service: 'cognito-idp'; name: 'ListUserPoolClients'; input: ListUserPoolClientsRequest; output: ListUserPoolClientsResponse };
  'cognito-idp:DeleteUserPoolClient': { service: 'cognito-idp'; name: 'DeleteUserPoolClient'; input: DeleteUserPoolClientRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:SignUp': { service: 'cognito-idp'; name: 'SignUp'; input: SignUpRequest; output: SignUpResponse };
  'cognito-idp:ConfirmSignUp': { service: 'cognito-idp'; name: 'ConfirmSignUp'; input: ConfirmSignUpRequest; output: ConfirmSignUpResponse };
  'cognito-idp:AdminConfirmSignUp': { service: 'cognito-idp'; name: 'AdminConfirmSignUp'; input: AdminConfirmSignUpRequest; output: AdminConfirmSignUpResponse };
  'cognito-idp:AdminCreateUser': { service: 'cognito-idp'; name: 'AdminCreateUser'; input: AdminCreateUserRequest; output: AdminCreateUserResponse };
  'cognito-idp:AdminSetUserPassword': { service: 'cognito-idp'; name: 'AdminSetUserPassword'; input: AdminSetUserPasswordRequest; output: AdminSetUserPasswordResponse };
  'cognito-idp:AdminGetUser': { service: 'cognito-idp'; name: 'AdminGetUser'; input: AdminGetUserRequest; output: AdminGetUserResponse };
  'cognito-idp:AdminDeleteUser': { service: 'cognito-idp'; name: 'AdminDeleteUser'; input: AdminDeleteUserRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:ListUsers': { service: 'cognito-idp'; name: 'ListUsers'; input: ListUsersRequest; output: ListUsersResponse };
  'cognito-idp:CreateGroup': { service: 'cognito-idp'; name: 'CreateGroup'; input: CreateGroupRequest; output: CreateGroupResponse };
  'cognito-idp:GetGroup': { service: 'cognito-idp'; name: 'GetGroup'; input: GetGroupRequest; output: GetGroupResponse };
  'cognito-idp:UpdateGroup': { service: 'cognito-idp'; name: 'UpdateGroup'; input: UpdateGroupRequest; output: UpdateGroupResponse };
  'cognito-idp:DeleteGroup': { service: 'cognito-idp'; name: 'DeleteGroup'; input: DeleteGroupRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:ListGroups': { service: 'cognito-idp'; name: 'ListGroups'; input: ListGroupsRequest; output: ListGroupsResponse };
  'cognito-idp:AdminAddUserToGroup': { service: 'cognito-idp'; name: 'AdminAddUserToGroup'; input: AdminAddUserToGroupRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:AdminRemoveUserFromGroup': { service: 'cognito-idp'; name: 'AdminRemoveUserFromGroup'; input: AdminRemoveUserFromGroupRequest; output: Readonly<Record<never, never>> };
  'cognito-idp:AdminListGroupsForUser': { service: 'cognito-idp'; name: 'AdminListGroupsForUser'; input: AdminListGroupsForUserRequest; output: AdminListGroupsForUserResponse };
  'cognito-idp:ListUsersInGroup': { service: 'cognito-idp'; name: 'ListUsersInGroup'; input: ListUsersInGroupRequest; output: ListUsersInGroupResponse };
  'cognito-idp:InitiateAuth': { service: 'cognito-idp'; name: 'InitiateAuth'; input: InitiateAuthRequest; output: InitiateAuthResponse };
  'cognito-idp:AdminInitiateAuth': { service: 'cognito-idp'; name: 'AdminInitiateAuth'; input: AdminInitiateAuthRequest; output: AdminInitiateAuthResponse };
  'cognito-idp:RespondToAuthChallenge': { service: 'cognito-idp'; name: 'RespondToAuthChallenge'; input: RespondToAuthChallengeRequest; output: RespondToAuthChallengeResponse };
  'cognito-idp:GetUser': { service: 'cognito-idp'; name: 'GetUser'; input: GetUserRequest; output: GetUserResponse };
}
