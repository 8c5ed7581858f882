import type { Operator } from './operator.ts';
import { comparisons, unreadable } from './operator.ts';

const decimal = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

/** A whole number or a decimal; null for anything else. */
export function readNumber(text: string): number | null {
  return decimal.test(text) ? Number(text) : null;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const numericOperators: readonly Operator[] = comparisons(
  'Numeric',
  (text) => readNumber(text) ?? unreadable,
);
