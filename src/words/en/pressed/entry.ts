import type { Who } from '../../../lessons/goal.ts';
import { last, named } from '../../called.ts';
import { isolating } from '../../isolate.ts';
import { actions } from '../inspector-details.ts';

/** A call that somebody made, and what the page knew of it then. Ids are references: `@key:ana`. */
export interface MadeCall {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly who: Who;
  /** Whether its holder has an inline policy of that name already. */
  readonly isThere: boolean;
  readonly isRefused: boolean;
  /** Whether it can be typed: a line of the AWS CLI makes the same call. */
  readonly hasLine: boolean;
  /** What AWS was asked for, where policies decided and nothing has changed. */
  readonly asked: { readonly action: string; readonly resource: string } | null;
}

/** A member of the input as a text. */
export type Text = (member: string) => string;
/** The members that the words tell, then the words: a call with further ones is typed. */
export type Entry = readonly [members: readonly string[], tells: (text: Text, call: MadeCall) => string];

/** What parts of a recipe have in common. */
const { inspect, create, remove, keyOf } = /* @__PURE__ */ isolating({
  /** “Select ana, **Attach a policy**: Readers, **Apply**” */
  inspect: (name: string, action: string, filled = '', submit = ''): string =>
    `Select ${name}, **${action}**${filled && `: ${filled}`}${submit && `, **${submit}**`}`,
  create: (what: string, filled: string, submit: string): string => `**${what}**, ${filled}, **${submit}**`,
  remove: (name: string): string => `Select ${name}, **${actions.delete}**, **${actions.delete}**`,
  /** An access key by its owner: its id is another one each time. */
  keyOf: (id: string): string =>
    id.startsWith('@key:')
      ? `the ${/:(old|start)$/.test(id) ? 'oldest' : 'newest'} access key of ${last(named(id))}`
      : `the access key ${id}`,
});
export { create, inspect, keyOf, remove };
