import type { Condition } from './compile-condition.ts';
import type { ConditionReason, ConditionTrace } from './decision.ts';
import type { Expected, Operator } from './operators/operator.ts';
import type { Resolved } from './template.ts';
import type { RequestKeys } from './variables.ts';
import { isUnknown, needsUnknown, resolve } from './variables.ts';
import type { Work } from './work.ts';

type Answer = Pick<ConditionTrace, 'outcome' | 'reason'>;

const matched = (reason: ConditionReason): Answer => ({ outcome: 'matched', reason });
const notMatched = (reason: ConditionReason): Answer => ({ outcome: 'notMatched', reason });
const notModelled = (reason: ConditionReason): Answer => ({ outcome: 'notModelled', reason });

/** A condition's values for one request. */
interface Values {
  readonly texts: readonly string[];
  readonly expected: Expected | null;
  readonly isConstant: boolean;
  /** Whether a variable has no value: it meets nothing. */
  readonly hasOpen: boolean;
}

function valuesOf({ operator, values, constant }: Condition, keys: RequestKeys, work: Work): Values {
  const read = constant();
  if (read) return { texts: read.texts, expected: read.expected, isConstant: true, hasOpen: false };
  const all = values().map((value) => resolve(value, keys, work));
  const resolved = all.filter((value) => value !== null);
  return {
    texts: all.map((value, i) => value?.text ?? values()[i]?.source ?? ''),
    expected: operator && operator.expect(resolved),
    isConstant: false,
    hasOpen: resolved.length < all.length,
  };
}

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
 * Several values are alternatives: one that meets is enough, and a negated operator matches if none meets.
 * `hasOpen`: a value whose variable has no value, which meets nothing. A value that can't be read fails; AWS
 * doesn't say what it does under a negated operator.
 */
function ofValue(
  { negated }: Operator,
  actual: string,
  expected: Expected,
  hasOpen: boolean,
  work: Work,
): Answer {
  const meeting = expected(actual, work);
  if (meeting === 'met') return negated ? notMatched('valueIsExcluded') : matched('matched');
  if (meeting === 'undocumented') return notModelled('notModelled');
  const isBad = meeting === 'unreadable';
  if (!negated) return notMatched(isBad ? 'badValue' : hasOpen ? 'unresolvedVariable' : 'valueDiffers');
  if (isBad) return notModelled('badValue');
  return matched(hasOpen ? 'unresolvedVariable' : 'matched');
}

/**
 * Matches a key with several values. `ForAllValues` holds if every value matches, so it holds if there is
 * none. `ForAnyValue` holds if one value matches, so it fails if there is none. Empty texts alone count as
 * none. AWS doesn't say what `ForAnyValue` with IfExists makes of a missing key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function ofSet(
  { setOperator, ifExists }: Condition,
  operator: Operator,
  actual: readonly string[],
  expected: Expected,
  work: Work,
): Answer {
  const isAll = setOperator === 'ForAllValues';
  if (actual.every((value) => value === '')) {
    if (ifExists) return isAll ? matched('keyMissingIfExists') : notModelled('notModelled');
    return isAll ? matched('emptySetMatches') : notMatched('keyMissing');
  }
  const decisive = isAll ? 'notMatched' : 'matched';
  let open: Answer | null = null;
  for (const value of actual) {
    const answer = ofValue(operator, value, expected, false, work);
    if (answer.outcome === decisive)
      return isAll ? notMatched(operator.negated ? 'valueIsExcluded' : 'valueDiffers') : matched('matched');
    if (answer.outcome === 'notModelled') open ??= notModelled('badValue');
    if (work.isSpent) break;
  }
  if (open) return open;
  return isAll ? matched('matched') : notMatched(operator.negated ? 'valueIsExcluded' : 'valueDiffers');
}

/** The account of an ARN or of a pattern of ARNs, if it is written out. */
const accountIn = (text: string): string | undefined =>
  /^arn:[^:*?]+:[^:*?]*:[^:*?]*:(\d{12}):/.exec(text)?.[1];

/**
 * The answer on a key whose value can't be known; null for any other. An ARN of a caller who can't be known is one of the
 * caller's account, so that it is none of other accounts' people. A service is of no account, and may have no ARN at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
function ofHidden(condition: Condition, keys: RequestKeys): Answer | null {
  const { name, operator, ifExists, setOperator, constant } = condition;
  if (!isUnknown(keys, name)) return null;
  const [own] = keys.values.get('aws:principalaccount') ?? [];
  const asksForOthers =
    name === 'aws:principalarn' &&
    (own || (!ifExists && !setOperator)) &&
    (constant()?.texts ?? ['']).every((text) => (accountIn(text) ?? own) !== own);
  if (!operator || operator.onPresence || !asksForOthers) return notModelled('notModelled');
  return operator.negated ? matched('matched') : notMatched('valueDiffers');
}

/** Calls `values` only if the policy's values decide: a key that can't be known needs none. */
function answer(condition: Condition, keys: RequestKeys, values: Values, work: Work): Answer {
  const { operator, setOperator, ifExists, name } = condition;
  const hidden = ofHidden(condition, keys);
  if (hidden) return hidden;
  const isOpen = !values.isConstant && condition.values().some((value) => needsUnknown(value, keys));
  // `Null` asks about the key, not about its values. AWS doesn't document what it means with a set operator.
  if (!operator || !values.expected || isOpen || (setOperator && operator.onPresence))
    return notModelled('notModelled');
  const given = keys.values.get(name);
  const actual = given ?? [];
  if (operator.onPresence) {
    const wanted = condition.values().flatMap(({ constant }) => constant ?? []);
    // AWS doesn't say whether a key that holds an empty list is present.
    return given?.length === 0 ? notModelled('notModelled') : ofPresence(operator, actual.length > 0, wanted);
  }
  if (setOperator) return ofSet(condition, operator, actual, values.expected, work);
  // A key with several values asks for ForAllValues or ForAnyValue; without, AWS documents no answer.
  if (actual.length > 1 || condition.isMultivalued) return notModelled('notModelled');
  const [only] = actual;
  if (only === undefined) return ofMissing(operator, ifExists);
  return ofValue(operator, only, values.expected, values.hasOpen, work);
}

/** Whether one condition holds for a request, and why. `told` takes the trace, if one is kept. */
export function readCondition(
  condition: Condition,
  keys: RequestKeys,
  work: Work,
  told: ConditionTrace[] | null,
): ConditionTrace['outcome'] {
  const values = valuesOf(condition, keys, work);
  const { outcome, reason } = answer(condition, keys, values, work);
  told?.push({
    operator: condition.written,
    key: condition.key,
    expected: values.texts,
    actual: keys.values.get(condition.name) ?? null,
    outcome,
    reason,
  });
  return outcome;
}
