import type { Json } from './json.ts';

/** Characters from which a text is worth remembering: a shorter one is read in some milliseconds. */
const least = 20_000;
/** The texts that are remembered: a stack's template, the one before it, and one that is looked at. */
const most = 3;

/** Remembers the values of templates' texts, the one that was asked for last at the end. */
const known = new Map<string, Json>();

/** Whether a text would be remembered, and isn't yet. */
export const isNews = (text: string): boolean => text.length >= least && !known.has(text);

/**
 * Remembers what a template's text says. A deployment reads its template several times, and YAML of a megabyte takes
 * seconds: a page has it read in a worker first, and tells the answer here.
 */
export function rememberText(text: string, value: Json): void {
  if (text.length < least) return;
  known.delete(text);
  known.set(text, value);
  for (const oldest of known.keys()) {
    if (known.size <= most) return;
    known.delete(oldest);
  }
}

/** The value of a text that is remembered; undefined if it isn't. */
export function knownText(text: string): Json | undefined {
  const value = text.length < least ? undefined : known.get(text);
  if (value !== undefined) rememberText(text, value);
  return value;
}
