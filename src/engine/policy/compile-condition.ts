import { lazy } from './statement-elements.ts';
import { isMultivalued } from './multivalued-keys.ts';
import type { Expected, PolicyValue } from './operators/operator.ts';
import type { OperatorUse } from './operators/table.ts';
import { textOf } from './operators/operator.ts';
import { operatorOf } from './operators/table.ts';
import { isObject, listOf, stringsOf } from './strict-json.ts';
import type { Resolved, Template } from './template.ts';
import { templateOf } from './template.ts';

/** One key of one operator of a Condition element. */
export interface Condition extends OperatorUse {
  /** As written. */
  readonly key: string;
  /** The key in lower case, by which a request knows it. */
  readonly name: string;
  readonly isMultivalued: boolean;
  readonly values: () => readonly Template[];
  /** The values and their comparison, both made once for all requests; null if a value has a variable. */
  readonly constant: () => { readonly texts: readonly string[]; readonly expected: Expected } | null;
}

/**
 * The texts of a condition's values. Numbers and booleans count as their text; null if there is anything
 * else.
 */
const valuesOf = (value: unknown): readonly string[] | null =>
  stringsOf(value) ??
  (listOf(value).some((item) => typeof item === 'object' && item !== null)
    ? null
    : listOf(value).map(String));

/** Removes repeated values, because each value is compared with all values of a request's key. */
function different(values: readonly PolicyValue[], texts: readonly string[]): readonly PolicyValue[] {
  const once = new Set(texts);
  return once.size === texts.length ? values : values.filter((_, i) => once.delete(texts[i] ?? ''));
}

/** Returns the values if they are the same for every request, or null if one has a variable. */
function constantsOf(values: readonly Template[]): readonly Resolved[] | null {
  const constants: Resolved[] = [];
  for (const { constant } of values) {
    if (!constant) return null;
    constants.push(constant);
  }
  return constants;
}

/** Calls `values` only if one of them may have a variable: a full account has a hundred thousand texts. */
function constantOf(
  { operator, setOperator }: OperatorUse,
  texts: readonly string[],
  mayHaveVariables: boolean,
  values: () => readonly Template[],
): ReturnType<Condition['constant']> {
  if (!operator) return null;
  const isPlain = !mayHaveVariables || !texts.some((text) => text.includes('${'));
  const constants = isPlain ? texts : constantsOf(values());
  return (
    constants && {
      texts: isPlain ? texts : constants.map(textOf),
      expected: operator.expect(setOperator ? different(constants, texts) : constants),
    }
  );
}

function conditionOf(
  use: OperatorUse,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  const name = key.toLowerCase();
  const mayHaveVariables = hasVariables && use.operator?.allowsVariables === true;
  const values = lazy(() => texts.map((text) => templateOf(text, mayHaveVariables ? 0 : null)));
  const constant = lazy(() => constantOf(use, texts, mayHaveVariables, values));
  return { ...use, key, name, isMultivalued: isMultivalued(name), values, constant };
}

/** Null if the element isn't made of operators that hold keys with values. */
export function conditionsOf(element: unknown, hasVariables: boolean): readonly Condition[] | null {
  if (element === undefined) return [];
  if (!isObject(element)) return null;
  const conditions: Condition[] = [];
  for (const [written, keys] of Object.entries(element)) {
    if (!isObject(keys)) return null;
    const use = operatorOf(written);
    for (const [key, value] of Object.entries(keys)) {
      const values = valuesOf(value);
      if (!values) return null;
      conditions.push(conditionOf(use, key, values, hasVariables));
    }
  }
  return conditions;
}
