// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Parameter, RollbackConfiguration, Tag } from './cloudformation-shared.ts';

export interface CreateStackInput {
  readonly StackName: string;
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly Parameters?: readonly Parameter[];
  readonly DisableRollback?: boolean;
  readonly RollbackConfiguration?: RollbackConfiguration;
  readonly TimeoutInMinutes?: number;
  readonly NotificationARNs?: readonly string[];
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly ResourceTypes?: readonly string[];
  readonly RoleARN?: string;
  readonly OnFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
  readonly StackPolicyBody?: string;
  readonly StackPolicyURL?: string;
  readonly Tags?: readonly Tag[];
  readonly ClientRequestToken?: string;
  readonly EnableTerminationProtection?: boolean;
  readonly RetainExceptOnCreate?: boolean;
}

export interface CreateStackOutput {
  readonly StackId?: string;
}

export interface UpdateStackInput {
  readonly StackName: string;
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
  readonly StackPolicyDuringUpdateBody?: string;
  readonly StackPolicyDuringUpdateURL?: string;
  readonly Parameters?: readonly Parameter[];
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly ResourceTypes?: readonly string[];
  readonly RoleARN?: string;
  readonly RollbackConfiguration?: RollbackConfiguration;
  readonly StackPolicyBody?: string;
  readonly StackPolicyURL?: string;
  readonly NotificationARNs?: readonly string[];
  readonly Tags?: readonly Tag[];
  readonly DisableRollback?: boolean;
  readonly ClientRequestToken?: string;
  readonly RetainExceptOnCreate?: boolean;
}

export interface UpdateStackOutput {
  readonly StackId?: string;
}

export interface DeleteStackInput {
  readonly StackName: string;
  readonly RetainResources?: readonly string[];
  readonly RoleARN?: string;
  readonly ClientRequestToken?: string;
  readonly DeletionMode?: 'STANDARD' | 'FORCE_DELETE_STACK';
}

export interface DescribeStacksInput {
  readonly StackName?: string;
  readonly NextToken?: string;
}

export interface DescribeStacksOutput {
  readonly Stacks?: readonly Stack[];
  readonly NextToken?: string;
}

export interface Stack {
  readonly StackId?: string;
  readonly StackName: string;
  readonly ChangeSetId?: string;
  readonly Description?: string;
  readonly Parameters?: readonly Parameter[];
  readonly CreationTime: string;
  readonly DeletionTime?: string;
  readonly LastUpdatedTime?: string;
  readonly RollbackConfiguration?: RollbackConfiguration;
  readonly StackStatus: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_FAILED' | 'ROLLBACK_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_COMPLETE' | 'UPDATE_FAILED' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_FAILED' | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'REVIEW_IN_PROGRESS' | 'IMPORT_IN_PROGRESS' | 'IMPORT_COMPLETE' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE';
  readonly StackStatusReason?: string;
  readonly DisableRollback?: boolean;
  readonly NotificationARNs?: readonly string[];
  readonly TimeoutInMinutes?: number;
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly Outputs?: readonly Output[];
  readonly RoleARN?: string;
  readonly Tags?: readonly Tag[];
  readonly EnableTerminationProtection?: boolean;
  readonly ParentId?: string;
  readonly RootId?: string;
  readonly DriftInformation?: StackDriftInformation;
  readonly RetainExceptOnCreate?: boolean;
  readonly DeletionMode?: 'STANDARD' | 'FORCE_DELETE_STACK';
  readonly DetailedStatus?: 'CONFIGURATION_COMPLETE' | 'VALIDATION_FAILED';
}

export interface Output {
  readonly OutputKey?: string;
  readonly OutputValue?: string;
  readonly Description?: string;
  readonly ExportName?: string;
}

export interface StackDriftInformation {
  readonly StackDriftStatus: 'DRIFTED' | 'IN_SYNC' | 'UNKNOWN' | 'NOT_CHECKED';
  readonly LastCheckTimestamp?: string;
}

