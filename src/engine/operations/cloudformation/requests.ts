import type { ApiError, Caller } from '../../call/call.ts';
import type { NamedValue, StackRow, StackSetting, StackSigner } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { ResolvedTemplate, Template } from '../../cloudformation/index.ts';
import {
  capabilitiesOf,
  checkResources,
  leftOutIn,
  readTemplate,
  resolveTemplate,
  needsBucket,
  templateQuotas,
} from '../../cloudformation/index.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { textOfBytes } from '../../tokens/base64.ts';
import { blobBytes } from '../blobs.ts';
import { passRole, serviceRefusal } from '../callers.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest } from '../operation.ts';
import { refuse, unknown } from '../operation.ts';
import { resourceAt } from '../resources.ts';
import { requestTags, tagsFrom } from '../shared/tags.ts';
import type { World } from '../../world/world.ts';
import { cannotAssume, cloudFormation } from './next-call.ts';
import { scopeFor } from './settings.ts';
import { findStack, isArn, onStack, templateIn, validationError } from './stack-rows.ts';
import { onStored, storedValues } from './stored-parameters.ts';

/** Tells what CreateStack, UpdateStack and CreateChangeSet have in common. */
type Deploying = Pick<
  InputOf<'cloudformation:UpdateStack'>,
  | 'StackName'
  | 'TemplateBody'
  | 'TemplateURL'
  | 'UsePreviousTemplate'
  | 'Parameters'
  | 'Capabilities'
  | 'ResourceTypes'
  | 'RoleARN'
  | 'RollbackConfiguration'
  | 'NotificationARNs'
  | 'Tags'
>;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const stackQuotas = {
  stacks: 2000,
  nameLength: 128,
} as const;

/** Tells what the API says of a member that it doesn't accept. */
const unfit = (value: string, member: string, constraint: string): ApiError =>
  validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );

const nameRule = /^[a-zA-Z][-a-zA-Z0-9]*$/;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export function checkName(name: string): ApiError | null {
  if (name.length > stackQuotas.nameLength)
    return unfit(name, 'stackName', `have length less than or equal to ${stackQuotas.nameLength}`);
  return nameRule.test(name)
    ? null
    : unfit(name, 'stackName', 'satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*');
}

/** The checks of a deployment's members that need no stack. What isn't modelled in a request is named. */
export function checkDeploying(input: Deploying): Failure | null {
  const body = input.TemplateBody ?? '';
  if (needsBucket(body)) {
    const most = `have length less than or equal to ${templateQuotas.body}`;
    return refuse(unfit(`${body.slice(0, 40)}…`, 'templateBody', most));
  }
  if (input.RollbackConfiguration?.RollbackTriggers?.length)
    return unknown({
      feature: 'rollback triggers',
      page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-rollback-triggers.html',
    });
  const reserved = input.Tags?.find(({ Key }) => /^aws:/i.test(Key));
  return refuse(reserved && validationError('aws: prefixed tag key names are not allowed for external use.'));
}

const bucketHost = /^https:\/\/([a-z0-9.-]+)\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com\/(.+)$/;
const pathStyle = /^https:\/\/s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com\/([a-z0-9.-]+)\/(.+)$/;

/** The ARN of the object that a template's address names; null for an address that isn't one of S3. */
function objectAt(url: string): string | null {
  const found = pathStyle.exec(url) ?? bucketHost.exec(url);
  if (!found) return null;
  const [, bucket = '', key = ''] = found;
  const [path = ''] = key.split('?');
  return `arn:aws:s3:::${bucket}/${path.replace(/%2F/gi, '/')}`;
}

/**
 * The permissions of a call that deploys: its own, reading the template where it is in a bucket, and giving the service
 * role to CloudFormation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
 */
