import type { Operator } from './operator.ts';
import { comparing, textOf, unreadable } from './operator.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Returns base64 without its padding, or null for a text that isn't base64. Policies may hold thousands of such texts. */
function read(text: string): string | null {
  if (!base64.test(text)) return null;
  return text.endsWith('=') ? text.slice(0, text.endsWith('==') ? -2 : -1) : text;
}

/**
 * Values are base64 and compare byte for byte.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export const binaryOperators: readonly Operator[] = [
  {
    name: 'BinaryEquals',
    negated: false,
    allowsVariables: false,
    expect: comparing({
      readActual: (text) => read(text) ?? unreadable,
      readExpected: (value) => read(textOf(value)) ?? unreadable,
    }),
  },
];
