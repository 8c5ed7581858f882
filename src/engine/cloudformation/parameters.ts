import { invalid, missing } from './fault.ts';
import { compilePattern } from './pattern.ts';
import { templateQuotas } from './quotas.ts';
import type { ResolvedParameter } from './resolved.ts';
import type { Template, TemplateParameter } from './template.ts';

const page = 'parameters-section-structure';

/** The type of the value that Parameter Store holds: `String` of `AWS::SSM::Parameter::Value<String>`. */
const held = (type: string): string => /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1] ?? type;

/** Whether a parameter's value is the name of a parameter in Parameter Store. */
export const isStored = ({ type }: TemplateParameter): boolean => type.startsWith('AWS::SSM::Parameter::');

const isList = (type: string): boolean =>
  held(type) === 'CommaDelimitedList' || held(type).startsWith('List<');
const isNumber = (type: string): boolean => type === 'Number' || type === 'List<Number>';

/** The texts of a list that was given as one text. */
const itemsOf = (text: string): readonly string[] =>
  text === '' ? [] : text.split(',').map((one) => one.trim());

/** A parameter's value as functions see it: a list for the types of lists. */
export function parameterValue({ type }: TemplateParameter, text: string): string | readonly string[] {
  return isList(type) ? itemsOf(text) : text;
}

/**
 * Checks the values given for a template's parameters, and puts defaults in the place of missing ones. Values of AWS's
 * own types (`AWS::EC2::Subnet::Id`) are taken as they are: those services aren't modelled. `stored` has the values that
 * Parameter Store holds under the names that are given.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function resolveParameters(
  { parameters }: Template,
  given: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, ResolvedParameter> {
  const unknown = [...given.keys()].filter((name) => !parameters.has(name));
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const without = [...parameters].filter(([name, one]) => (given.get(name) ?? one.default) === null);
  if (without.length > 0)
    throw invalid(`Parameters: [${without.map(([name]) => name).join(', ')}] must have values`);
  return new Map(
    [...parameters].map(([name, parameter]) => {
      const text = given.get(name) ?? parameter.default ?? '';
      check(name, parameter, text);
      const value = isStored(parameter) ? stored?.get(name) : text;
      if (value === undefined)
        throw missing(`parameters of the type ${parameter.type} (/Parameters/${name})`, page);
      return [name, { value: parameterValue(parameter, value), noEcho: parameter.noEcho }];
    }),
  );
}

function check(name: string, parameter: TemplateParameter, text: string): void {
  if (text.length > templateQuotas.parameterValue)
    throw invalid(
      `Parameter '${name}' value length exceeds maximum allowed length of ${String(templateQuotas.parameterValue)}`,
    );
  const items = isList(parameter.type) ? itemsOf(text) : [text];
  const fault = items.map((item) => faultOf(name, parameter, item)).find((one) => one !== null);
  if (!fault) return;
  throw invalid(
    parameter.constraintDescription === null
      ? `Parameter '${name}' ${fault}`
      : `Parameter '${name}' failed to satisfy constraint: ${parameter.constraintDescription}`,
  );
}

function faultOf(name: string, parameter: TemplateParameter, item: string): string | null {
  const { allowedValues, allowedPattern, minLength, maxLength, minValue, maxValue } = parameter;
  if (allowedValues && !allowedValues.includes(item)) return `must be one of AllowedValues`;
  if (isNumber(parameter.type)) {
    const value = Number(item);
    if (item.trim() === '' || !Number.isFinite(value)) return 'must be a number';
    if (minValue !== null && value < minValue) return `must be a number not less than ${String(minValue)}`;
    if (maxValue !== null && value > maxValue) return `must be a number not greater than ${String(maxValue)}`;
    return null;
  }
  if (minLength !== null && item.length < minLength)
    return `must contain at least ${String(minLength)} characters`;
  if (maxLength !== null && item.length > maxLength)
    return `must contain at most ${String(maxLength)} characters`;
  if (allowedPattern === null) return null;
  const matches = compilePattern(allowedPattern);
  if (!matches)
    throw missing(`the regular expression ${allowedPattern} (/Parameters/${name}/AllowedPattern)`, page);
  return matches(item) ? null : `must match pattern ${allowedPattern}`;
}
