// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { ModuleInfo } from './cloudformation-shared.ts';

export interface DescribeStackEventsInput {
  readonly StackName?: string;
  readonly NextToken?: string;
}

export interface DescribeStackEventsOutput {
  readonly StackEvents?: readonly StackEvent[];
  readonly NextToken?: string;
}

export interface StackEvent {
  readonly StackId: string;
  readonly EventId: string;
  readonly StackName: string;
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
  readonly Timestamp: string;
  readonly ResourceStatus?: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'DELETE_SKIPPED' | 'UPDATE_IN_PROGRESS' | 'UPDATE_FAILED' | 'UPDATE_COMPLETE' | 'IMPORT_FAILED' | 'IMPORT_COMPLETE' | 'IMPORT_IN_PROGRESS' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE' | 'EXPORT_FAILED' | 'EXPORT_COMPLETE' | 'EXPORT_IN_PROGRESS' | 'EXPORT_ROLLBACK_IN_PROGRESS' | 'EXPORT_ROLLBACK_FAILED' | 'EXPORT_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_FAILED' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED';
  readonly ResourceStatusReason?: string;
  readonly ResourceProperties?: string;
  readonly ClientRequestToken?: string;
  readonly HookType?: string;
  readonly HookStatus?: 'HOOK_IN_PROGRESS' | 'HOOK_COMPLETE_SUCCEEDED' | 'HOOK_COMPLETE_FAILED' | 'HOOK_FAILED';
  readonly HookStatusReason?: string;
  readonly HookInvocationPoint?: 'PRE_PROVISION';
  readonly HookFailureMode?: 'FAIL' | 'WARN';
  readonly DetailedStatus?: 'CONFIGURATION_COMPLETE' | 'VALIDATION_FAILED';
}

export interface DescribeStackResourceInput {
  readonly StackName: string;
  readonly LogicalResourceId: string;
}

export interface DescribeStackResourceOutput {
  readonly StackResourceDetail?: StackResourceDetail;
}

export interface StackResourceDetail {
  readonly StackName?: string;
  readonly StackId?: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly LastUpdatedTimestamp: string;
  readonly ResourceStatus: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'DELETE_SKIPPED' | 'UPDATE_IN_PROGRESS' | 'UPDATE_FAILED' | 'UPDATE_COMPLETE' | 'IMPORT_FAILED' | 'IMPORT_COMPLETE' | 'IMPORT_IN_PROGRESS' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE' | 'EXPORT_FAILED' | 'EXPORT_COMPLETE' | 'EXPORT_IN_PROGRESS' | 'EXPORT_ROLLBACK_IN_PROGRESS' | 'EXPORT_ROLLBACK_FAILED' | 'EXPORT_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_FAILED' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED';
  readonly ResourceStatusReason?: string;
  readonly Description?: string;
  readonly Metadata?: string;
  readonly DriftInformation?: StackResourceDriftInformation;
  readonly ModuleInfo?: ModuleInfo;
}

export interface StackResourceDriftInformation {
  readonly StackResourceDriftStatus: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED';
  readonly LastCheckTimestamp?: string;
}

export interface DescribeStackResourcesInput {
  readonly StackName?: string;
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
}

export interface DescribeStackResourcesOutput {
  readonly StackResources?: readonly StackResource[];
}

export interface StackResource {
  readonly StackName?: string;
  readonly StackId?: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly Timestamp: string;
  readonly ResourceStatus: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'DELETE_SKIPPED' | 'UPDATE_IN_PROGRESS' | 'UPDATE_FAILED' | 'UPDATE_COMPLETE' | 'IMPORT_FAILED' | 'IMPORT_COMPLETE' | 'IMPORT_IN_PROGRESS' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE' | 'EXPORT_FAILED' | 'EXPORT_COMPLETE' | 'EXPORT_IN_PROGRESS' | 'EXPORT_ROLLBACK_IN_PROGRESS' | 'EXPORT_ROLLBACK_FAILED' | 'EXPORT_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_FAILED' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED';
  readonly ResourceStatusReason?: string;
  readonly Description?: string;
  readonly DriftInformation?: StackResourceDriftInformation;
  readonly ModuleInfo?: ModuleInfo;
}

export interface ListStackResourcesInput {
  readonly StackName: string;
  readonly NextToken?: string;
}

export interface ListStackResourcesOutput {
  readonly StackResourceSummaries?: readonly StackResourceSummary[];
  readonly NextToken?: string;
}

export interface StackResourceSummary {
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly LastUpdatedTimestamp: string;
  readonly ResourceStatus: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'DELETE_SKIPPED' | 'UPDATE_IN_PROGRESS' | 'UPDATE_FAILED' | 'UPDATE_COMPLETE' | 'IMPORT_FAILED' | 'IMPORT_COMPLETE' | 'IMPORT_IN_PROGRESS' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE' | 'EXPORT_FAILED' | 'EXPORT_COMPLETE' | 'EXPORT_IN_PROGRESS' | 'EXPORT_ROLLBACK_IN_PROGRESS' | 'EXPORT_ROLLBACK_FAILED' | 'EXPORT_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'UPDATE_ROLLBACK_FAILED' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED';
  readonly ResourceStatusReason?: string;
  readonly DriftInformation?: StackResourceDriftInformationSummary;
  readonly ModuleInfo?: ModuleInfo;
}

export interface StackResourceDriftInformationSummary {
  readonly StackResourceDriftStatus: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED';
  readonly LastCheckTimestamp?: string;
}

export interface CloudformationStackResourcesOperations {
  'cloudformation:DescribeStackEvents': { service: 'cloudformation'; name: 'DescribeStackEvents'; input: DescribeStackEventsInput; output: DescribeStackEventsOutput };
  'cloudformation:DescribeStackResource': { service: 'cloudformation'; name: 'DescribeStackResource'; input: DescribeStackResourceInput; output: DescribeStackResourceOutput };
  'cloudformation:DescribeStackResources': { service: 'cloudformation'; name: 'DescribeStackResources'; input: DescribeStackResourcesInput; output: DescribeStackResourcesOutput };
  'cloudformation:ListStackResources': { service: 'cloudformation'; name: 'ListStackResources'; input: ListStackResourcesInput; output: ListStackResourcesOutput };
}