export function permissionsFor(
  action: string,
  input: Partial<Deploying> & { readonly StackName: string },
  context: OperationContext,
  more: ContextKeys = [],
): PermissionRequest[] {
  const { RoleARN, TemplateURL, ResourceTypes, Tags = [] } = input;
  const keys: ContextKeys = [
    ...more,
    ...requestTags(tagsFrom(Tags)),
    ...(RoleARN === undefined ? [] : [['cloudformation:RoleArn', [RoleARN]] as const]),
    ...(TemplateURL === undefined ? [] : [['cloudformation:TemplateUrl', [TemplateURL]] as const]),
    ...(ResourceTypes === undefined ? [] : [['cloudformation:ResourceTypes', ResourceTypes] as const]),
  ];
  const [own] = onStack(action, context, input.StackName, keys);
  const object = TemplateURL === undefined ? null : objectAt(TemplateURL);
  return [
    ...(own ? [own] : []),
    ...(object === null ? [] : [{ action: 's3:GetObject', resource: object, label: object }]),
    ...(RoleARN === undefined || !isArn(RoleARN)
      ? []
      : [passRole(RoleARN, cloudFormation, own?.resource ?? '*')]),
    ...(deploys.includes(action) ? readingStored(input, context) : []),
  ];
}

/** The actions that need the values of all parameters. */
const deploys: readonly string[] = ['CreateStack', 'UpdateStack', 'CreateChangeSet'];

function readingStored(
  input: Partial<Deploying> & { readonly StackName: string },
  context: OperationContext,
): PermissionRequest[] {
  const stack = findStack(context, input.StackName) ?? null;
  const text = templateText(input, context, stack);
  const given = valuesOf(input, stack);
  if (!text.ok || 'code' in given) return [];
  return onStored(text.value, new Map(given.map(({ key, value }) => [key, value])), context);
}

type Text = { readonly ok: true; readonly value: string } | Failure;

/** The text of the template that a request gives, or the stack's own. */
export function templateText(
  {
    TemplateBody,
    TemplateURL,
    UsePreviousTemplate = false,
  }: Pick<Deploying, 'TemplateBody' | 'TemplateURL' | 'UsePreviousTemplate'>,
  { world }: Pick<OperationContext, 'world'>,
  stack: StackRow | null,
): Text {
  if (TemplateBody !== undefined && TemplateURL === undefined) return { ok: true, value: TemplateBody };
  if (TemplateURL !== undefined && TemplateBody === undefined) {
    const arn = objectAt(TemplateURL);
    if (arn === null) return refuse(validationError('TemplateURL must be a supported URL.'));
    const object = resourceAt(world, 'object', arn);
    if (object?.content === undefined)
      return refuse(validationError('S3 error: The specified key does not exist.'));
    const text = textOfBytes(blobBytes(object.content));
    return text === null
      ? refuse(validationError('Template format error: unsupported structure.'))
      : { ok: true, value: text };
  }
  const own = UsePreviousTemplate && stack ? templateIn(world, stack.id, stack.template) : undefined;
  if (own && TemplateBody === undefined) return { ok: true, value: own.body };
  return refuse(validationError('Either Template URL or Template Body must be specified.'));
}

/** A request's template with its values, all found good; nothing is changed yet. */
export interface Asked {
  readonly body: string;
  readonly template: Template;
  readonly resolved: ResolvedTemplate;
  /** Without the number of the template. */
  readonly setting: Omit<StackSetting, 'template'>;
}

type AskedResult = { readonly ok: true; readonly value: Asked } | Failure;

