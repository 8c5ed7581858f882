import type { Tag } from './tag.ts';

/** A value under its name, as parameters and outputs have it. */
export interface NamedValue {
  readonly key: string;
  readonly value: string;
}

/** A template with all that it is deployed with. */
export interface StackSetting {
  /** The number of the template's row. */
  readonly template: number;
  /** The values of the template's parameters; of those that aren't echoed only the names. */
  readonly parameters: readonly NamedValue[];
  /** The values that aren't echoed. Links leave them out. */
  readonly secrets?: readonly NamedValue[];
  /** The values that Parameter Store held for parameters that name one there. */
  readonly stored?: readonly NamedValue[];
  readonly capabilities: readonly string[];
  readonly tags: readonly Tag[];
  readonly notifications: readonly string[];
  readonly roleArn?: string;
}

/**
 * The identity in whose name CloudFormation calls other services: an access key (its secret stands in the key's own
 * row), or somebody who is signed in.
 */
export type StackSigner =
  | { readonly type: 'key'; readonly accessKeyId: string }
  | { readonly type: 'console'; readonly id: string }
  | { readonly type: 'service'; readonly service: string }
  | { readonly type: 'account'; readonly arn: string };

/** A deployment that is on its way. */
export interface StackDeployment {
  /**
   * `create` and `update` make and change, `cleanup` removes what an update left over. After a failure `rollback`
   * removes what was made, `updateRollback` changes back, and `rollbackCleanup` removes what that left over.
   */
  readonly phase:
    'create' | 'update' | 'cleanup' | 'delete' | 'rollback' | 'updateRollback' | 'rollbackCleanup';
  readonly signer: StackSigner;
  /** The access key of CloudFormation's session of the stack's service role, once it has one. */
  readonly session?: string;
  /** The client's token, which all events repeat. */
  readonly token?: string;
  /** Logical ids of all that the phase works on, in their order. */
  readonly changes: readonly string[];
  /** Tells what an update came from, and goes back to if it fails. */
  readonly before?: StackSetting;
  /** Logical ids that are left where they are: those that a deletion retains and those that going back skips. */
  readonly skip: readonly string[];
  readonly onFailure: 'ROLLBACK' | 'DO_NOTHING' | 'DELETE';
  /** The stack policy that holds for this update alone, as JSON text. */
  readonly policy?: string;
}

/** How far something differs from its template, when that was last looked at. */
export interface Drift<S extends string> {
  readonly status: S;
  readonly date: number;
}

interface OfStack {
  /** The stack's ARN. */
  readonly stackId: string;
}

/** A stack. Key: its ARN. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
export interface StackRow extends StackSetting {
  readonly id: string;
  readonly kind: 'stack';
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  readonly createDate: number;
  readonly updateDate?: number;
  readonly deleteDate?: number;
  readonly description?: string;
  readonly outputs: readonly (NamedValue & {
    readonly description?: string;
    readonly exportName?: string;
  })[];
  /** The names of other stacks' exports that it uses. */
  readonly imports: readonly string[];
  readonly isProtected: boolean;
  readonly onFailure: StackDeployment['onFailure'];
  /** The stack policy's JSON text. */
  readonly policy?: string;
  readonly changeSetId?: string;
  readonly timeoutMinutes?: number;
  /** How often it was deployed. Rows of resources tell in which deployment they were last worked on. */
  readonly deployments: number;
  readonly deployment?: StackDeployment;
  /** Missing until somebody looks, and again after each deployment. */
  readonly drift?: Drift<'DRIFTED' | 'IN_SYNC'>;
}

/** A template of a stack as it was given. Key: `STACK#template/N`. */
export interface StackTemplateRow extends OfStack {
  readonly id: string;
  readonly kind: 'template';
  readonly body: string;
}

/** A thing that a stack has made. */
export interface StackThing {
  /** Absent until a call has made it. */
  readonly physicalId?: string;
  /** Tells what `Fn::GetAtt` gives, as JSON text. */
  readonly attributes: string;
  /** The attributes with those that are secret, if there are any. Links leave them out. */
  readonly secretAttributes?: string;
  /** Its properties, as JSON text. Values that aren't echoed are `****` in it. */
  readonly properties: string;
  /** The properties with those values, if there are any. Links leave them out. */
  readonly secretProperties?: string;
  /** The letters and digits that end its name if CloudFormation names it. */
  readonly suffix: string;
  /** Logical ids of all that it was made after. */
  readonly after: readonly string[];
  readonly deletionPolicy: StackDeletionPolicy;
  readonly updateReplacePolicy: StackDeletionPolicy;
}

type StackDeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

/** A resource of a stack. Key: `STACK#resource/LOGICALID`. */
export interface StackResourceRow extends OfStack, StackThing {
  readonly id: string;
  readonly kind: 'resource';
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly date: number;
  /** The number of the deployment that last worked on it, and its last work. */
  readonly deployment: number;
  readonly work: StackWork;
  /** Whether that work goes on, and how many of its calls are done. */
  readonly isBusy: boolean;
  readonly done: number;
  /** Missing until somebody looks. */
  readonly drift?: ResourceDrift;
  /** The thing as it was before the update; after a replacement or going back, the thing that is to be removed. */
  readonly old?: StackThing;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceDrift.html */
export interface ResourceDrift extends Drift<'IN_SYNC' | 'MODIFIED' | 'DELETED'> {
  /** The properties that the template sets and that can be read, as they should be and as they are: JSON text. */
  readonly expected: string;
  /** Missing if the thing is gone. */
  readonly actual?: string;
  readonly differences: readonly PropertyDifference[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_PropertyDifference.html */
export interface PropertyDifference {
  /** Such as `/ManagedPolicyArns/1`. */
  readonly path: string;
  /** JSON text, or `null` for nothing. */
  readonly expected: string;
  readonly actual: string;
  readonly type: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
}

/** A finished search for a stack's drift. Key: `STACK#detection/ID`. */
export interface StackDetectionRow extends OfStack, Drift<'DRIFTED' | 'IN_SYNC'> {
  readonly id: string;
  readonly kind: 'detection';
  readonly detectionId: string;
  readonly drifted: number;
}

/** `replace` makes a new thing, `revert` changes it back to `old`, `none` changes it without a call. */
type StackWork = 'create' | 'update' | 'replace' | 'revert' | 'remove' | 'removeOld' | 'none';

/** An event of a stack. Key: `STACK#event/N`. */
export interface StackEventRow extends OfStack {
  readonly id: string;
  readonly kind: 'event';
  readonly eventId: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  /** JSON text. */
  readonly properties?: string;
  readonly token?: string;
  readonly date: number;
}

/** A change set. Key: its ARN. */
export interface ChangeSetRow extends OfStack, StackSetting {
  readonly id: string;
  readonly kind: 'changeSet';
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly description?: string;
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly executionStatus: 'AVAILABLE' | 'UNAVAILABLE' | 'EXECUTE_COMPLETE' | 'OBSOLETE';
  readonly reason?: string;
  readonly createDate: number;
  readonly onFailure: StackDeployment['onFailure'];
  /** DescribeChangeSet's `Changes`, as JSON text. */
  readonly changes: string;
}

/** The rows of CloudFormation. */
export type StacksRow =
  StackRow | StackTemplateRow | StackResourceRow | StackEventRow | StackDetectionRow | ChangeSetRow;
