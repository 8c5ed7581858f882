import type { Glob } from './glob.ts';
import { globOf } from './glob.ts';
import type { JsonNode } from './json-text.ts';
import { listOf, memberOf, stringsOf, textOf } from './json-text.ts';
import type { OperatorUse } from './operators/table.ts';
import { operatorOf } from './operators/table.ts';
import type { Template } from './variables.ts';
import { templateOf } from './variables.ts';

/** One key of one operator of a Condition element. */
export interface Condition extends OperatorUse {
  /** As written. */
  readonly key: string;
  readonly values: readonly Template[];
}

/** `negated`: the element is NotAction, NotResource or NotPrincipal. */
export interface ActionElement {
  readonly negated: boolean;
  /** In lower case. */
  readonly patterns: readonly Glob[];
}
export interface ResourceElement {
  readonly negated: boolean;
  readonly patterns: readonly Template[];
  /** Whether an ARN that stops early was completed. AWS says so of identity-based policies alone. */
  readonly isCompleted: boolean;
}
export interface PrincipalElement {
  readonly negated: boolean;
  /** `"*"` or `{"AWS": "*"}`. */
  readonly anyone: boolean;
  readonly aws: readonly string[];
  readonly services: readonly string[];
  readonly federated: readonly string[];
  /** Canonical user ids stand in S3's policies for accounts; whose they are isn't known here. */
  readonly hasCanonicalUser: boolean;
}

export interface Statement {
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: ActionElement;
  readonly resources: ResourceElement | null;
  readonly principals: PrincipalElement | null;
  readonly conditions: readonly Condition[];
  /** The statement as plain JSON. */
  readonly json: unknown;
  /** Not a statement that AWS would have stored: it may mean anything, so it decides nothing. */
  readonly unreadable: boolean;
}

const nothing: ActionElement = { negated: false, patterns: [] };

/** As a Deny it makes every answer uncertain, whatever the account holds besides. */
export const unreadable = (index: number, json: unknown, effect: 'Allow' | 'Deny' = 'Deny'): Statement => ({
  index,
  sid: null,
  effect,
  actions: nothing,
  resources: null,
  principals: null,
  conditions: [],
  json,
  unreadable: true,
});

/** The strings of an element or its `Not…` twin; null where both or neither stand there, or no strings. */
function either(
  node: JsonNode,
  name: string,
): { readonly negated: boolean; readonly values: readonly string[] } | null {
  const plain = memberOf(node, name);
  const negated = memberOf(node, `Not${name}`);
  const values = stringsOf(plain ?? negated);
  return !values || (plain && negated) || (!plain && !negated) ? null : { negated: !!negated, values };
}

/** The place after the fifth colon, where variables may begin; a whole-text pattern such as `*` has none. */
function resourcePartAt(arn: string): number | null {
  let at = -1;
  for (let colons = 0; colons < 5; colons++) {
    at = arn.indexOf(':', at + 1);
    if (at < 0) return null;
  }
  return at + 1;
}

/**
 * An ARN of fewer than six fields, completed: the missing ones are `*`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
function completed(pattern: string): string {
  const fields = pattern.startsWith('arn:') ? pattern.split(':').length : 6;
  return pattern + ':*'.repeat(Math.max(0, 6 - fields));
}

function resourcesOf(node: JsonNode, hasVariables: boolean): ResourceElement | null {
  const found = either(node, 'Resource');
  if (!found) return null;
  const values = found.values.map(completed);
  return {
    negated: found.negated,
    patterns: values.map((value) => templateOf(value, hasVariables ? resourcePartAt(value) : null)),
    isCompleted: values.some((value, i) => value !== found.values[i]),
  };
}

function principalsOf(node: JsonNode): PrincipalElement | null {
  const plain = memberOf(node, 'Principal');
  const element = plain ?? memberOf(node, 'NotPrincipal');
  if (!element) return null;
  const isStar = element.type === 'string' && element.value === '*';
  const aws = stringsOf(memberOf(element, 'AWS')) ?? [];
  return {
    negated: !plain,
    anyone: isStar || aws.includes('*'),
    aws,
    services: stringsOf(memberOf(element, 'Service')) ?? [],
    federated: stringsOf(memberOf(element, 'Federated')) ?? [],
    hasCanonicalUser: memberOf(element, 'CanonicalUser') !== undefined,
  };
}

function valuesOf(node: JsonNode): readonly string[] | null {
  const values: string[] = [];
  for (const item of listOf(node)) {
    if (item.type !== 'string' && item.type !== 'literal') return null;
    values.push(String(item.value));
  }
  return values;
}

/** Null where the element isn't made of operators with keys with values. */
function conditionsOf(node: JsonNode | undefined, hasVariables: boolean): readonly Condition[] | null {
  if (!node) return [];
  if (node.type !== 'object') return null;
  const conditions: Condition[] = [];
  for (const { key: written, value: keys } of node.members) {
    if (keys.type !== 'object') return null;
    const use = operatorOf(written);
    const from = hasVariables && use.operator?.allowsVariables ? 0 : null;
    for (const { key, value } of keys.members) {
      const values = valuesOf(value);
      if (!values) return null;
      conditions.push({ ...use, key, values: values.map((text) => templateOf(text, from)) });
    }
  }
  return conditions;
}

/** Reads the statement at `node` of `text`. `hasVariables`: the document's version knows policy variables. */
export function statementOf(text: string, node: JsonNode, index: number, hasVariables: boolean): Statement {
  const json: unknown = JSON.parse(text.slice(node.start, node.end));
  const effect = textOf(memberOf(node, 'Effect'));
  if (effect !== 'Allow' && effect !== 'Deny') return unreadable(index, json);
  const actions = either(node, 'Action');
  const conditions = conditionsOf(memberOf(node, 'Condition'), hasVariables);
  const resources = resourcesOf(node, hasVariables);
  const isOdd = !resources && (memberOf(node, 'Resource') ?? memberOf(node, 'NotResource'));
  if (!actions || !conditions || isOdd) return unreadable(index, json, effect);
  return {
    index,
    sid: stringsOf(memberOf(node, 'Sid'))?.[0] ?? null,
    effect,
    actions: {
      negated: actions.negated,
      patterns: actions.values.map((value) => globOf(value.toLowerCase())),
    },
    resources,
    principals: principalsOf(node),
    conditions,
    json,
    unreadable: false,
  };
}
