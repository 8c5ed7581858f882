import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '../tokens/base64.ts';
import { invalid, missing } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, member, objectOf, wordOf } from './json.ts';
import { attributeOf, functionOf, subArguments, subParts } from './references.ts';
import type { PhysicalResource } from './types/resource-type.ts';

/** All that a template's functions read. */
export interface FunctionScope {
  /** A parameter's or pseudo parameter's value; undefined for other names. */
  readonly parameter: (name: string) => string | readonly string[] | undefined;
  readonly condition: (name: string) => boolean;
  readonly mappings: JsonObject;
  readonly exportOf: (name: string) => string | null;
  /** A resource that is made, or null while it isn't. Fails for one that isn't in the stack. */
  readonly made: (logicalId: string) => PhysicalResource | null;
  /** Whether Fn::Length and Fn::ToJsonString may be called. */
  readonly extended: boolean;
  /** Characters that the functions may still put out. */
  readonly budget: { left: number };
}

/** Stands for a value that `AWS::NoValue` takes away. */
const noValue = Symbol('AWS::NoValue');
type Value = Json | typeof noValue;

/**
 * The most that a template's functions put out, in characters: a few lines of Fn::Sub could stand for gigabytes. AWS
 * holds a processed template to the size of a written one, 1 MB; what is counted here are intermediate values, too.
 */
export const functionBudget = 4_000_000;

/**
 * Evaluates the functions in a value. What needs a resource that isn't made yet stays a function, with all else in it
 * evaluated. `AWS::NoValue` takes the member or item away in which it stands.
 */
export function evaluate(value: Json, scope: FunctionScope): Json {
  const result = valueOf(value, scope);
  // Nothing around it is left to lose it.
  return result === noValue ? {} : result;
}

function valueOf(value: Json, scope: FunctionScope): Value {
  if (typeof value === 'string') {
    if (value.includes('{{resolve:'))
      throw missing(
        `dynamic references such as ${value.slice(value.indexOf('{{resolve:')).slice(0, 60)}`,
        'dynamic-references',
      );
    return value;
  }
  if (isList(value)) return value.map((one) => valueOf(one, scope)).filter((one) => one !== noValue);
  if (!isObject(value)) return value;
  const called = functionOf(value);
  if (called) return call(called.name, called.argument, scope);
  const members: [string, Json][] = [];
  for (const [name, one] of Object.entries(value)) {
    const result = valueOf(one, scope);
    if (result !== noValue) members.push([name, result]);
  }
  return objectOf(members);
}

