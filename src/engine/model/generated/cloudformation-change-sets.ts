// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { ModuleInfo, Parameter, RollbackConfiguration, Tag } from './cloudformation-shared.ts';

export interface CreateChangeSetInput {
  readonly StackName: string;
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
  readonly Parameters?: readonly Parameter[];
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly ResourceTypes?: readonly string[];
  readonly RoleARN?: string;
  readonly RollbackConfiguration?: RollbackConfiguration;
  readonly NotificationARNs?: readonly string[];
  readonly Tags?: readonly Tag[];
  readonly ChangeSetName: string;
  readonly ClientToken?: string;
  readonly Description?: string;
  readonly ChangeSetType?: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly ResourcesToImport?: readonly ResourceToImport[];
  readonly IncludeNestedStacks?: boolean;
  readonly OnStackFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
  readonly ImportExistingResources?: boolean;
}

export interface ResourceToImport {
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly ResourceIdentifier: Readonly<Record<string, string>>;
}

export interface CreateChangeSetOutput {
  readonly Id?: string;
  readonly StackId?: string;
}

export interface DescribeChangeSetInput {
  readonly ChangeSetName: string;
  readonly StackName?: string;
  readonly NextToken?: string;
  readonly IncludePropertyValues?: boolean;
}

export interface DescribeChangeSetOutput {
  readonly ChangeSetName?: string;
  readonly ChangeSetId?: string;
  readonly StackId?: string;
  readonly StackName?: string;
  readonly Description?: string;
  readonly Parameters?: readonly Parameter[];
  readonly CreationTime?: string;
  readonly ExecutionStatus?: 'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
  readonly Status?: 'CREATE_PENDING' | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'DELETE_PENDING' | 'DELETE_IN_PROGRESS' | 'DELETE_COMPLETE' | 'DELETE_FAILED' | 'FAILED';
  readonly StatusReason?: string;
  readonly NotificationARNs?: readonly string[];
  readonly RollbackConfiguration?: RollbackConfiguration;
  readonly Capabilities?: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly Tags?: readonly Tag[];
  readonly Changes?: readonly Change[];
  readonly NextToken?: string;
  readonly IncludeNestedStacks?: boolean;
  readonly ParentChangeSetId?: string;
  readonly RootChangeSetId?: string;
  readonly OnStackFailure?: 'DO_NOTHING' | 'ROLLBACK' | 'DELETE';
  readonly ImportExistingResources?: boolean;
}

export interface Change {
  readonly Type?: 'Resource';
  readonly HookInvocationCount?: number;
  readonly ResourceChange?: ResourceChange;
}

export interface ResourceChange {
  readonly PolicyAction?: 'Delete' | 'Retain' | 'Snapshot' | 'ReplaceAndDelete' | 'ReplaceAndRetain' | 'ReplaceAndSnapshot';
  readonly Action?: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic';
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
  readonly Replacement?: 'True' | 'False' | 'Conditional';
  readonly Scope?: readonly ('Properties' | 'Metadata' | 'CreationPolicy' | 'UpdatePolicy' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Tags')[];
  readonly Details?: readonly ResourceChangeDetail[];
  readonly ChangeSetId?: string;
  readonly ModuleInfo?: ModuleInfo;
  readonly BeforeContext?: string;
  readonly AfterContext?: string;
}

export interface ResourceChangeDetail {
  readonly Target?: ResourceTargetDefinition;
  readonly Evaluation?: 'Static' | 'Dynamic';
  readonly ChangeSource?: 'ResourceReference' | 'ParameterReference' | 'ResourceAttribute' | 'DirectModification' | 'Automatic';
  readonly CausingEntity?: string;
}

export interface ResourceTargetDefinition {
  readonly Attribute?: 'Properties' | 'Metadata' | 'CreationPolicy' | 'UpdatePolicy' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Tags';
  readonly Name?: string;
  readonly RequiresRecreation?: 'Never' | 'Conditionally' | 'Always';
  readonly Path?: string;
  readonly BeforeValue?: string;
  readonly AfterValue?: string;
  readonly AttributeChangeType?: 'Add' | 'Remove' | 'Modify';
}

export interface ExecuteChangeSetInput {
  readonly ChangeSetName: string;
  readonly StackName?: string;
  readonly ClientRequestToken?: string;
  readonly DisableRollback?: boolean;
  readonly RetainExceptOnCreate?: boolean;
}

export type ExecuteChangeSetOutput = Readonly<Record<never, never>>;

export interface DeleteChangeSetInput {
  readonly ChangeSetName: string;
  readonly StackName?: string;
}

export type DeleteChangeSetOutput = Readonly<Record<never, never>>;

export interface ListChangeSetsInput {
  readonly StackName: string;
  readonly NextToken?: string;
}

export interface ListChangeSetsOutput {
  readonly Summaries?: readonly ChangeSetSummary[];
  readonly NextToken?: string;
}

export interface ChangeSetSummary {
  readonly StackId?: string;
  readonly StackName?: string;
  readonly ChangeSetId?: string;
  readonly ChangeSetName?: string;
  readonly ExecutionStatus?: 'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE';
  readonly Status?: 'CREATE_PENDING' | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'DELETE_PENDING' | 'DELETE_IN_PROGRESS' | 'DELETE_COMPLETE' | 'DELETE_FAILED' | 'FAILED';
  readonly StatusReason?: string;
  readonly CreationTime?: string;
  readonly Description?: string;
  readonly IncludeNestedStacks?: boolean;
  readonly ParentChangeSetId?: string;
  readonly RootChangeSetId?: string;
  readonly ImportExistingResources?: boolean;
}

export interface CloudformationChangeSetsOperations {
  'cloudformation:CreateChangeSet': { service: 'cloudformation'; name: 'CreateChangeSet'; input: CreateChangeSetInput; output: CreateChangeSetOutput };
  'cloudformation:DescribeChangeSet': { service: 'cloudformation'; name: 'DescribeChangeSet'; input: DescribeChangeSetInput; output: DescribeChangeSetOutput };
  'cloudformation:ExecuteChangeSet': { service: 'cloudformation'; name: 'ExecuteChangeSet'; input: ExecuteChangeSetInput; output: ExecuteChangeSetOutput };
  'cloudformation:DeleteChangeSet': { service: 'cloudformation'; name: 'DeleteChangeSet'; input: DeleteChangeSetInput; output: DeleteChangeSetOutput };
  'cloudformation:ListChangeSets': { service: 'cloudformation'; name: 'ListChangeSets'; input: ListChangeSetsInput; output: ListChangeSetsOutput };
}
