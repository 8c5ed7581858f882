import type { Condition } from './compile-condition.ts';
import { conditionsOf } from './compile-condition.ts';
import type { Glob } from './glob.ts';
import { globOf } from './glob.ts';
import type { JsonNode } from './json-text.ts';
import { memberOf, stringsOf, textOf } from './json-text.ts';
import { lazy } from './lazy.ts';
import type { Template } from './variables.ts';
import { templateOf } from './variables.ts';

/** `negated`: the element is NotAction, NotResource or NotPrincipal. */
export interface ActionElement {
  readonly negated: boolean;
  /** All, in lower case and in their order. */
  readonly values: readonly string[];
  /** Those without wildcards. */
  readonly names: ReadonlySet<string>;
  /** The others, with their places among all. */
  readonly patterns: () => readonly { readonly glob: Glob; readonly place: number }[];
  /** The services whose actions may be meant, in lower case; null where that can't be told. */
  readonly services: ReadonlySet<string> | null;
}
export interface ResourceElement {
  readonly negated: boolean;
  readonly patterns: () => readonly Template[];
  /** Whether an ARN that stops early was completed. AWS says so of identity-based policies alone. */
  readonly isCompleted: boolean;
}
export interface PrincipalElement {
  readonly negated: boolean;
  /** `"*"` or `{"AWS": "*"}`. */
  readonly anyone: boolean;
  readonly aws: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly federated: ReadonlySet<string>;
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
  /** The statement as plain JSON, read when it is first told. */
  readonly json: () => unknown;
  /** Not a statement that AWS would have stored: it may mean anything, so it decides nothing. */
  readonly unreadable: boolean;
}

const nothing: ActionElement = {
  negated: false,
  values: [],
  names: new Set(),
  patterns: () => [],
  services: null,
};

/** As a Deny it makes every answer uncertain, whatever the account holds besides. */
export const unreadable = (
  index: number,
  json: () => unknown,
  effect: 'Allow' | 'Deny' = 'Deny',
): Statement => ({
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

const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

function actionsOf(node: JsonNode): ActionElement | null {
  const found = either(node, 'Action');
  if (!found) return null;
  const values = found.values.map((value) => value.toLowerCase());
  const services = values.map((value) => value.slice(0, Math.max(0, value.indexOf(':'))));
  const isOpen = found.negated || services.some((service) => service === '' || hasWildcard(service));
  return {
    negated: found.negated,
    values,
    names: new Set(values.filter((value) => !hasWildcard(value))),
    patterns: lazy(() =>
      values.flatMap((value, place) => (hasWildcard(value) ? [{ glob: globOf(value), place }] : [])),
    ),
    services: isOpen ? null : new Set(services),
  };
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
  if (!pattern.startsWith('arn:') || resourcePartAt(pattern) !== null) return pattern;
  return pattern + ':*'.repeat(6 - pattern.split(':').length);
}

function resourcesOf(node: JsonNode, hasVariables: boolean): ResourceElement | null {
  const found = either(node, 'Resource');
  if (!found) return null;
  const values = found.values.map(completed);
  return {
    negated: found.negated,
    patterns: lazy(() =>
      values.map((value) => templateOf(value, hasVariables ? resourcePartAt(value) : null)),
    ),
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
    aws: new Set(aws),
    services: new Set(stringsOf(memberOf(element, 'Service'))),
    federated: new Set(stringsOf(memberOf(element, 'Federated'))),
    hasCanonicalUser: memberOf(element, 'CanonicalUser') !== undefined,
  };
}

/** Reads the statement at `node` of `text`. `hasVariables`: the document's version knows policy variables. */
export function statementOf(text: string, node: JsonNode, index: number, hasVariables: boolean): Statement {
  const json = lazy((): unknown => JSON.parse(text.slice(node.start, node.end)));
  const effect = textOf(memberOf(node, 'Effect'));
  if (effect !== 'Allow' && effect !== 'Deny') return unreadable(index, json);
  const actions = actionsOf(node);
  const conditions = conditionsOf(memberOf(node, 'Condition'), hasVariables);
  const resources = resourcesOf(node, hasVariables);
  const isOdd = !resources && (memberOf(node, 'Resource') ?? memberOf(node, 'NotResource'));
  if (!actions || !conditions || isOdd) return unreadable(index, json, effect);
  return {
    index,
    sid: stringsOf(memberOf(node, 'Sid'))?.[0] ?? null,
    effect,
    actions,
    resources,
    principals: principalsOf(node),
    conditions,
    json,
    unreadable: false,
  };
}