/** Whether a value still holds a function: it waits for a resource. */
export function isPending(value: Json): boolean {
  if (functionOf(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => isPending(one));
}

function spend(scope: FunctionScope, length: number): void {
  scope.budget.left -= length;
  if (scope.budget.left < 0)
    throw invalid(`Template format error: its functions give more than ${String(functionBudget)} characters`);
}

function given(scope: FunctionScope, value: string | readonly string[]): string | readonly string[] {
  spend(
    scope,
    typeof value === 'string' ? value.length : value.reduce((sum, one) => sum + one.length + 1, 0),
  );
  return value;
}

type Call = (argument: Json, scope: FunctionScope) => Value;

const supported: readonly string[] = [
  ...['Fn::Base64', 'Fn::GetAtt', 'Fn::GetAZs', 'Fn::ImportValue', 'Fn::Join', 'Fn::Split', 'Fn::FindInMap'],
  ...[
    'Fn::Select',
    'Ref',
    'Fn::Equals',
    'Fn::If',
    'Fn::Not',
    'Condition',
    'Fn::And',
    'Fn::Or',
    'Fn::Contains',
  ],
  ...[
    'Fn::EachMemberEquals',
    'Fn::EachMemberIn',
    'Fn::ValueOf',
    'Fn::ValueOfAll',
    'Fn::RefAll',
    'Fn::Sub',
    'Fn::Cidr',
  ],
];

function call(name: string, argument: Json, scope: FunctionScope): Value {
  const known = functions.get(name);
  if (known) return known(argument, scope);
  const isExtended = extensions.get(name);
  if (isExtended && scope.extended) return isExtended(argument, scope);
  if (name === 'Fn::Cidr' || name === 'Fn::GetAZs')
    throw missing(
      `the function ${name}`,
      `intrinsic-function-reference-${name === 'Fn::Cidr' ? 'cidr' : 'getavailabilityzones'}`,
    );
  if (/^Fn::(?:RefAll|ValueOf|ValueOfAll)$/.test(name))
    throw missing(`the function ${name}`, 'intrinsic-function-reference-rules');
  if (name === 'Fn::Transform')
    throw missing('the function Fn::Transform', 'intrinsic-function-reference-transform');
  throw invalid(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${supported.join(', ')}]`,
  );
}

const textOf = (value: Json): string | null =>
  value === null || typeof value === 'object' ? null : String(value);

/** A list's items, evaluated; null if the list itself is still to come. */
function itemsOf(argument: Json, scope: FunctionScope, fault: string): readonly Json[] | null {
  const value = evaluate(argument, scope);
  if (isList(value)) return value;
  if (functionOf(value)) return null;
  throw invalid(fault);
}

const joinFault =
  'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.';
const splitFault =
  'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.';
const selectFault =
  'Template error: Fn::Select requires a list argument with two elements: an integer index and a list';
const mapFault =
  'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value';
const ifFault = 'Template error: Fn::If requires a list argument with the first parameter being a condition';

const ref: Call = (argument, scope) => {
  if (typeof argument !== 'string')
    throw invalid('Template format error: Every Ref object must have a single String value.');
  if (argument === 'AWS::NoValue') return noValue;
  const value = scope.parameter(argument);
  if (value !== undefined) return given(scope, value);
  const made = scope.made(argument);
  return made ? given(scope, made.physicalId) : { Ref: argument };
};

const getAtt: Call = (argument, scope) => {
  const { logicalId, attribute } = attributeOf(argument);
  const name = typeof attribute === 'string' ? attribute : textOf(evaluate(attribute, scope));
  if (name === null)
    throw missing(
      'an attribute name that a resource gives (Fn::GetAtt)',
      'intrinsic-function-reference-getatt',
    );
  const made = scope.made(logicalId);
  if (!made) return { 'Fn::GetAtt': [logicalId, name] };
  const value = member(made.attributes, name);
  if (value !== undefined) return value;
  if (made.standsIn) return (name.endsWith('Arn') && member(made.attributes, 'Arn')) || made.physicalId;
  throw missing(`the attribute ${name} of ${logicalId}`, 'intrinsic-function-reference-getatt');
};

/** Joins texts, those that are still to come among them. */
function joined(delimiter: string, items: readonly Json[], scope: FunctionScope): Json {
  const texts = items.map(textOf);
  if (items.some((item, index) => texts[index] === null && !functionOf(item))) throw invalid(joinFault);
  if (texts.includes(null))
    return { 'Fn::Join': [delimiter, items.map((item, index) => texts[index] ?? item)] };
  spend(
    scope,
    texts.reduce((sum, text) => sum + (text?.length ?? 0) + delimiter.length, 0),
  );
  return texts.join(delimiter);
}

const functions: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  [
    'Fn::Sub',
    (argument, scope) => {
      const { text, own } = subArguments(argument);
      const items = subParts(text).map((part): Json => {
        if ('text' in part) return part.text;
        const { variable } = part;
        const value = member(own, variable);
        if (value !== undefined) return evaluate(value, scope);
        const dot = variable.includes('::') ? -1 : variable.indexOf('.');
        const result =
          dot < 0 ? ref(variable, scope) : getAtt([variable.slice(0, dot), variable.slice(dot + 1)], scope);
        return result === noValue ? '' : isList(result) ? result.map(String).join(',') : result;
      });
      return joined('', items, scope);
    },
  ],
  [
    'Fn::Join',
    (argument, scope) => {
      const [delimiter, list] = isList(argument) && argument.length === 2 ? argument : [];
      if (typeof delimiter !== 'string' || list === undefined) throw invalid(joinFault);
      const items = itemsOf(list, scope, joinFault);
      return items ? joined(delimiter, items, scope) : { 'Fn::Join': [delimiter, evaluate(list, scope)] };
    },
  ],
  [
    'Fn::Split',
    (argument, scope) => {
      const [delimiter, source] = isList(argument) && argument.length === 2 ? argument : [];
      if (typeof delimiter !== 'string' || delimiter === '' || source === undefined)
        throw invalid(splitFault);
      const value = evaluate(source, scope);
      const text = textOf(value);
      if (text !== null) {
        spend(scope, text.length);
        return text.split(delimiter);
      }
      if (functionOf(value)) return { 'Fn::Split': [delimiter, value] };
      throw invalid(splitFault);
    },
  ],
  [
    'Fn::Select',
    (argument, scope) => {
      const [place, list] = isList(argument) && argument.length === 2 ? argument : [];
      if (place === undefined || list === undefined) throw invalid(selectFault);
      const index = evaluate(place, scope);
      const items = itemsOf(list, scope, selectFault);
      if (isPending(index) || !items) return { 'Fn::Select': [index, items ?? evaluate(list, scope)] };
      const at = textOf(index);
      if (at === null || !/^\d{1,6}$/.test(at)) throw invalid(selectFault);
      const item = items[Number(at)];
      if (item === undefined)
        throw invalid(`Template error: Fn::Select cannot select nonexistent value at index ${at}`);
      return item;
    },
  ],
  [
    'Fn::If',
    (argument, scope) => {
      const [name, yes, no] = isList(argument) && argument.length === 3 ? argument : [];
      if (typeof name !== 'string' || yes === undefined || no === undefined) throw invalid(ifFault);
      return valueOf(scope.condition(name) ? yes : no, scope);
    },
  ],
  [
    'Fn::FindInMap',
    (argument, scope) => {
      if (!isList(argument) || argument.length < 3 || argument.length > 4) throw invalid(mapFault);
      const [map, first, second] = argument.slice(0, 3).map((one) => textOf(evaluate(one, scope)));
      if (typeof map !== 'string' || typeof first !== 'string' || typeof second !== 'string')
        throw invalid(mapFault);
      const mapping = member(scope.mappings, map);
      const otherwise = scope.extended ? member(argument[3], 'DefaultValue') : undefined;
      const found = member(member(mapping, first), second) ?? otherwise;
      if (found !== undefined) {
        const value = evaluate(found, scope);
        spend(scope, wordOf(value).length);
        return value;
      }
      throw invalid(
        mapping === undefined
          ? `Template error: Mapping named '${map}' is not present in the 'Mappings' section of template.`
          : `Template error: Unable to get mapping for ${map}::${first}::${second}`,
      );
    },
  ],
  [
    'Fn::Base64',
    (argument, scope) => {
      const value = evaluate(argument, scope);
      const text = textOf(value);
      if (text !== null) return given(scope, toBase64(utf8ToBytes(text)));
      if (functionOf(value)) return { 'Fn::Base64': value };
      throw invalid('Template error: every Fn::Base64 object must have a String-typed value.');
    },
  ],
  [
    'Fn::ImportValue',
    (argument, scope) => {
      const name = textOf(evaluate(argument, scope));
      if (name === null)
        throw invalid(
          'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
        );
      const value = scope.exportOf(name);
      if (value === null) throw invalid(`No export named ${name} found.`);
      return given(scope, value);
    },
  ],
]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html */
const extensions: ReadonlyMap<string, Call> = new Map<string, Call>([
  [
    'Fn::Length',
    (argument, scope) => {
      const items = itemsOf(argument, scope, 'Template error: Fn::Length requires a list argument');
      return items ? items.length : { 'Fn::Length': evaluate(argument, scope) };
    },
  ],
  [
    'Fn::ToJsonString',
    (argument, scope) => {
      const value = evaluate(argument, scope);
      return isPending(value) ? { 'Fn::ToJsonString': value } : given(scope, JSON.stringify(value));
    },
  ],
]);

/** Decides functions that only rules know; null for all others. */
type MoreConditions = (name: string, argument: Json) => boolean | null;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
export function evaluateCondition(
  value: Json,
  scope: FunctionScope,
  more: MoreConditions = () => null,
): boolean {
  const several = (argument: Json, name: string): readonly boolean[] => {
    if (!isList(argument) || argument.length < 2 || argument.length > 10)
      throw invalid(
        `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
      );
    return argument.map((one) => evaluateCondition(one, scope, more));
  };
  const named = isObject(value) && Object.keys(value).length === 1 ? member(value, 'Condition') : undefined;
  if (typeof named === 'string') return scope.condition(named);
  const called = functionOf(value);
  switch (called?.name) {
    case 'Fn::Equals': {
      if (!isList(called.argument) || called.argument.length !== 2)
        throw invalid('Template error: every Fn::Equals object requires a list of 2 string parameters.');
      const [one, other] = called.argument.map((side) => comparable(evaluate(side, scope)));
      return one === other;
    }
    case 'Fn::Not': {
      const [one, ...others] = isList(called.argument) ? called.argument : [];
      if (one === undefined || others.length > 0)
        throw invalid(
          'Template error: every Fn::Not object requires a list with exactly 1 boolean parameter.',
        );
      return !evaluateCondition(one, scope, more);
    }
    case 'Fn::And':
      return several(called.argument, 'Fn::And').every(Boolean);
    case 'Fn::Or':
      return several(called.argument, 'Fn::Or').some(Boolean);
    default: {
      const holds = called && more(called.name, called.argument);
      if (holds !== null) return holds;
      throw invalid(
        'Template format error: Conditions can only be boolean operations on parameters and other conditions',
      );
    }
  }
}

export const comparable = (value: Json): string =>
  isList(value) ? JSON.stringify(value.map(comparable)) : (textOf(value) ?? JSON.stringify(value));
