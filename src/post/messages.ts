/**
 * The messages between a post and the embeds in it: version 1, which every later page answers. Either side believes
 * nothing of the other but what these functions let through.
 */

import { namespace, version } from './mark.ts';

/** How somebody has fared so far with a lesson or a question. */
export interface Checked {
  readonly met: number;
  readonly of: number;
  readonly isSolved: boolean;
}

/** A message from an embed. `ready` comes first; `resize` only after its reader has pressed something. */
export type FromEmbed =
  | { readonly type: 'ready' | 'resize'; readonly height: number }
  /** The account or the step has changed; `says` is the sentence in its foot. */
  | { readonly type: 'change' | 'error'; readonly says: string }
  /** A lesson is solved, or a question answered rightly; `says` names it. */
  | { readonly type: 'solved'; readonly says: string }
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly state: string | null;
      readonly checked: Checked | null;
    }
  | { readonly type: 'failed'; readonly id: number; readonly says: string };

export const methods = ['getState', 'setState', 'reset', 'runCheck'] as const;
export type Method = (typeof methods)[number];

/** A message from a post. An embed answers nobody before the first one, and then only where it came from. */
export type FromPost =
  | { readonly type: 'hello' }
  | { readonly type: 'theme'; readonly theme: 'auto' | 'light' | 'dark' }
  /** `state`: the link for `setState`, as `getState` gives it; else empty. */
  | { readonly type: 'call'; readonly id: number; readonly method: Method; readonly state: string };

/** The most characters of a state, and of a sentence. */
const longest = 40_000;
const mostNumber = 1e9;

/** Marks a message as one of ours. */
export const written = <T extends FromEmbed | FromPost>(message: T): T & { ns: string; v: number } => ({
  ns: namespace,
  v: version,
  ...message,
});

const own = (data: unknown, key: string): unknown =>
  Object.hasOwn(Object(data) as object, key) ? (data as Record<string, unknown>)[key] : undefined;
const isOurs = (data: unknown): boolean => own(data, 'ns') === namespace && own(data, 'v') === version;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest;
const isNumber = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= mostNumber;

function readChecked(data: unknown): Checked | null {
  const [met, of, isSolved] = ['met', 'of', 'isSolved'].map((key) => own(data, key));
  return isNumber(met) && isNumber(of) && typeof isSolved === 'boolean' ? { met, of, isSolved } : null;
}

/** Reads what an embed says; null for anything else. Never throws. */
export function readFromEmbed(data: unknown): FromEmbed | null {
  if (!isOurs(data)) return null;
  const [type, height, says, id, state, checked] = ['type', 'height', 'says', 'id', 'state', 'checked'].map(
    (key) => own(data, key),
  );
  if ((type === 'ready' || type === 'resize') && isNumber(height)) return { type, height };
  if ((type === 'change' || type === 'error' || type === 'solved') && isText(says)) return { type, says };
  if (!isNumber(id)) return null;
  if (type === 'failed' && isText(says)) return { type, id, says };
  if (type !== 'reply') return null;
  return { type, id, state: isText(state) ? state : null, checked: readChecked(checked) };
}

/** Reads what a post says; null for anything else. Never throws. */
export function readFromPost(data: unknown): FromPost | null {
  if (!isOurs(data)) return null;
  const [type, theme, id, method, state] = ['type', 'theme', 'id', 'method', 'state'].map((key) =>
    own(data, key),
  );
  if (type === 'hello') return { type };
  if (type === 'theme')
    return theme === 'auto' || theme === 'light' || theme === 'dark' ? { type, theme } : null;
  const known = methods.find((one) => one === method);
  if (type !== 'call' || !known || !isNumber(id) || !isText(state)) return null;
  return { type, id, method: known, state };
}

/** Reads the id of a call, whatever else it says; null for anything else. Never throws. */
export function readCallId(data: unknown): number | null {
  const id = own(data, 'id');
  return isOurs(data) && own(data, 'type') === 'call' && isNumber(id) ? id : null;
}
