import { invalid } from './fault.ts';
import type { FunctionScope } from './functions.ts';
import { comparable, evaluate, evaluateCondition } from './functions.ts';
import type { Json } from './json.ts';
import { isList } from './json.ts';
import type { Template } from './template.ts';

/** Both arguments as lists of texts. */
function sides(name: string, argument: Json, scope: FunctionScope): readonly [Json[], Json] {
  const [list, value] = isList(argument) ? argument.map((one) => evaluate(one, scope)) : [];
  if (!isList(list) || value === undefined)
    throw invalid(`Template error: every ${name} object requires a list of strings and a value.`);
  return [[...list], value];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html */
function ruleFunction(name: string, argument: Json, scope: FunctionScope): boolean | null {
  if (name !== 'Fn::Contains' && name !== 'Fn::EachMemberEquals' && name !== 'Fn::EachMemberIn') return null;
  const [list, value] = sides(name, argument, scope);
  const texts = list.map(comparable);
  if (name === 'Fn::EachMemberEquals') return texts.every((one) => one === comparable(value));
  if (name === 'Fn::Contains') return texts.includes(comparable(value));
  const allowed = isList(value) ? value.map(comparable) : [comparable(value)];
  return texts.every((one) => allowed.includes(one));
}

/**
 * Refuses values of parameters that a template's rules don't accept, before anything is made.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function checkRules(rules: Template['rules'], scope: FunctionScope): void {
  const holds = (value: Json): boolean =>
    evaluateCondition(value, scope, (name, argument) => ruleFunction(name, argument, scope));
  for (const [name, { condition, assertions }] of rules) {
    if (condition !== null && !holds(condition)) continue;
    const failed = assertions.find(({ assert }) => !holds(assert));
    if (failed)
      throw invalid(
        `Template error: rule ${name} is not met${failed.description === null ? '' : `: ${failed.description}`}`,
      );
  }
}
