// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { CloudformationStacksOperations } from './cloudformation-stacks.ts';
import type { CloudformationChangeSetsOperations } from './cloudformation-change-sets.ts';
import type { CloudformationStackResourcesOperations } from './cloudformation-stack-resources.ts';
import type { CloudformationDriftOperations } from './cloudformation-drift.ts';
import type { CloudformationTemplatesOperations } from './cloudformation-templates.ts';
import type { CloudformationExportsOperations } from './cloudformation-exports.ts';
import type { CloudformationStackPoliciesOperations } from './cloudformation-stack-policies.ts';

export interface CloudformationOperations
  extends CloudformationStacksOperations,
    CloudformationChangeSetsOperations,
    CloudformationStackResourcesOperations,
    CloudformationDriftOperations,
    CloudformationTemplatesOperations,
    CloudformationExportsOperations,
    CloudformationStackPoliciesOperations {}
