/** Characters that a shell reads as themselves in any place. */
const plain = /^[\w@%+=:,./-]+$/;

/**
 * Characters that a line must not have raw: control characters, and those that turn or hide text. So people
 * copy what they saw.
 */
const unseen = /[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const everyUnseen = new RegExp(unseen, 'g');

const hex = (char: string): string => char.charCodeAt(0).toString(16).padStart(4, '0');

/** Escapes such characters in JSON text. JSON reads the same value. */
export function visibleJson(json: string): string {
  return json.replace(everyUnseen, (char) => `\\u${hex(char)}`);
}

/** Text for a comment: one line, with invisible characters spelt out. */
export const visibleText = visibleJson;

/**
 * One word for a POSIX shell: as it is, in single quotes, or (if it has invisible characters) in `$'…'`,
 * which bash, zsh and ksh read.
 */
export function shellQuote(word: string): string {
  if (plain.test(word)) return word;
  if (!unseen.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  const escaped = word
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(everyUnseen, (char) => `\\u${hex(char)}`);
  return `$'${escaped}'`;
}
