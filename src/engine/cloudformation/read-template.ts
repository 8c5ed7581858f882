import type { Result } from '../call/call.ts';
import { answered, invalid, missing } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, member, wordOf } from './json.ts';
import { expandLoops } from './language-extensions.ts';
import { templateQuotas } from './quotas.ts';
import { checkReferences } from './references.ts';
import { expandServerless } from './serverless.ts';
import type {
  DeletionPolicy,
  Template,
  TemplateOutput,
  TemplateParameter,
  TemplatePath,
  TemplateResource,
  TemplateRule,
} from './template.ts';
import { readTemplateText } from './template-text.ts';

const format = (sentence: string) => invalid(`Template format error: ${sentence}`);

const sections: readonly string[] = [
  ...['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Mappings', 'Conditions', 'Rules'],
  ...['Transform', 'Resources', 'Outputs', 'Globals', 'Hooks'],
];

const languageExtensions = 'AWS::LanguageExtensions';
const serverless = 'AWS::Serverless-2016-10-31';

/**
 * Reads a template, carries its transforms out, and checks all that AWS checks before it knows a parameter's value.
 * Fails with AWS's ValidationError. `values` are the parameters' values as far as they are known: Fn::ForEach may go
 * through a list of them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function readTemplate(
  text: string,
  values: ReadonlyMap<string, string> = new Map(),
): Result<Template> {
  return answered(() => {
    const { value, placeOf } = readTemplateText(text);
    if (!isObject(value)) throw format('unsupported structure.');
    return templateOf(value, values, placeOf);
  });
}

function templateOf(
  written: JsonObject,
  values: ReadonlyMap<string, string>,
  placeOf: Template['placeOf'],
): Template {
  const unknown = Object.keys(written).filter((name) => !sections.includes(name));
  if (unknown.length > 0) throw invalid(`Invalid template property or properties [${unknown.join(', ')}]`);
  if (member(written, 'Hooks') !== undefined)
    throw missing('templates with Hooks (/Hooks)', 'template-anatomy');
  const version = member(written, 'AWSTemplateFormatVersion');
  if (version !== undefined && version !== '2010-09-09')
    throw format(`unsupported value for AWSTemplateFormatVersion. Supported values are: [2010-09-09]`);
  const transforms = transformsOf(member(written, 'Transform'));
  const parameters = mapOf(written, 'Parameters', 'Parameter', parameterOf);
  bounded('parameters', parameters.size, templateQuotas.parameters);
  let whole = written;
  if (transforms.includes(languageExtensions)) whole = expandLoops(whole, parameters, values);
  if (transforms.includes(serverless)) whole = expandServerless(whole);
  else if (member(written, 'Globals') !== undefined)
    throw invalid('Invalid template property or properties [Globals]');
  const description = textAt(whole, ['Description']);
  if ((description?.length ?? 0) > templateQuotas.description)
    throw format(`'Description' length is greater than ${String(templateQuotas.description)}.`);
  const resources = mapOf(whole, 'Resources', 'Resource', resourceOf);
  if (resources.size === 0) throw format('At least one Resources member must be defined.');
  bounded('resources', resources.size, templateQuotas.resources);
  const outputs = mapOf(whole, 'Outputs', 'Output', outputOf);
  bounded('outputs', outputs.size, templateQuotas.outputs);
  const twice = [...resources.keys()].find((name) => parameters.has(name));
  if (twice !== undefined) throw format(`Resource name and parameter name conflict: ${twice}`);
  const conditions = member(whole, 'Conditions');
  if (conditions !== undefined && !isObject(conditions)) throw format('Conditions must be a map.');
  const metadata = member(whole, 'Metadata');
  const template: Template = {
    description,
    transforms,
    metadata: isObject(metadata) ? metadata : null,
    parameters,
    mappings: mappingsOf(member(whole, 'Mappings')),
    rules: mapOf(whole, 'Rules', 'Rule', ruleOf),
    conditions: new Map(Object.entries(conditions ?? {})),
    resources,
    outputs,
    placeOf,
  };
  checkReferences(template);
  return template;
}

function bounded(things: string, count: number, most: number): void {
  if (count > most)
    throw format(`Number of ${things}, ${String(count)}, is greater than maximum allowed, ${String(most)}`);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html */
function transformsOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return (isList(value) ? value : [value]).map((one) => {
    if (one === languageExtensions || one === serverless) return one;
    const name = isObject(one) ? member(one, 'Name') : one;
    // A macro's code would run in the account, and AWS::Include fetches a file.
    throw missing(
      `the transform ${typeof name === 'string' ? name : 'of another form'} (/Transform)`,
      'template-macros',
    );
  });
}

/** Reads a section: a map by logical names, each made of letters and digits. */
function mapOf<T>(
  whole: JsonObject,
  section: string,
  kind: string,
  read: (name: string, value: Json, path: TemplatePath) => T,
): Map<string, T> {
  const value = member(whole, section);
  if (value === undefined) return new Map();
  if (!isObject(value)) throw format(`${section} must be a map.`);
  return new Map(
    Object.entries(value).map(([name, one]) => {
      if (name === 'Fn::Transform')
        throw missing(`the function ${name} (/${section})`, 'intrinsic-function-reference-transform');
      if (!/^[A-Za-z0-9]+$/.test(name) || name.length > templateQuotas.name)
        throw format(`${kind} name ${name} is non alphanumeric.`);
      return [name, read(name, one, [section, name])];
    }),
  );
}

const at = (path: TemplatePath) => `[/${path.join('/')}]`;

function textAt(value: Json, path: TemplatePath): string | null {
  const found = member(value, String(path.at(-1)));
  if (found === undefined) return null;
  if (typeof found === 'object') throw format(`${at(path)} must be a string`);
  return String(found);
}

