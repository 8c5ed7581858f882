import type { LinkState } from '../link-state.ts';
import { isObject } from './documents.ts';

/** How often a word is in what is sent, and the first text that has it. */
export interface FoundWord {
  readonly count: number;
  readonly first: string | null;
}

/** How much of a text is shown around a word. */
const around = 30;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (isObject(value)) for (const [name, one] of Object.entries(value)) yield* ofField(name, one);
  else if (typeof value === 'number') yield String(value);
}

function* ofField(name: string, value: unknown): Generator<string> {
  yield name;
  yield* textsIn(value);
}

/** Looks for a word, regardless of capitals, in all that a link or a file of a state says. */
export function findWord({ rows, ...rest }: LinkState, word: string): FoundWord {
  const wanted = word.trim().toLowerCase();
  let [count, first]: [number, string | null] = [0, null];
  if (wanted === '') return { count, first };
  for (const text of textsIn([rows.map(({ after }) => after), rest])) {
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 0) continue;
    count++;
    first ??= text.slice(Math.max(0, at - around), at + wanted.length + around);
  }
  return { count, first };
}
