import { home } from '../session.ts';
import type { Part, Script, Word } from './script.ts';
import type { Shell } from './shell.ts';

/** Runs a script and gives what it prints: `$(…)`. */
export type Capture = (shell: Shell, script: Script) => Promise<string>;

/** A word that can't be expanded, in bash's words. */
export class ExpansionProblem extends Error {}

/** A word as one text, as it stands in an assignment or behind a redirection: nothing is split. */
export async function expandText(shell: Shell, word: Word, capture: Capture): Promise<string> {
  const texts: string[] = [];
  for (const [i, part] of word.entries()) texts.push(await valueOf(shell, part, i === 0, capture));
  return texts.join('');
}

/**
 * A word as the arguments that it becomes: what stands outside of quotes and comes from a variable or a
 * substitution is split at blanks; it may leave none.
 */
export async function expandWord(shell: Shell, word: Word, capture: Capture): Promise<string[]> {
  const fields: string[] = [];
  let current: string | null = null;
  for (const [i, part] of word.entries()) {
    const value = await valueOf(shell, part, i === 0, capture);
    if (part.type === 'text' || part.quoted) {
      current = (current ?? '') + value;
      continue;
    }
    const [first = '', ...others] = value.split(/[ \t\n]+/);
    if (first !== '' || (others.length && current !== null)) current = (current ?? '') + first;
    for (const next of others) {
      if (current !== null) fields.push(current);
      current = next === '' ? null : next;
    }
  }
  if (current !== null) fields.push(current);
  return fields;
}

async function valueOf(shell: Shell, part: Part, isFirst: boolean, capture: Capture): Promise<string> {
  switch (part.type) {
    case 'text':
      return isFirst && !part.quoted ? part.text.replace(/^~(?=\/|$)/, home) : part.text;
    case 'script':
      return (await capture(shell, part.script)).replace(/\n+$/, '');
    case 'variable': {
      const value = shell.variable(part.name);
      const { fallback } = part;
      if (fallback && (value === undefined || (fallback.orEmpty && value === '')))
        return expandText(shell, fallback.word, capture);
      if (value === undefined && shell.refusesUnset && /^\w/.test(part.name))
        throw new ExpansionProblem(`${part.name}: unbound variable`);
      return value ?? '';
    }
  }
}