export interface ListStacksInput {
  readonly NextToken?: string;
  readonly StackStatusFilter?: readonly ('CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_FAILED' | 'ROLLBACK_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_COMPLETE' | 'UPDATE_FAILED' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_FAILED' | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'REVIEW_IN_PROGRESS' | 'IMPORT_IN_PROGRESS' | 'IMPORT_COMPLETE' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE')[];
}

export interface ListStacksOutput {
  readonly StackSummaries?: readonly StackSummary[];
  readonly NextToken?: string;
}

export interface StackSummary {
  readonly StackId?: string;
  readonly StackName: string;
  readonly TemplateDescription?: string;
  readonly CreationTime: string;
  readonly LastUpdatedTime?: string;
  readonly DeletionTime?: string;
  readonly StackStatus: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'CREATE_COMPLETE' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_FAILED' | 'ROLLBACK_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED' | 'DELETE_COMPLETE' | 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_COMPLETE' | 'UPDATE_FAILED' | 'UPDATE_ROLLBACK_IN_PROGRESS' | 'UPDATE_ROLLBACK_FAILED' | 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS' | 'UPDATE_ROLLBACK_COMPLETE' | 'REVIEW_IN_PROGRESS' | 'IMPORT_IN_PROGRESS' | 'IMPORT_COMPLETE' | 'IMPORT_ROLLBACK_IN_PROGRESS' | 'IMPORT_ROLLBACK_FAILED' | 'IMPORT_ROLLBACK_COMPLETE';
  readonly StackStatusReason?: string;
  readonly ParentId?: string;
  readonly RootId?: string;
  readonly DriftInformation?: StackDriftInformationSummary;
}

export interface StackDriftInformationSummary {
  readonly StackDriftStatus: 'DRIFTED' | 'IN_SYNC' | 'UNKNOWN' | 'NOT_CHECKED';
  readonly LastCheckTimestamp?: string;
}

export interface ContinueUpdateRollbackInput {
  readonly StackName: string;
  readonly RoleARN?: string;
  readonly ResourcesToSkip?: readonly string[];
  readonly ClientRequestToken?: string;
}

export type ContinueUpdateRollbackOutput = Readonly<Record<never, never>>;

export interface CancelUpdateStackInput {
  readonly StackName: string;
  readonly ClientRequestToken?: string;
}

export interface UpdateTerminationProtectionInput {
  readonly EnableTerminationProtection: boolean;
  readonly StackName: string;
}

export interface UpdateTerminationProtectionOutput {
  readonly StackId?: string;
}

export interface CloudformationStacksOperations {
  'cloudformation:CreateStack': { service: 'cloudformation'; name: 'CreateStack'; input: CreateStackInput; output: CreateStackOutput };
  'cloudformation:UpdateStack': { service: 'cloudformation'; name: 'UpdateStack'; input: UpdateStackInput; output: UpdateStackOutput };
  'cloudformation:DeleteStack': { service: 'cloudformation'; name: 'DeleteStack'; input: DeleteStackInput; output: Readonly<Record<never, never>> };
  'cloudformation:DescribeStacks': { service: 'cloudformation'; name: 'DescribeStacks'; input: DescribeStacksInput; output: DescribeStacksOutput };
  'cloudformation:ListStacks': { service: 'cloudformation'; name: 'ListStacks'; input: ListStacksInput; output: ListStacksOutput };
  'cloudformation:ContinueUpdateRollback': { service: 'cloudformation'; name: 'ContinueUpdateRollback'; input: ContinueUpdateRollbackInput; output: ContinueUpdateRollbackOutput };
  'cloudformation:CancelUpdateStack': { service: 'cloudformation'; name: 'CancelUpdateStack'; input: CancelUpdateStackInput; output: Readonly<Record<never, never>> };
  'cloudformation:UpdateTerminationProtection': { service: 'cloudformation'; name: 'UpdateTerminationProtection'; input: UpdateTerminationProtectionInput; output: UpdateTerminationProtectionOutput };
}
