import type { ConditionReason, ConditionTrace } from './decision.ts';
import type { Condition } from './compile-statement.ts';
import { isMultivalued } from './multivalued-keys.ts';
import type { Operator } from './operators/operator.ts';
import type { RequestKeys, Resolved } from './variables.ts';
import { isUnknown, needsUnknown, resolve } from './variables.ts';

type Answer = Pick<ConditionTrace, 'outcome' | 'reason'>;

const matched = (reason: ConditionReason): Answer => ({ outcome: 'matched', reason });
const notMatched = (reason: ConditionReason): Answer => ({ outcome: 'notMatched', reason });
const notModelled = (reason: ConditionReason): Answer => ({ outcome: 'notModelled', reason });

function ofPresence(operator: Operator, isPresent: boolean, expected: readonly Resolved[]): Answer {
  const answers = expected.map((value) => operator.onPresence?.(isPresent, value) ?? null);
  if (answers.includes(true)) return matched('matched');
  return notMatched(answers.includes(null) ? 'badValue' : isPresent ? 'valueDiffers' : 'keyMissing');
}

/**
 * A key that the request doesn't have fails the operator, satisfies a negated one, and satisfies any with
 * IfExists.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
function ofMissing(operator: Operator, ifExists: boolean): Answer {
  if (ifExists) return matched('keyMissingIfExists');
  return operator.negated ? matched('keyMissingMatchesNegated') : notMatched('keyMissing');
}

/**
 * Several values are alternatives: one that meets is enough, and a negated operator matches where none meets.
 * `hasOpen`: a value whose variable has no value, which meets nothing. A value that can't be read fails; of a
 * negated operator AWS doesn't say what it does then.
 */
function ofValue(
  operator: Operator,
  actual: string,
  expected: readonly Resolved[],
  hasOpen: boolean,
): Answer {
  const answers = expected.map((value) => operator.meets(actual, value));
  const isBad = answers.includes(null);
  if (answers.includes(true)) return operator.negated ? notMatched('valueIsExcluded') : matched('matched');
  if (answers.includes('open')) return notModelled('notModelled');
  if (!operator.negated)
    return notMatched(isBad ? 'badValue' : hasOpen ? 'unresolvedVariable' : 'valueDiffers');
  if (isBad) return notModelled('badValue');
  return matched(hasOpen ? 'unresolvedVariable' : 'matched');
}

/** Whether one value of a set meets the policy's, under a negated operator whether it meets none. */
function ofMember(operator: Operator, actual: string, expected: readonly Resolved[]): Answer['outcome'] {
  return ofValue(operator, actual, expected, false).outcome;
}

/**
 * Keys with several values. `ForAllValues` holds where each value does, so also where there is none; `ForAnyValue`
 * where one does, so not where there is none. Empty texts alone count as
 * none. What `ForAnyValue` with IfExists makes of a missing key AWS doesn't say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function ofSet(
  { setOperator, ifExists }: Condition,
  operator: Operator,
  actual: readonly string[],
  expected: readonly Resolved[],
): Answer {
  const isAll = setOperator === 'ForAllValues';
  if (actual.every((value) => value === '')) {
    if (ifExists) return isAll ? matched('keyMissingIfExists') : notModelled('notModelled');
    return isAll ? matched('emptySetMatches') : notMatched('keyMissing');
  }
  const outcomes = actual.map((value) => ofMember(operator, value, expected));
  const decisive = isAll ? 'notMatched' : 'matched';
  const isOpen = !outcomes.includes(decisive) && outcomes.includes('notModelled');
  if (isOpen) return notModelled('badValue');
  const holds = isAll !== outcomes.includes(decisive);
  if (holds) return matched('matched');
  return notMatched(operator.negated ? 'valueIsExcluded' : 'valueDiffers');
}

function answer(condition: Condition, keys: RequestKeys, resolved: readonly (Resolved | null)[]): Answer {
  const { operator, setOperator, ifExists } = condition;
  const key = condition.key.toLowerCase();
  const isOpen = isUnknown(keys, key) || condition.values.some((value) => needsUnknown(value, keys));
  // A question for presence asks about the key, not about its values: AWS has no word about it with sets.
  if (!operator || isOpen || (setOperator && operator.onPresence)) return notModelled('notModelled');
  const given = keys.values.get(key);
  const actual = given ?? [];
  const expected = resolved.filter((value) => value !== null);
  // Whether a key is there that holds an empty list AWS doesn't say.
  if (operator.onPresence)
    return given?.length === 0
      ? notModelled('notModelled')
      : ofPresence(operator, actual.length > 0, expected);
  if (setOperator) return ofSet(condition, operator, actual, expected);
  const [first, ...others] = actual;
  // A key with several values asks for ForAllValues or ForAnyValue; without, AWS documents no answer.
  if (others.length > 0 || isMultivalued(key)) return notModelled('notModelled');
  if (first === undefined) return ofMissing(operator, ifExists);
  return ofValue(operator, first, expected, expected.length < resolved.length);
}

/** Whether one condition holds for a request, and why. */
export function readCondition(condition: Condition, keys: RequestKeys): ConditionTrace {
  const resolved = condition.values.map((value) => resolve(value, keys));
  return {
    operator: condition.written,
    key: condition.key,
    expected: resolved.map((value, i) => value?.text ?? condition.values[i]?.source ?? ''),
    actual: keys.values.get(condition.key.toLowerCase()) ?? null,
    ...answer(condition, keys, resolved),
  };
}
