import type { ApiError } from '../../call/call.ts';
import { isStored, readTemplate } from '../../cloudformation/index.ts';
import type { Template } from '../../cloudformation/index.ts';
import type { NamedValue } from '../../entities/entities.ts';
import type { OperationContext, PermissionRequest } from '../operation.ts';
import { done } from '../operation.ts';
import { onParameter, withParameter } from '../ssm/parameter-rows.ts';
import { validationError } from './stack-rows.ts';

type Values = ReadonlyMap<string, string>;

/** Logical names of a template's parameters that name one in Parameter Store, each with that name. */
const namesIn = ({ parameters }: Template, given: Values): readonly NamedValue[] =>
  [...parameters]
    .filter(([, parameter]) => isStored(parameter))
    .map(([key, parameter]) => ({ key, value: given.get(key) ?? parameter.default ?? '' }));

/**
 * The permissions to read what a template takes from Parameter Store. The caller needs them, also where a service role
 * makes the resources.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export function onStored(text: string, given: Values, context: OperationContext): PermissionRequest[] {
  if (!text.includes('AWS::SSM::Parameter::')) return [];
  const template = readTemplate(text, given);
  if (!template.ok) return [];
  const names = namesIn(template.value, given).map(({ value }) => value);
  return [...new Set(names)].map((name) => onParameter('GetParameters', name, context));
}

/**
 * The values that Parameter Store holds now for a template's parameters, or why it hasn't all of them. One of the type
 * `AWS::SSM::Parameter::Name` stands for its name.
 */
export function storedValues(
  template: Template,
  given: Values,
  context: OperationContext,
): readonly NamedValue[] | ApiError {
  const missing: string[] = [];
  const values = namesIn(template, given).map(({ key, value: name }) => {
    const found = withParameter(context, name, ({ value }) => done(value));
    if (!found.ok) missing.push(name);
    const isName = template.parameters.get(key)?.type === 'AWS::SSM::Parameter::Name';
    return { key, value: found.ok && !isName ? found.value : name };
  });
  return missing.length
    ? validationError(
        `Unable to fetch parameters [${missing.join(',')}] from parameter store for this account.`,
      )
    : values;
}
