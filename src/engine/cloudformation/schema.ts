import type { Result } from '../call/call.ts';
import schemas from './data/schemas.json' with { type: 'json' };
import { answered, invalid } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, member, objectOf, wordOf } from './json.ts';

/** A type's schema as `scripts/trim-cloudformation.mjs` keeps it; it says how a property reads. */
interface Schema {
  readonly properties: Readonly<Record<string, string>>;
  /** Names that Fn::GetAtt takes. */
  readonly attributes: readonly string[];
  /** The properties and attributes that make the primary identifier. */
  readonly identifier: readonly string[];
  /** The property that holds its tags, which take on the stack's. */
  readonly tags?: string;
  readonly nested?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const known: ReadonlyMap<string, Schema> = new Map(
  Object.entries(schemas as Readonly<Record<string, Schema>>),
);

/** The names that Fn::GetAtt takes of a type's resources; null for a type whose schema isn't here. */
export const attributesOf = (type: string): readonly string[] | null => known.get(type)?.attributes ?? null;

/** The property that holds a type's tags; null if its resources have none. */
export const tagPropertyOf = (type: string): string | null => known.get(type)?.tags ?? null;

/** The names of a type's properties; null for a type whose schema isn't here. */
export function propertiesOf(type: string): readonly string[] | null {
  const schema = known.get(type);
  return schema ? Object.keys(schema.properties) : null;
}

/** The effect on a resource if a property changes. */
type Replacement = 'Never' | 'Conditionally' | 'Always';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html */
export function replacementFor(type: string, property: string): Replacement {
  const properties = known.get(type)?.properties ?? {};
  const words = (Object.hasOwn(properties, property) ? properties[property]! : '').split(' ');
  if (words.includes('replaces')) return 'Always';
  return words.includes('mayReplace') ? 'Conditionally' : 'Never';
}

/** Properties that differ, and whether the resource can stay: `before` and `after` hold no functions. */
export function compareProperties(
  type: string,
  before: JsonObject,
  after: JsonObject,
): { readonly changed: readonly string[]; readonly replaces: boolean } {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => !sameJson(member(before, name), member(after, name)));
  return { changed, replaces: changed.some((name) => replacementFor(type, name) === 'Always') };
}

/** Whether two values are the same, whatever the order of their members. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((item, i) => sameJson(item, other[i]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]))
  );
}

/**
 * Checks a resource's properties against its type's schema, and gives them their types: CloudFormation takes `"3600"`
 * for 3600 and 1 for `"1"`. Fails as the resource fails on AWS.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export function checkProperties(type: string, logicalId: string, properties: JsonObject): Result<JsonObject> {
  return answered(() => {
    const schema = known.get(type);
    if (!schema) return properties;
    const faults: string[] = [];
    const typed = typedObject(properties, schema.properties, { schema, faults }, '#');
    if (faults.length === 0) return typed;
    throw invalid(
      `Properties validation failed for resource ${logicalId} with message:\n${faults.join('\n')}`,
    );
  });
}

interface Check {
  readonly schema: Schema;
  readonly faults: string[];
}

function typedObject(
  value: JsonObject,
  properties: Readonly<Record<string, string>>,
  check: Check,
  place: string,
): JsonObject {
  for (const [name, text] of Object.entries(properties))
    if (text.includes(' required') && !Object.hasOwn(value, name))
      check.faults.push(`${place}: required key [${name}] not found`);
  return objectOf(
    Object.entries(value).map(([name, one]) => {
      const [text = ''] = Object.hasOwn(properties, name) ? properties[name]!.split(' ') : [];
      if (text === '') {
        check.faults.push(`${place}: extraneous key [${name}] is not permitted`);
        return [name, one];
      }
      return [name, typed(one, text, check, `${place}/${name}`)];
    }),
  );
}

const called: Readonly<Record<string, string>> = { integer: 'Integer', number: 'Number', boolean: 'Boolean' };

function nameOfType(value: Json): string {
  if (isList(value)) return 'JSONArray';
  if (isObject(value)) return 'JSONObject';
  return typeof value === 'number' ? 'Number' : typeof value === 'boolean' ? 'Boolean' : 'String';
}

function typed(value: Json, type: string, check: Check, place: string): Json {
  const wrong = (expected: string): Json => {
    check.faults.push(`${place}: expected type: ${expected}, found: ${nameOfType(value)}`);
    return value;
  };
  const choices = choicesOf(type);
  if (choices.length > 1) {
    const fitting = choices.find((choice) => fits(value, choice)) ?? choices[0]!;
    return typed(value, fitting, check, place);
  }
  if (type.startsWith('['))
    return isList(value)
      ? value.map((one, index) => typed(one, type.slice(1, -1), check, `${place}/${String(index)}`))
      : wrong('JSONArray');
  if (type.startsWith('{'))
    return isObject(value)
      ? objectOf(
          Object.entries(value).map(([name, one]) => [
            name,
            typed(one, type.slice(1, -1), check, `${place}/${name}`),
          ]),
        )
      : wrong('JSONObject');
  if (type.startsWith('#') || type === 'tag') {
    const nested = type === 'tag' ? tagProperties : (check.schema.nested?.[type.slice(1)] ?? {});
    return isObject(value) ? typedObject(value, nested, check, place) : wrong('JSONObject');
  }
  return type === 'json' ? value : typedScalar(value, type, wrong);
}

/** The types between which a value may choose; within lists and maps there is no choice. */
function choicesOf(type: string): readonly string[] {
  return type.split(/\|(?![^[{]*[\]}])/);
}

const tagProperties = { Key: 'string required', Value: 'string required' };

function typedScalar(value: Json, type: string, wrong: (expected: string) => Json): Json {
  if (type === 'string') return value === null || typeof value === 'object' ? wrong('String') : String(value);
  if (type === 'boolean') {
    const text = wordOf(value).toLowerCase();
    if (typeof value === 'boolean') return value;
    return text === 'true' || text === 'false' ? text === 'true' : wrong('Boolean');
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const isFitting =
    typeof number === 'number' &&
    (type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number));
  return isFitting ? number : wrong(called[type] ?? type);
}

function fits(value: Json, type: string): boolean {
  if (type === 'json') return isObject(value);
  if (type.startsWith('[')) return isList(value);
  if (type.startsWith('#') || type.startsWith('{')) return isObject(value);
  return value === null || typeof value !== 'object';
}
