import type { JsonObject } from './json.ts';
import type { DeletionPolicy } from './template.ts';
import type { PhysicalResource } from './types/resource-type.ts';

/** A resource that a stack has made, as the stack remembers it. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  /** Its properties as they were carried out, without any function. */
  readonly properties: JsonObject;
  readonly made: PhysicalResource;
  /** Logical ids of all that it was made after. */
  readonly after: readonly string[];
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: DeletionPolicy;
}

/** All that a stack does, in its order: first `changes`, then the clean-up that removes. */
export interface StackPlan {
  readonly changes: readonly PlannedChange[];
  /** Logical ids that leave the stack, each before all that it was made after. What a replacement leaves is removed here, too. */
  readonly removals: readonly PlannedChange[];
}

/**
 * One change as DescribeChangeSet lists it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string | null;
  readonly action: 'Add' | 'Modify' | 'Remove';
  /** For `Modify`. `Conditional`: only the making of another resource will tell. */
  readonly replacement: 'True' | 'False' | 'Conditional' | null;
  /** For `Remove` and replacements: whether the old resource is deleted or kept. */
  readonly policy: DeletionPolicy;
  readonly details: readonly ChangeDetail[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html */
export interface ChangeDetail {
  readonly attribute: 'Properties' | 'Tags' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Metadata';
  /** The property's name. */
  readonly name: string | null;
  readonly requiresRecreation: 'Never' | 'Conditionally' | 'Always';
  readonly evaluation: 'Static' | 'Dynamic';
  readonly changeSource:
    'DirectModification' | 'ResourceReference' | 'ResourceAttribute' | 'ParameterReference';
  /** Such as `Role` or `Role.Arn`: whose change this follows. */
  readonly causingEntity: string | null;
}