/** The values that a request gives to parameters, those that it takes from the stack among them. */
function valuesOf(
  { Parameters = [] }: Pick<Deploying, 'Parameters'>,
  stack: StackRow | null,
): readonly NamedValue[] | ApiError {
  const before = new Map(
    [...(stack?.parameters ?? []), ...(stack?.secrets ?? [])].map(({ key, value }) => [key, value]),
  );
  const values: NamedValue[] = [];
  for (const { ParameterKey = '', ParameterValue, UsePreviousValue = false } of Parameters) {
    if (UsePreviousValue && ParameterValue !== undefined)
      return validationError(
        `Invalid input for parameter key ${ParameterKey}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
      );
    const value = UsePreviousValue ? before.get(ParameterKey) : ParameterValue;
    if (value !== undefined) values.push({ key: ParameterKey, value });
    else if (UsePreviousValue && stack === null)
      return validationError(
        `Invalid input for parameter key ${ParameterKey}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
  }
  return values;
}

/**
 * Reads what a request wants to deploy, in the order in which AWS refuses: the template, its parameters, what isn't
 * modelled of it, capabilities, the service role.
 */
export function readRequest(
  input: Deploying,
  context: OperationContext,
  place: Pick<StackRow, 'account' | 'region' | 'name' | 'id'>,
  stack: StackRow | null,
): AskedResult {
  const { world } = context;
  const text = templateText(input, context, stack);
  if (!text.ok) return text;
  const given = valuesOf(input, stack);
  if ('code' in given) return refuse(given);
  const notifications = input.NotificationARNs ?? stack?.notifications ?? [];
  const values = new Map(given.map(({ key, value }) => [key, value]));
  const template = readTemplate(text.value, values);
  if (!template.ok) return template;
  const stored = storedValues(template.value, values, context);
  if ('code' in stored) return refuse(stored);
  const scope = scopeFor(world, place, { parameters: given, stored, notifications });
  const resolved = resolveTemplate(template.value, scope);
  if (!resolved.ok) return resolved;
  const missing = checkResources(resolved.value, leftOutIn(template.value));
  if (missing) return unknown(missing);
  const setting = {
    ...settingFor(input, given, template.value, stack),
    ...(stored.length > 0 && { stored }),
  };
  const refused =
    capabilitiesMissing(template.value, setting.capabilities) ??
    typesRefused(resolved.value, input) ??
    roleRefused(world, setting, place.id);
  if (refused) return refuse(refused);
  return {
    ok: true,
    value: { body: text.value, template: template.value, resolved: resolved.value, setting },
  };
}

/**
 * Tells what is deployed besides the template: a request's own values, else the stack's. Parameters have the template's
 * defaults where nothing else is given.
 */
function settingFor(
  input: Deploying,
  given: readonly NamedValue[],
  { parameters }: Template,
  stack: StackRow | null,
): Asked['setting'] {
  const roleArn = input.RoleARN ?? stack?.roleArn;
  const isSecret = ({ key }: NamedValue): boolean => parameters.get(key)?.noEcho === true;
  const values = new Map(given.map(({ key, value }) => [key, value]));
  const all = [...parameters].flatMap(([key, one]) => {
    const value = values.get(key) ?? one.default;
    return value === null ? [] : [{ key, value }];
  });
  const secrets = all.filter(isSecret);
  return {
    parameters: all.filter((one) => !isSecret(one)),
    ...(secrets.length > 0 && { secrets }),
    capabilities: input.Capabilities ?? [],
    tags: input.Tags ? tagsFrom(input.Tags) : (stack?.tags ?? []),
    notifications: input.NotificationARNs ?? stack?.notifications ?? [],
    ...(roleArn !== undefined && { roleArn }),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
const roleRefused = (world: World, { roleArn }: Asked['setting'], stackId: string): ApiError | null =>
  roleArn !== undefined && serviceRefusal(world, cloudFormation, roleArn, stackId)
    ? validationError(cannotAssume(roleArn))
    : null;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html#using-iam-capabilities */
function capabilitiesMissing(template: Template, given: readonly string[]): ApiError | null {
  const needed = capabilitiesOf(template).capabilities;
  const has = (one: string): boolean =>
    given.includes(one) || (one === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'));
  const missing = needed.filter((one) => !has(one));
  return missing.length
    ? serviceError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`)
    : null;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (ResourceTypes) */
function typesRefused({ resources }: ResolvedTemplate, { ResourceTypes }: Deploying): ApiError | null {
  if (!ResourceTypes) return null;
  const allowed = (type: string): boolean =>
    ResourceTypes.some((one) => one === type || (one.endsWith('*') && type.startsWith(one.slice(0, -1))));
  const other = [...resources.values()].find(({ type }) => !allowed(type));
  return other
    ? validationError(
        `Resource type ${other.type} is not allowed by parameter ResourceTypes [${ResourceTypes.join(', ')}]`,
      )
    : null;
}

/** The identity in whose name a stack's calls are made. */
export function signerOf({ type, accessKeyId, account, principalId, arn }: Caller): StackSigner {
  if (accessKeyId !== null) return { type: 'key', accessKeyId };
  if (type === 'service') return { type: 'service', service: arn };
  if (type === 'account') return { type: 'account', arn };
  return { type: 'console', id: principalId ?? account };
}
