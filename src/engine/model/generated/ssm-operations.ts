// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { SsmParametersOperations } from './ssm-parameters.ts';
import type { SsmParameterTagsOperations } from './ssm-parameter-tags.ts';

export interface SsmOperations
  extends SsmParametersOperations,
    SsmParameterTagsOperations {}