const parameterTypes: readonly string[] = [
  'String',
  'Number',
  'List<Number>',
  'List<String>',
  'CommaDelimitedList',
];
const parameterMembers: readonly string[] = [
  ...[
    'Type',
    'Default',
    'NoEcho',
    'AllowedValues',
    'AllowedPattern',
    'MaxLength',
    'MinLength',
    'MaxValue',
    'MinValue',
  ],
  ...['Description', 'ConstraintDescription'],
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
function parameterOf(_name: string, value: Json, path: TemplatePath): TemplateParameter {
  if (!isObject(value)) throw format(`${at(path)} Every Parameters object must be a map.`);
  const unknown = Object.keys(value).find((one) => !parameterMembers.includes(one));
  if (unknown !== undefined) throw invalid(`Invalid template parameter property '${unknown}'`);
  const type = member(value, 'Type');
  if (typeof type !== 'string') throw format('Every Parameters object must contain a Type member.');
  if (!parameterTypes.includes(type) && !/^(List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9:<>]+$/.test(type))
    throw format(`Unrecognized parameter type: ${type}`);
  const text = (name: string) => textAt(value, [...path, name]);
  const number = (name: string): number | null => {
    const written = text(name);
    if (written === null) return null;
    if (written.trim() === '' || !Number.isFinite(Number(written)))
      throw format(`${at([...path, name])} must be a number.`);
    return Number(written);
  };
  const allowed = member(value, 'AllowedValues');
  if (allowed !== undefined && !isList(allowed)) throw format('AllowedValues must be a list.');
  const noEcho = member(value, 'NoEcho');
  return {
    type,
    description: text('Description'),
    default: text('Default'),
    allowedValues: allowed?.map(wordOf) ?? null,
    allowedPattern: text('AllowedPattern'),
    constraintDescription: text('ConstraintDescription'),
    minLength: number('MinLength'),
    maxLength: number('MaxLength'),
    minValue: number('MinValue'),
    maxValue: number('MaxValue'),
    noEcho: wordOf(noEcho).toLowerCase() === 'true',
  };
}

function mappingsOf(value: Json | undefined): JsonObject {
  if (value === undefined) return {};
  if (!isObject(value)) throw format('Mappings must be a map.');
  const entries = Object.entries(value);
  bounded('mappings', entries.length, templateQuotas.mappings);
  for (const [name, mapping] of entries) {
    if (!isObject(mapping)) throw format(`Every Mappings member ${name} must be a map`);
    bounded('mapping attributes', Object.keys(mapping).length, templateQuotas.mappingAttributes);
    for (const attributes of Object.values(mapping)) {
      if (!isObject(attributes)) throw format(`Every Mappings member ${name} must be a map`);
      if (Object.values(attributes).some(isObject))
        throw format('Every Mappings attribute must be a String or a List.');
    }
  }
  return value;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html */
function ruleOf(_name: string, value: Json, path: TemplatePath): TemplateRule {
  const assertions = member(value, 'Assertions');
  if (!isList(assertions) || assertions.length === 0)
    throw format(`${at([...path, 'Assertions'])} Assertions must be a list.`);
  return {
    condition: member(value, 'RuleCondition') ?? null,
    assertions: assertions.map((one, index) => {
      const place = [...path, 'Assertions', index];
      const assert = member(one, 'Assert');
      if (assert === undefined) throw format(`${at(place)} Every Assertions object must contain an Assert.`);
      return { assert, description: textAt(one, [...place, 'AssertDescription']) };
    }),
  };
}

const resourceMembers: readonly string[] = [
  ...['Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'],
  ...['CreationPolicy', 'UpdatePolicy'],
];
const policies: readonly string[] = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

function policyOf(value: Json | undefined, name: string, otherwise: DeletionPolicy): DeletionPolicy {
  if (value === undefined) return otherwise;
  // A function is allowed with AWS::LanguageExtensions alone.
  if (isObject(value)) throw missing(`a function as ${name}`, 'aws-attribute-deletionpolicy');
  if (typeof value !== 'string' || !policies.includes(value))
    throw format(`Unrecognized ${name} ${wordOf(value)} for resource`);
  return value as DeletionPolicy;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
function resourceOf(_name: string, value: Json, path: TemplatePath): TemplateResource {
  if (!isObject(value)) throw format(`${at(path)} Every Resources object must be a map.`);
  const unknown = Object.keys(value).find((one) => !resourceMembers.includes(one));
  if (unknown !== undefined) throw invalid(`Invalid template resource property '${unknown}'`);
  const type = member(value, 'Type');
  if (typeof type !== 'string' || type === '')
    throw format(`${at(path)} Every Resources object must contain a Type member.`);
  const properties = member(value, 'Properties') ?? {};
  if (!isObject(properties)) throw format(`${at([...path, 'Properties'])} Properties must be an object.`);
  const condition = member(value, 'Condition');
  if (condition !== undefined && typeof condition !== 'string')
    throw format('Every Condition member must be a string.');
  const depends = member(value, 'DependsOn') ?? [];
  const dependsOn = isList(depends) ? depends : [depends];
  if (!dependsOn.every((one) => typeof one === 'string'))
    throw format('DependsOn must be a string or a list of strings.');
  const metadata = member(value, 'Metadata');
  return {
    type,
    properties,
    dependsOn,
    condition: condition ?? null,
    deletionPolicy: policyOf(member(value, 'DeletionPolicy'), 'DeletionPolicy', 'Delete'),
    updateReplacePolicy: policyOf(member(value, 'UpdateReplacePolicy'), 'UpdateReplacePolicy', 'Delete'),
    metadata: isObject(metadata) ? metadata : null,
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html */
function outputOf(_name: string, value: Json, path: TemplatePath): TemplateOutput {
  const given = member(value, 'Value');
  if (given === undefined) throw format('Every Outputs member must contain a Value object');
  const condition = member(value, 'Condition');
  if (condition !== undefined && typeof condition !== 'string')
    throw format('Every Condition member must be a string.');
  const exported = member(value, 'Export');
  const exportName = member(exported, 'Name');
  if (exported !== undefined && exportName === undefined)
    throw format(
      `Output ${String(path.at(-1))} is malformed. The Name field of every Export member must be specified.`,
    );
  return {
    value: given,
    description: textAt(value, [...path, 'Description']),
    exportName: exportName ?? null,
    condition: condition ?? null,
  };
}
