// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface CreateWorkloadRequest {
  readonly Name: string;
  readonly Kind: 'server' | 'instance' | 'function';
  readonly AccessKeyId?: string;
  readonly InstanceProfileName?: string;
  readonly FunctionName?: string;
}

export interface WorkloadResponse {
  readonly Workload?: Workload;
}

export interface Workload {
  readonly WorkloadId?: string;
  readonly Name?: string;
  readonly Kind?: 'server' | 'instance' | 'function';
  readonly AccountId?: string;
  readonly AccessKeyId?: string;
  readonly InstanceProfileName?: string;
  readonly FunctionName?: string;
  readonly Leaked?: boolean;
  readonly CreateDate?: string;
}

export interface ConfigureWorkloadRequest {
  readonly Name: string;
  readonly AccessKeyId?: string;
  readonly InstanceProfileName?: string;
}

export interface WorkloadRequest {
  readonly Name: string;
}

export interface LeakWorkloadResponse {
  readonly AccessKeyId?: string;
  readonly SecretAccessKey?: string;
  readonly SessionToken?: string;
  readonly Expiration?: string;
}

export type ListWorkloadsRequest = Readonly<Record<never, never>>;

export interface ListWorkloadsResponse {
  readonly Workloads?: readonly Workload[];
}

export interface PlaygroundWorkloadsOperations {
  'playground:CreateWorkload': { service: 'playground'; name: 'CreateWorkload'; input: CreateWorkloadRequest; output: WorkloadResponse };
  'playground:ConfigureWorkload': { service: 'playground'; name: 'ConfigureWorkload'; input: ConfigureWorkloadRequest; output: WorkloadResponse };
  'playground:LeakWorkload': { service: 'playground'; name: 'LeakWorkload'; input: WorkloadRequest; output: LeakWorkloadResponse };
  'playground:ListWorkloads': { service: 'playground'; name: 'ListWorkloads'; input: ListWorkloadsRequest; output: ListWorkloadsResponse };
  'playground:DeleteWorkload': { service: 'playground'; name: 'DeleteWorkload'; input: WorkloadRequest; output: Readonly<Record<never, never>> };
}
