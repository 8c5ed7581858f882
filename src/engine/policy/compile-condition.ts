import type { JsonNode } from './json-text.ts';
import { listOf } from './json-text.ts';
import { lazy } from './lazy.ts';
import { isMultivalued } from './multivalued-keys.ts';
import type { Expected } from './operators/operator.ts';
import type { OperatorUse } from './operators/table.ts';
import { operatorOf } from './operators/table.ts';
import type { Template } from './variables.ts';
import { templateOf } from './variables.ts';

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

function valuesOf(node: JsonNode): readonly string[] | null {
  const values: string[] = [];
  for (const item of listOf(node)) {
    if (item.type !== 'string' && item.type !== 'literal') return null;
    values.push(String(item.value));
  }
  return values;
}

function constantOf(
  { operator }: OperatorUse,
  values: readonly Template[],
): ReturnType<Condition['constant']> {
  const constants = values.flatMap(({ constant }) => constant ?? []);
  if (!operator || constants.length < values.length) return null;
  const texts = constants.map(({ text }) => text);
  const different = new Map(values.map(({ source }, i) => [source, constants[i]]));
  return { texts, expected: operator.expect([...different.values()].filter((value) => value !== undefined)) };
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
  const constant = lazy(() => constantOf(use, values()));
  return { ...use, key, name, isMultivalued: isMultivalued(name), values, constant };
}

/** Null where the element isn't made of operators with keys with values. */
export function conditionsOf(node: JsonNode | undefined, hasVariables: boolean): readonly Condition[] | null {
  if (!node) return [];
  if (node.type !== 'object') return null;
  const conditions: Condition[] = [];
  for (const { key: written, value: keys } of node.members) {
    if (keys.type !== 'object') return null;
    const use = operatorOf(written);
    for (const { key, value } of keys.members) {
      const values = valuesOf(value);
      if (!values) return null;
      conditions.push(conditionOf(use, key, values, hasVariables));
    }
  }
  return conditions;
}
