import type { PropertyDifference } from '../../../entities/entities.ts';
import type { Json, JsonObject } from '../../../cloudformation/index.ts';
import { isObject, sameJson } from '../../../cloudformation/index.ts';
import type { ActualProperties } from './actual.ts';

/** A value as PropertyDifference has it: texts as they are, all else as JSON; `null` for nothing. */
const told = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

type Difference = PropertyDifference;

const added = (path: string, value: Json): Difference => ({
  path,
  expected: told(null),
  actual: told(value),
  type: 'ADD',
});

const removed = (path: string, value: Json): Difference => ({
  path,
  expected: told(value),
  actual: told(null),
  type: 'REMOVE',
});

/** Members of lists that go by a name: tags and inline policies. */
export function nameOf(item: Json): Json {
  if (!isObject(item)) return item;
  return item['Key'] ?? item['PolicyName'] ?? item;
}

/** Compares a list of the type's own, whose order says nothing. */
function inSets(expected: readonly Json[], actual: readonly Json[], path: string): readonly Difference[] {
  const isNamed = (name: Json) => (item: Json) => sameJson(nameOf(item), name);
  return [
    ...expected.flatMap((item, index): readonly Difference[] => {
      const other = actual.find(isNamed(nameOf(item)));
      const place = `${path}/${String(index)}`;
      return other === undefined ? [removed(place, item)] : inValues(item, other, place);
    }),
    ...actual.flatMap((item, index) =>
      expected.some(isNamed(nameOf(item))) ? [] : [added(`${path}/${String(index)}`, item)],
    ),
  ];
}

/** Whether a member is a document, in which all counts, and not only what the template sets. */
export const isDocument = (path: string): boolean => /(Document|Policy)(\/|$)/.test(path);

/**
 * Whether a principal is the account that a template names by its id alone: saved policies name its root user instead.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
const isAccount = (expected: Json, actual: Json, path: string): boolean =>
  /\/Principal\/AWS(\/|$)/.test(path) &&
  typeof expected === 'string' &&
  /^\d{12}$/.test(expected) &&
  actual === `arn:aws:iam::${expected}:root`;

/** Whether a value is what the template says. */
export const isAsTemplate = (expected: Json, actual: Json, path: string): boolean =>
  sameJson(expected, actual) || isAccount(expected, actual, path);

/** Compares what stands within a property: here order counts. */
function inValues(expected: Json, actual: Json, path: string): readonly Difference[] {
  if (isAsTemplate(expected, actual, path)) return [];
  const isAll = Array.isArray(expected) || isDocument(path);
  const within = (names: readonly string[], one: JsonObject, other: JsonObject): readonly Difference[] =>
    names.flatMap((name) => {
      const [before, after] = [one[name], other[name]];
      const place = `${path}/${name}`;
      if (before === undefined) return isAll ? [added(place, after ?? null)] : [];
      return after === undefined ? [removed(place, before)] : inValues(before, after, place);
    });
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const [one, other] = [{ ...expected }, { ...actual }] as unknown as [JsonObject, JsonObject];
    return within([...new Set([...Object.keys(one), ...Object.keys(other)])], one, other);
  }
  if (isObject(expected) && isObject(actual))
    return within([...new Set([...Object.keys(expected), ...Object.keys(actual)])], expected, actual);
  return [{ path, expected: told(expected), actual: told(actual), type: 'NOT_EQUAL' }];
}

/**
 * Lists what differs of the properties that a template sets and that can be read. What the template doesn't set isn't
 * compared.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export function differencesOf(expected: JsonObject, actual: ActualProperties): readonly PropertyDifference[] {
  return Object.entries(expected).flatMap(([name, value]): readonly Difference[] => {
    const now = actual[name];
    const path = `/${name}`;
    if (now === undefined) return [removed(path, value)];
    return Array.isArray(value) && Array.isArray(now)
      ? inSets(value as readonly Json[], now as readonly Json[], path)
      : inValues(value, now, path);
  });
}
