import type { ServiceName } from '../../model/operation-types.ts';
import type { Json, JsonObject } from '../json.ts';
import { isList, isObject, member, objectOf, wordOf } from '../json.ts';
import { sameJson } from '../schema.ts';
import type {
  PhysicalResource,
  PropertyTreatment,
  ResourceCall,
  ResourceRequest,
  ResourceStep,
} from './resource-type.ts';

type Optional = Readonly<Record<string, Json | undefined>>;

/** An object without the members that have no value. */
export function given(members: Optional): JsonObject {
  return objectOf(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The named properties as they are: those of the API have the same names. */
export function picked(properties: JsonObject, names: readonly string[]): JsonObject {
  return given(Object.fromEntries(names.map((name) => [name, member(properties, name)])));
}

/** A step whose call is known. */
export function step(
  service: ServiceName,
  operation: string,
  input: Optional,
  more: Pick<ResourceCall, 'tolerates' | 'learns'> = {},
): ResourceStep {
  return () => ({ service, operation, input: given(input), ...more });
}

/** A step that makes the resource and learns from the answer what it is. */
export function making(
  service: ServiceName,
  operation: string,
  input: Optional,
  learns: (output: Json) => PhysicalResource,
): ResourceStep {
  return step(service, operation, input, { learns });
}

/** A step that removes something; it may be gone already. */
export function removing(
  service: ServiceName,
  operation: string,
  input: Optional,
  gone: readonly string[],
): ResourceStep {
  return step(service, operation, input, { tolerates: gone });
}

/** Reads a value deep in an answer: `at(output, 'Roots', '0', 'Id')`. */
export function at(output: Json, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isList(value) ? value[Number(name)] : member(value, name)),
    output,
  );
}

export const textAt = (output: Json, ...path: readonly string[]): string => wordOf(at(output, ...path));

export function textOf(properties: JsonObject, name: string): string | undefined {
  const value = member(properties, name);
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

export function listOf(properties: JsonObject, name: string): readonly Json[] {
  const value = member(properties, name);
  return isList(value) ? value : [];
}

export const textsOf = (properties: JsonObject, name: string): readonly string[] =>
  listOf(properties, name).map(wordOf);

/** A policy document as the API takes it: JSON text. */
export function documentText(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Items that are only in the one list, and those that are only in the other. */
export function differing<T extends Json>(
  before: readonly T[],
  after: readonly T[],
): { readonly gone: readonly T[]; readonly added: readonly T[] } {
  return {
    gone: before.filter((item) => !after.some((other) => sameJson(item, other))),
    added: after.filter((item) => !before.some((other) => sameJson(item, other))),
  };
}

/** Whether one of these properties changes. */
export function changes(before: JsonObject, after: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => !sameJson(member(before, name), member(after, name)));
}

/** How a generated name looks. */
interface NameForm {
  /** The most characters. */
  readonly most: number;
  readonly lowerCase?: boolean;
}

/**
 * The name that CloudFormation gives: `STACK-LOGICALID-SUFFIX`. Where that is too long, it shortens the logical id first,
 * and the stack's name to half of what is left.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
 */
export function generatedName(
  { stack, logicalId, suffix }: ResourceRequest,
  { most, lowerCase }: NameForm,
): string {
  const room = most - suffix.length - 2;
  const half = Math.floor(room / 2);
  const name = stack.name.slice(0, Math.max(half, room - logicalId.length));
  const whole = `${name}-${logicalId.slice(0, room - name.length)}-${suffix}`;
  return lowerCase ? whole.toLowerCase() : whole;
}

/** The name that a property gives, or a generated one. */
export function nameOf(request: ResourceRequest, property: string, form: NameForm): string {
  return textOf(request.properties, property) ?? generatedName(request, form);
}

/** Tags as the API's lists have them: the resource's own over the stack's. */
export function tagsOf({ properties, stack }: ResourceRequest, property = 'Tags'): readonly JsonObject[] {
  const own = member(properties, property);
  const listed = isObject(own)
    ? Object.entries(own).map(([Key, Value]) => ({ Key, Value: wordOf(Value) }))
    : listOf(properties, property).map((tag) => ({
        Key: wordOf(member(tag, 'Key')),
        Value: wordOf(member(tag, 'Value')),
      }));
  return [...stack.tags.filter(({ Key }) => !listed.some((tag) => tag.Key === Key)), ...listed];
}

/** Tags as the API's maps have them. */
export function tagMap(tags: readonly JsonObject[]): JsonObject {
  return objectOf(tags.map((tag) => [wordOf(member(tag, 'Key')), member(tag, 'Value') ?? '']));
}

/** Nothing rather than an empty list: the API refuses some empty lists. */
export const unlessEmpty = <T extends readonly Json[] | JsonObject>(value: T): T | undefined =>
  Object.keys(value).length === 0 ? undefined : value;

/**
 * How a type's properties are treated: those in `carried` change no decision, those in `refused` could and aren't
 * modelled, all others decide. `harmless` says which values of a refused property change nothing.
 */
export function treatments(
  carried: readonly string[],
  refused: readonly string[] = [],
  harmless: Readonly<Record<string, (value: Json) => boolean>> = {},
): (property: string, value: Json) => PropertyTreatment {
  return (property, value) => {
    if (refused.includes(property)) {
      const isHarmless = Object.hasOwn(harmless, property) ? harmless[property] : undefined;
      return isHarmless?.(value) ? 'carried' : 'refused';
    }
    return carried.includes(property) ? 'carried' : 'decides';
  };
}

/** A resource whose physical id gives its only attributes. */
export function known(physicalId: string, attributes: Optional = {}): PhysicalResource {
  return { physicalId, attributes: given(attributes) };
}
