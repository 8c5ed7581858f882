import type { Template } from '../../cloudformation/index.ts';
import { capabilitiesOf, readTemplate } from '../../cloudformation/index.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable, PermissionRequest, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { on } from '../resources.ts';
import { checkDeploying, permissionsFor, templateText } from './requests.ts';
import { settingOf } from './settings.ts';
import {
  changeSetsOf,
  findStack,
  isArn,
  onStack,
  templateIn,
  validationError,
  withStack,
} from './stack-rows.ts';
import { serviceError } from '../../errors.ts';

type Capabilities = NonNullable<OutputOf<'cloudformation:ValidateTemplate'>['Capabilities']>;

/** Tells what a caller must acknowledge of a template, as answers tell it. */
function needed(template: Template): {
  readonly Capabilities?: Capabilities;
  readonly CapabilitiesReason?: string;
} {
  const { capabilities, reason } = capabilitiesOf(template);
  return capabilities.length
    ? { Capabilities: capabilities, ...(reason !== null && { CapabilitiesReason: reason }) }
    : {};
}

const transformsOut = ({ transforms }: Template) =>
  transforms.length ? { DeclaredTransforms: transforms } : {};

const described = ({ description }: Template) => (description === null ? {} : { Description: description });

/** The permission to look at a template which isn't a stack's yet. */
function onTemplate(
  action: string,
  input: InputOf<'cloudformation:ValidateTemplate'>,
  context: OperationContext,
): PermissionRequest[] {
  const [, ...more] = permissionsFor(action, { StackName: '*', ...input }, context);
  return [on(`cloudformation:${action}`, '*'), ...more];
}

function summaryOf(template: Template, text: string): OutputOf<'cloudformation:GetTemplateSummary'> {
  const resources = [...template.resources];
  return {
    Parameters: [...template.parameters].map(([name, one]) => ({
      ParameterKey: name,
      ...(one.default !== null && { DefaultValue: one.default }),
      ParameterType: one.type,
      NoEcho: one.noEcho,
      ...(one.description !== null && { Description: one.description }),
      ParameterConstraints: one.allowedValues ? { AllowedValues: one.allowedValues } : {},
    })),
    ...described(template),
    ...needed(template),
    ResourceTypes: [...new Set(resources.map(([, { type }]) => type))],
    ...(text.includes('AWSTemplateFormatVersion') && { Version: '2010-09-09' }),
    ...(template.metadata && { Metadata: JSON.stringify(template.metadata) }),
    ...transformsOut(template),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html */
export const templates: Pick<
  OperationTable,
  'cloudformation:GetTemplate' | 'cloudformation:GetTemplateSummary' | 'cloudformation:ValidateTemplate'
> = {
  'cloudformation:GetTemplate': {
    check: ({ StackName, ChangeSetName }) =>
      refuse(
        StackName === undefined &&
          !(ChangeSetName !== undefined && isArn(ChangeSetName)) &&
          validationError('Either StackName or ChangeSetName as an ARN must be specified.'),
      ),
    authorize: (input, context) => onStack('GetTemplate', context, stackOf(input, context)),
    run: (input, context) =>
      withStack(
        context,
        stackOf(input, context),
        (stack): RunResult<OutputOf<'cloudformation:GetTemplate'>> => {
          const { ChangeSetName: name } = input;
          const changeSet = changeSetsOf(context.world, stack.id).find(
            (one) => one.name === name || one.id === name,
          );
          if (name !== undefined && !changeSet)
            return refuse(serviceError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404));
          const body = templateIn(context.world, stack.id, changeSet?.template ?? stack.template)?.body;
          // A stack in review has no template: https://github.com/cdklabs/awscdk-v1-stack-finder/issues/273
          if (body === undefined) return done({ StagesAvailable: [] });
          const isProcessed = input.TemplateStage === 'Processed' && !changeSet;
          if (isProcessed && settingOf(context.world, stack).template.transforms.length > 0)
            return unknown({
              feature: 'templates after their transforms',
              page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html',
            });
          return done({ TemplateBody: body, StagesAvailable: ['Original', 'Processed'] });
        },
      ),
    ledger: ['cloudformation-words', 'cloudformation-processed'],
  },

  'cloudformation:GetTemplateSummary': {
    check: (input) =>
      input.StackSetName === undefined
        ? checkDeploying({ StackName: '', ...input })
        : unknown({
            feature: 'stack sets',
            page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/what-is-cfnstacksets.html',
          }),
    authorize: (input, context) =>
      input.StackName === undefined
        ? onTemplate('GetTemplateSummary', input, context)
        : onStack('GetTemplateSummary', context, input.StackName),
    run(input, context) {
      const { StackName } = input;
      const stack = StackName === undefined ? null : findStack(context, StackName);
      if (stack === undefined) return refuse(validationError(`Stack with id ${StackName} does not exist`));
      const text = templateText({ ...input, UsePreviousTemplate: stack !== null }, context, stack);
      if (!text.ok) return text;
      const template = readTemplate(text.value);
      return template.ok ? done(summaryOf(template.value, text.value)) : template;
    },
    ledger: ['cloudformation-summary', 'cloudformation-stack-sets'],
  },

  'cloudformation:ValidateTemplate': {
    check: (input) => checkDeploying({ StackName: '', ...input }),
    authorize: (input, context) => onTemplate('ValidateTemplate', input, context),
    run(input, context) {
      const text = templateText(input, context, null);
      if (!text.ok) return text;
      const template = readTemplate(text.value);
      if (!template.ok) return template;
      return done({
        Parameters: [...template.value.parameters].map(([name, one]) => ({
          ParameterKey: name,
          ...(one.default !== null && { DefaultValue: one.default }),
          NoEcho: one.noEcho,
          ...(one.description !== null && { Description: one.description }),
        })),
        ...described(template.value),
        ...needed(template.value),
        ...transformsOut(template.value),
      });
    },
  },
};

/** The stack that a request names, or its change set's. */
function stackOf(
  { StackName, ChangeSetName = '' }: InputOf<'cloudformation:GetTemplate'>,
  { world }: OperationContext,
): string {
  if (StackName !== undefined) return StackName;
  const row = world.tables.stacks.get(ChangeSetName);
  return row?.kind === 'changeSet' ? row.stackId : '*';
}
