import { invalid, missing } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, member, objectOf } from './json.ts';
import { parameterValue } from './parameters.ts';
import { functionOf, subParts } from './references.ts';
import type { TemplateParameter } from './template.ts';

/** Loops within each other. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html */
const deepestLoops = 5;
/** The most characters that a template's loops make; AWS holds what they make to the quotas of a written template. */
const mostMade = 1_000_000;

const page = 'intrinsic-function-reference-foreach';

interface Loops {
  /** The value of a list parameter; undefined for other names. */
  readonly list: (name: string) => readonly string[] | undefined;
  /** The value of another parameter; undefined for other names. */
  readonly text: (name: string) => string | undefined;
  /** Characters that the loops may still make. */
  left: number;
}

function spend(loops: Loops, length: number): void {
  loops.left -= length;
  if (loops.left < 0)
    throw invalid(`Template format error: Fn::ForEach makes more than ${String(mostMade)} characters`);
}

/** Identifiers of the loops around, with their present values. */
type Names = ReadonlyMap<string, string>;

/** Writes out every Fn::ForEach in resources, their properties, conditions and outputs. */
export function expandLoops(
  template: JsonObject,
  parameters: ReadonlyMap<string, TemplateParameter>,
  values: ReadonlyMap<string, string>,
): JsonObject {
  const valueOf = (name: string): string | readonly string[] | undefined => {
    const parameter = parameters.get(name);
    const text = values.get(name) ?? parameter?.default ?? null;
    return parameter && text !== null ? parameterValue(parameter, text) : undefined;
  };
  const loops: Loops = {
    list: (name) => {
      const value = valueOf(name);
      return typeof value === 'string' ? undefined : value;
    },
    text: (name) => {
      const value = valueOf(name);
      return typeof value === 'string' ? value : undefined;
    },
    left: mostMade + JSON.stringify(template).length,
  };
  return objectOf(
    Object.entries(template).map(([section, value]) => [
      section,
      ['Resources', 'Outputs', 'Conditions'].includes(section) ? expand(value, new Map(), loops, 0) : value,
    ]),
  );
}

function expand(value: Json, names: Names, loops: Loops, depth: number): Json {
  spend(loops, 1);
  if (typeof value === 'string') return filled(value, names, loops);
  if (isList(value)) return value.map((one) => expand(one, names, loops, depth));
  if (!isObject(value)) return value;
  const own = member(value, 'Ref');
  if (typeof own === 'string' && Object.keys(value).length === 1)
    return names.get(own) ?? { Ref: filled(own, names, loops) };
  const members = new Map<string, Json>();
  const add = (name: string, one: Json): void => {
    if (members.has(name)) throw invalid(`Template format error: duplicate key ${name}`);
    members.set(name, one);
  };
  for (const [name, one] of Object.entries(value)) {
    if (name.startsWith('Fn::ForEach::'))
      loop(name.slice('Fn::ForEach::'.length), one, names, loops, depth, add);
    else add(filled(name, names, loops), named(name, expand(one, names, loops, depth), loops));
  }
  return objectOf(members);
}

/**
 * Works out the logical id that Ref or Fn::GetAtt is given by a function, which the transform allows.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html
 */
function named(name: string, argument: Json, loops: Loops): Json {
  if (name === 'Ref') return textOf(argument, loops) ?? argument;
  if (name !== 'Fn::GetAtt' || !isList(argument)) return argument;
  const [logicalId = null, ...more] = argument;
  return [textOf(logicalId, loops) ?? logicalId, ...more];
}

/** Returns the text that Ref of a parameter, Fn::Sub or Fn::Join gives; undefined where that isn't known yet. */
function textOf(value: Json, loops: Loops): string | undefined {
  if (typeof value === 'string') return value;
  const { name, argument = null } = functionOf(value) ?? {};
  const joined = (parts: readonly (string | undefined)[], by: string): string | undefined => {
    if (parts.includes(undefined)) return undefined;
    const text = parts.join(by);
    spend(loops, text.length);
    return text;
  };
  if (name === 'Ref' && typeof argument === 'string') return loops.text(argument);
  if (name === 'Fn::Sub' && typeof argument === 'string')
    return joined(
      subParts(argument).map((part) => ('text' in part ? part.text : loops.text(part.variable))),
      '',
    );
  const [by, parts] = name === 'Fn::Join' && isList(argument) ? argument : [];
  if (typeof by !== 'string' || parts === undefined || !isList(parts)) return undefined;
  return joined(
    parts.map((part) => textOf(part, loops)),
    by,
  );
}

function loop(
  name: string,
  argument: Json,
  names: Names,
  loops: Loops,
  depth: number,
  add: (name: string, value: Json) => void,
): void {
  if (depth >= deepestLoops)
    throw invalid(
      `Template format error: Fn::ForEach loops are nested deeper than ${String(deepestLoops)} levels`,
    );
  const [identifier, collection, body] = isList(argument) && argument.length === 3 ? argument : [];
  if (typeof identifier !== 'string' || collection === undefined || !isObject(body))
    throw invalid(
      `Template error: Fn::ForEach::${name} requires a list of three elements: an identifier, a collection and a map`,
    );
  for (const item of itemsOf(collection, name, names, loops)) {
    const within = new Map([...names, [identifier, item]]);
    const made = expand(body, within, loops, depth + 1);
    for (const [key, one] of Object.entries(made as JsonObject)) add(key, one);
  }
}

function itemsOf(collection: Json, name: string, names: Names, loops: Loops): readonly string[] {
  const own = member(collection, 'Ref');
  const list: Json | undefined = typeof own === 'string' ? loops.list(own) : collection;
  if (!isList(list))
    throw missing(
      `a collection of Fn::ForEach::${name} other than a list of texts or a parameter with one`,
      page,
    );
  return list.map((item) => {
    const text = expand(item, names, loops, 0);
    if (text === null || typeof text === 'object')
      throw missing(`a collection of Fn::ForEach::${name} with functions in it`, page);
    return String(text);
  });
}

/** Puts the loops' values in place of `${Identifier}`, and without what isn't a letter or digit for `&{Identifier}`. */
function filled(text: string, names: Names, loops: Loops): string {
  let result = text;
  for (const [name, value] of text.includes('{') ? names : []) {
    // Counted before it is made: a text of a megabyte may name a value of four kilobytes everywhere.
    spend(loops, (result.split(`{${name}}`).length - 1) * value.length);
    result = result.replaceAll(`\${${name}}`, () => value);
    result = result.replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
  }
  spend(loops, result.length);
  return result;
}
