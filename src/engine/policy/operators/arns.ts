import { arnLike } from '../../arn.ts';
import type { Operator } from './operator.ts';
import { pair } from './operator.ts';

/**
 * ArnEquals behaves as ArnLike does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  ...pair('ArnEquals', 'ArnNotEquals', true, (actual, expected) => arnLike(expected.glob, actual)),
  ...pair('ArnLike', 'ArnNotLike', true, (actual, expected) => arnLike(expected.glob, actual)),
];
