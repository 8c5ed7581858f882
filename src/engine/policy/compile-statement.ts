import type { Condition } from './compile-condition.ts';
import { conditionsOf } from './compile-condition.ts';
import type { ActionElement, PrincipalElement, ResourceElement } from './statement-elements.ts';
import { actionsOf, principalsOf, resourcesOf } from './statement-elements.ts';
import { memberOf, stringsOf } from './strict-json.ts';

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

/**
 * A statement that can't be read. As a Deny it makes every answer uncertain, and no other policy changes
 * that.
 */
export const unreadable = (index: number, json: unknown, effect: 'Allow' | 'Deny' = 'Deny'): Statement => ({
  index,
  sid: null,
  effect,
  actions: nothing,
  resources: null,
  principals: null,
  conditions: [],
  json: () => json,
  unreadable: true,
});

/** Whether a statement has an element or its `Not…` twin. */
const speaksOf = (statement: unknown, name: string): boolean =>
  memberOf(statement, name) !== undefined || memberOf(statement, `Not${name}`) !== undefined;

/** Reads a statement, as JSON has it. `hasVariables`: the document's version knows policy variables. */
export function statementOf(statement: unknown, index: number, hasVariables: boolean): Statement {
  const effect = memberOf(statement, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return unreadable(index, statement);
  const actions = actionsOf(statement);
  const conditions = conditionsOf(memberOf(statement, 'Condition'), hasVariables);
  const resources = resourcesOf(statement, hasVariables);
  const isOdd = !resources && speaksOf(statement, 'Resource');
  if (!actions || !conditions || isOdd) return unreadable(index, statement, effect);
  return {
    index,
    sid: stringsOf(memberOf(statement, 'Sid'))?.[0] ?? null,
    effect,
    actions,
    resources,
    principals: principalsOf(statement),
    conditions,
    json: () => statement,
    unreadable: false,
  };
}
