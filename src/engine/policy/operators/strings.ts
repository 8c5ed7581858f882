import { globMatches } from '../glob.ts';
import type { Operator } from './operator.ts';
import { comparing, pair } from './operator.ts';

const asWritten = comparing({ readActual: (text) => text, readExpected: ({ text }) => text });

const inAnyCase = comparing({
  readActual: (text) => text.toLowerCase(),
  readExpected: ({ text }) => text.toLowerCase(),
});

const byPattern = comparing({
  readActual: (text) => text,
  readExpected: ({ glob }) => glob,
  meets: (text, glob, work) => globMatches(glob, text, work),
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  ...pair('StringEquals', 'StringNotEquals', true, asWritten),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', true, inAnyCase),
  ...pair('StringLike', 'StringNotLike', true, byPattern),
];
