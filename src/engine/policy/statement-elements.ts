import type { Glob } from './glob.ts';
import { globOf, hasWildcard } from './glob.ts';
import { memberOf, stringsOf } from './strict-json.ts';
import type { Template } from './template.ts';
import { templateOf } from './template.ts';

/** `negated`: the element is NotAction, NotResource or NotPrincipal. */
export interface ActionElement {
  readonly negated: boolean;
  /** All, in lower case and in their order. */
  readonly values: readonly string[];
  /** The names without wildcards. */
  readonly names: ReadonlySet<string>;
  /** The values with wildcards, with their places among all. */
  readonly patterns: () => readonly { readonly glob: Glob; readonly place: number }[];
  /** The services whose actions may be meant, in lower case; null if that can't be told. */
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
  /** Canonical user ids stand for accounts in S3's policies. It isn't known here for which. */
  readonly hasCanonicalUser: boolean;
}

/**
 * The strings of an element or its `Not…` twin; null if a statement has both or neither, or something that
 * isn't strings.
 */
function either(
  statement: unknown,
  name: string,
): { readonly negated: boolean; readonly values: readonly string[] } | null {
  const plain = memberOf(statement, name);
  const twin = memberOf(statement, `Not${name}`);
  const negated = plain === undefined;
  const values = stringsOf(negated ? twin : plain);
  return !values || negated === (twin === undefined) ? null : { negated, values };
}

/**
 * Like `values.map(change)`, but returns the list itself if nothing changes: a full account's lists are long.
 */
function changed(values: readonly string[], change: (value: string) => string): readonly string[] {
  const first = values.findIndex((value) => change(value) !== value);
  return first < 0 ? values : values.map(change);
}

/** The services that actions in lower case name, or null if one may be of any. */
function servicesOf(actions: readonly string[]): ReadonlySet<string> | null {
  const services = new Set<string>();
  let last: string | null = null;
  for (const action of actions) {
    // Lists name the actions of one service after the other.
    if (last !== null && action.startsWith(last)) continue;
    const service = action.slice(0, Math.max(0, action.indexOf(':')));
    if (service === '' || hasWildcard(service)) return null;
    services.add(service);
    last = `${service}:`;
  }
  return services;
}

function patternsAmong(actions: readonly string[]): { glob: Glob; place: number }[] {
  const patterns: { glob: Glob; place: number }[] = [];
  for (let place = 0; place < actions.length; place++) {
    const action = actions[place] ?? '';
    if (hasWildcard(action)) patterns.push({ glob: globOf(action), place });
  }
  return patterns;
}

const inLowerCase = (text: string): string => text.toLowerCase();

export function actionsOf(statement: unknown): ActionElement | null {
  const found = either(statement, 'Action');
  if (!found) return null;
  const values = changed(found.values, inLowerCase);
  return {
    negated: found.negated,
    values,
    names: new Set(values.filter((value) => !hasWildcard(value))),
    patterns: lazy(() => patternsAmong(values)),
    services: found.negated ? null : servicesOf(values),
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

export function resourcesOf(statement: unknown, hasVariables: boolean): ResourceElement | null {
  const found = either(statement, 'Resource');
  if (!found) return null;
  const values = changed(found.values, completed);
  return {
    negated: found.negated,
    patterns: lazy(() =>
      values.map((value) => templateOf(value, hasVariables ? resourcePartAt(value) : null)),
    ),
    isCompleted: values !== found.values,
  };
}

export function principalsOf(statement: unknown): PrincipalElement | null {
  const plain = memberOf(statement, 'Principal');
  const element = plain === undefined ? memberOf(statement, 'NotPrincipal') : plain;
  if (element === undefined) return null;
  const aws = stringsOf(memberOf(element, 'AWS')) ?? [];
  return {
    negated: plain === undefined,
    anyone: element === '*' || aws.includes('*'),
    aws: new Set(aws),
    services: new Set(stringsOf(memberOf(element, 'Service'))),
    federated: new Set(stringsOf(memberOf(element, 'Federated'))),
    hasCanonicalUser: memberOf(element, 'CanonicalUser') !== undefined,
  };
}

/** Computes a value when it is first asked for, because most of a policy is never asked about. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
