import type { ServiceName, Tag } from '../../engine/index.ts';

export type Input = Readonly<Record<string, unknown>>;

/** An id that AWS chooses: its value in the copied account, and the place of the new one in an answer. */
export interface Given {
  readonly id: string;
  /** The name of its variable, without the number after it: `UNIT`. */
  readonly name: string;
  /** JMESPath into the answer. */
  readonly query: string;
}

export interface CallEntry {
  readonly type: 'call';
  readonly service: ServiceName;
  readonly operation: string;
  /** With the copied account's ids. Ids that AWS chooses become variables. */
  readonly input: Input;
  readonly gives?: Given;
  /** The region, if it isn't the one that the script sets. */
  readonly region?: string;
  /** A command that only asks for an id. It is left out if nothing uses that id. */
  readonly asksOnly?: boolean;
}

/** One command of a script, a loop that waits for one, or a comment. */
export type Entry =
  | CallEntry
  /** Asks until the answer is no longer `while`. */
  | { readonly type: 'wait'; readonly ask: CallEntry; readonly query: string; readonly while: string }
  | { readonly type: 'comment'; readonly text: string };

export const comment = (text: string): Entry => ({ type: 'comment', text });

/** The region that a script works in, unless a command says otherwise. */
export const scriptRegion = 'us-east-1';

/** Replaces a password in an input: the person who runs the script chooses it. */
export const passwordMark = '\uE000PASSWORD\uE001';

/** A call with the members that are set. */
export function call(
  service: ServiceName,
  operation: string,
  input: Input,
  more: Pick<CallEntry, 'gives' | 'region' | 'asksOnly'> = {},
): CallEntry {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const { region, ...rest } = more;
  const elsewhere = region === undefined || region === scriptRegion ? {} : { region };
  return { type: 'call', service, operation, input: Object.fromEntries(given), ...rest, ...elsewhere };
}

/** Tags as the APIs take them; undefined if there are none. */
export const tagList = (tags: readonly Tag[]): readonly object[] | undefined =>
  tags.length ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined;

/** Tags of the services that take them as a record. */
export const tagRecord = (tags: readonly Tag[]): object | undefined =>
  tags.length ? Object.fromEntries(tags.map(({ key, value }) => [key, value])) : undefined;

interface NamedRow {
  readonly name: string;
}
export const byName = (a: NamedRow, b: NamedRow): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Undefined for the default path. */
export const pathOf = (path: string): string | undefined => (path === '/' ? undefined : path);
