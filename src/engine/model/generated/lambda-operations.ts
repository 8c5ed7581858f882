// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { LambdaFunctionsOperations } from './lambda-functions.ts';
import type { LambdaPermissionsOperations } from './lambda-permissions.ts';
import type { LambdaFunctionTagsOperations } from './lambda-function-tags.ts';

export interface LambdaOperations
  extends LambdaFunctionsOperations,
    LambdaPermissionsOperations,
    LambdaFunctionTagsOperations {}
