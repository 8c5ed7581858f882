// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { Tag } from './ssm-shared.ts';

export interface AddTagsToResourceRequest {
  readonly ResourceType: 'Document' | 'ManagedInstance' | 'MaintenanceWindow' | 'Parameter' | 'PatchBaseline' | 'OpsItem' | 'OpsMetadata' | 'Automation' | 'Association';
  readonly ResourceId: string;
  readonly Tags: readonly Tag[];
}

export type AddTagsToResourceResult = Readonly<Record<never, never>>;

export interface RemoveTagsFromResourceRequest {
  readonly ResourceType: 'Document' | 'ManagedInstance' | 'MaintenanceWindow' | 'Parameter' | 'PatchBaseline' | 'OpsItem' | 'OpsMetadata' | 'Automation' | 'Association';
  readonly ResourceId: string;
  readonly TagKeys: readonly string[];
}

export type RemoveTagsFromResourceResult = Readonly<Record<never, never>>;

export interface ListTagsForResourceRequest {
  readonly ResourceType: 'Document' | 'ManagedInstance' | 'MaintenanceWindow' | 'Parameter' | 'PatchBaseline' | 'OpsItem' | 'OpsMetadata' | 'Automation' | 'Association';
  readonly ResourceId: string;
}

export interface ListTagsForResourceResult {
  readonly TagList?: readonly Tag[];
}

export interface SsmParameterTagsOperations {
  'ssm:AddTagsToResource': { service: 'ssm'; name: 'AddTagsToResource'; input: AddTagsToResourceRequest; output: AddTagsToResourceResult };
  'ssm:RemoveTagsFromResource': { service: 'ssm'; name: 'RemoveTagsFromResource'; input: RemoveTagsFromResourceRequest; output: RemoveTagsFromResourceResult };
  'ssm:ListTagsForResource': { service: 'ssm'; name: 'ListTagsForResource'; input: ListTagsForResourceRequest; output: ListTagsForResourceResult };
}
