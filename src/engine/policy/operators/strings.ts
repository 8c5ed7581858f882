import { globMatches, WrittenGlobs } from '../glob.ts';
import type { Operator, PolicyValue } from './operator.ts';
import { comparing, pair, textOf } from './operator.ts';

const asWritten = comparing({ readActual: (text) => text, readExpected: textOf });

const inAnyCase = comparing({
  readActual: (text) => text.toLowerCase(),
  readExpected: (value) => textOf(value).toLowerCase(),
});

const byPattern: Operator['expect'] = (values) => {
  const written = new WrittenGlobs();
  return comparing({
    readActual: (text) => text,
    readExpected: (value: PolicyValue) => value,
    meets: (text, value, work) =>
      typeof value === 'string' ? written.match(value, text, work) : globMatches(value.glob, text, work),
  })(values);
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  ...pair('StringEquals', 'StringNotEquals', true, asWritten),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', true, inAnyCase),
  ...pair('StringLike', 'StringNotLike', true, byPattern),
];
