/**
 * Characters that change how text around them is shown, or can't be seen: control characters besides tab and
 * newline, bidirectional overrides and isolates, zero-width ones, the byte order mark, lone surrogates.
 */
const unseen =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\p{Cs}]/gu;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Makes text safe to show and copy: characters that can't be seen, or that change its direction, become escapes such
 * as `\u202e`.
 */
export const safeText = (text: string): string => text.replace(unseen, escaped);

/** Returns the escapes of the invisible characters in a text, each once, at most five; empty if there are none. */
export function hiddenIn(text: string): string {
  return [...new Set(text.match(unseen) ?? [])].slice(0, 5).map(escaped).join(' ');
}
