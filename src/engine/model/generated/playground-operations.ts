// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  AddAccountRequest,
  AddAccountResponse,
  RemoveAccountRequest,
} from './playground-accounts.ts';
import type {
  CreateWorkloadRequest,
  WorkloadResponse,
  ConfigureWorkloadRequest,
  WorkloadRequest,
  LeakWorkloadResponse,
  ListWorkloadsRequest,
  ListWorkloadsResponse,
} from './playground-workloads.ts';
import type {
  SignInToProviderRequest,
  SignInToProviderResponse,
  SignInToSamlProviderRequest,
  SignInToSamlProviderResponse,
} from './playground-identity-providers.ts';

export interface PlaygroundOperations {
  'playground:AddAccount': { service: 'playground'; name: 'AddAccount'; input: AddAccountRequest; output: AddAccountResponse };
  'playground:RemoveAccount': { service: 'playground'; name: 'RemoveAccount'; input: RemoveAccountRequest; output: Readonly<Record<never, never>> };
  'playground:CreateWorkload': { service: 'playground'; name: 'CreateWorkload'; input: CreateWorkloadRequest; output: WorkloadResponse };
  'playground:ConfigureWorkload': { service: 'playground'; name: 'ConfigureWorkload'; input: ConfigureWorkloadRequest; output: WorkloadResponse };
  'playground:LeakWorkload': { service: 'playground'; name: 'LeakWorkload'; input: WorkloadRequest; output: LeakWorkloadResponse };
  'playground:ListWorkloads': { service: 'playground'; name: 'ListWorkloads'; input: ListWorkloadsRequest; output: ListWorkloadsResponse };
  'playground:DeleteWorkload': { service: 'playground'; name: 'DeleteWorkload'; input: WorkloadRequest; output: Readonly<Record<never, never>> };
  'playground:SignInToProvider': { service: 'playground'; name: 'SignInToProvider'; input: SignInToProviderRequest; output: SignInToProviderResponse };
  'playground:SignInToSamlProvider': { service: 'playground'; name: 'SignInToSamlProvider'; input: SignInToSamlProviderRequest; output: SignInToSamlProviderResponse };
}
