import { arnLike } from '../../arn.ts';
import type { Operator } from './operator.ts';
import { pair } from './operator.ts';

const meets: Operator['meets'] = (actual, expected) =>
  /^\*+$/.test(expected.text) ? 'open' : arnLike(expected.glob, actual);

/**
 * ArnEquals behaves as ArnLike does. What a `*` means that stands for no ARN's six parts AWS doesn't say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  ...pair('ArnEquals', 'ArnNotEquals', true, meets),
  ...pair('ArnLike', 'ArnNotLike', true, meets),
];
