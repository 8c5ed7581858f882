import type { Operator } from './operator.ts';
import { comparing, textOf, unreadable } from './operator.ts';

/** `true` or `false` in any case (AWS doesn't document other cases); null for anything else. */
function readBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

/**
 * Bool takes policy variables by the page of condition operators, not by the page of variables; the first
 * is followed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
export const booleanOperators: readonly Operator[] = [
  {
    name: 'Bool',
    negated: false,
    allowsVariables: true,
    expect: comparing({
      readActual: (text) => readBoolean(text) ?? unreadable,
      readExpected: (value) => readBoolean(textOf(value)) ?? unreadable,
    }),
  },
  {
    name: 'Null',
    negated: false,
    allowsVariables: false,
    expect: () => () => 'unreadable',
    onPresence(isPresent, expected) {
      const wantsAbsence = readBoolean(expected.text);
      return wantsAbsence === null ? null : wantsAbsence !== isPresent;
    },
  },
];
