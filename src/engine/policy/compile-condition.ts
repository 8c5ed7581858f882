import { lazy } from './lazy.ts';
import { isMultivalued } from './multivalued-keys.ts';
import type { Expected } from './operators/operator.ts';
import type { OperatorUse } from './operators/table.ts';
import { operatorOf } from './operators/table.ts';
import { listOf, stringsOf } from './strict-json.ts';
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
  /** The values where no variable stands in them, and what they wait for: both read once for all requests. */
  readonly constant: () => { readonly texts: readonly string[]; readonly expected: Expected } | null;
}

/** Numbers and booleans count as their text; null where anything else stands there. */
const valuesOf = (value: unknown): readonly string[] | null =>
  stringsOf(value) ??
  (listOf(value).some((item) => typeof item === 'object' && item !== null)
    ? null
    : listOf(value).map(String));

/** The values without those that stand there again: each is compared with all values of a request's key. */
function different(values: readonly Resolved[], texts: readonly string[]): readonly Resolved[] {
  const once = new Set(texts);
  if (once.size === texts.length) return values;
  return values.filter(({ source }) => once.delete(source));
}

function constantOf(
  { operator, setOperator }: OperatorUse,
  texts: readonly string[],
  values: readonly Template[],
): ReturnType<Condition['constant']> {
  if (!operator) return null;
  const constants: Resolved[] = [];
  for (const { constant } of values) {
    if (!constant) return null;
    constants.push(constant);
  }
  return {
    texts: constants.every((value, i) => value === values[i]) ? texts : constants.map(({ text }) => text),
    expected: operator.expect(setOperator ? different(constants, texts) : constants),
  };
}

function conditionOf(
  use: OperatorUse,
  key: string,
  texts: readonly string[],
  hasVariables: boolean,
): Condition {
  const name = key.toLowerCase();
  const from = hasVariables && use.operator?.allowsVariables ? 0 : null;
  const values = lazy(() => texts.map((text) => templateOf(text, from)));
  const constant = lazy(() => constantOf(use, texts, values()));
  return { ...use, key, name, isMultivalued: isMultivalued(name), values, constant };
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null where the element isn't made of operators with keys with values. */
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
