import { globMatches } from '../glob.ts';
import type { Operator } from './operator.ts';
import { pair } from './operator.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  ...pair('StringEquals', 'StringNotEquals', true, (actual, expected) => actual === expected.text),
  ...pair(
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    true,
    (actual, expected) => actual.toLowerCase() === expected.text.toLowerCase(),
  ),
  ...pair('StringLike', 'StringNotLike', true, (actual, expected) => globMatches(expected.glob, actual)),
];
