// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateFunctionRequest,
  FunctionConfiguration,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
  DeleteFunctionRequest,
  UpdateFunctionConfigurationRequest,
  InvocationRequest,
  InvocationResponse,
} from './lambda-functions.ts';
import type {
  AddPermissionRequest,
  AddPermissionResponse,
  RemovePermissionRequest,
  GetPolicyRequest,
  GetPolicyResponse,
} from './lambda-permissions.ts';
import type {
  TagResourceRequest,
  UntagResourceRequest,
  ListTagsRequest,
  ListTagsResponse,
} from './lambda-function-tags.ts';

export interface LambdaOperations {
  'lambda:CreateFunction': { service: 'lambda'; name: 'CreateFunction'; input: CreateFunctionRequest; output: FunctionConfiguration };
  'lambda:GetFunction': { service: 'lambda'; name: 'GetFunction'; input: GetFunctionRequest; output: GetFunctionResponse };
  'lambda:ListFunctions': { service: 'lambda'; name: 'ListFunctions'; input: ListFunctionsRequest; output: ListFunctionsResponse };
  'lambda:DeleteFunction': { service: 'lambda'; name: 'DeleteFunction'; input: DeleteFunctionRequest; output: Readonly<Record<never, never>> };
  'lambda:UpdateFunctionConfiguration': { service: 'lambda'; name: 'UpdateFunctionConfiguration'; input: UpdateFunctionConfigurationRequest; output: FunctionConfiguration };
  'lambda:Invoke': { service: 'lambda'; name: 'Invoke'; input: InvocationRequest; output: InvocationResponse };
  'lambda:AddPermission': { service: 'lambda'; name: 'AddPermission'; input: AddPermissionRequest; output: AddPermissionResponse };
  'lambda:RemovePermission': { service: 'lambda'; name: 'RemovePermission'; input: RemovePermissionRequest; output: Readonly<Record<never, never>> };
  'lambda:GetPolicy': { service: 'lambda'; name: 'GetPolicy'; input: GetPolicyRequest; output: GetPolicyResponse };
  'lambda:TagResource': { service: 'lambda'; name: 'TagResource'; input: TagResourceRequest; output: Readonly<Record<never, never>> };
  'lambda:UntagResource': { service: 'lambda'; name: 'UntagResource'; input: UntagResourceRequest; output: Readonly<Record<never, never>> };
  'lambda:ListTags': { service: 'lambda'; name: 'ListTags'; input: ListTagsRequest; output: ListTagsResponse };
}
