import { home } from '../session.ts';
import { tooMuch } from '#words/terminal.ts';
import type { Part, Script, Word } from './script.ts';
import { TooMuch } from '../work.ts';
import type { Shell } from './shell.ts';

/** Runs a script and gives what it prints: `$(…)`. */
type Capture = (shell: Shell, script: Script) => Promise<string>;

/** A word that can't be expanded, in bash's words. */
export class ExpansionProblem extends Error {}

/** The most characters of a command's words, and the most words. */
const mostCharacters = 8_000_000;
const mostWords = 100_000;

/** Expands the words of one command. */
export class Expansion {
  readonly #shell: Shell;
  readonly #capture: Capture;
  #characters = 0;
  #words = 0;

  constructor(shell: Shell, capture: Capture) {
    this.#shell = shell;
    this.#capture = capture;
  }

  /** A word as one text, as in an assignment or after a redirection: nothing is split. */
  async text(word: Word): Promise<string> {
    const texts: string[] = [];
    for (const [i, part] of word.entries()) texts.push(await this.#valueOf(part, i === 0));
    return texts.join('');
  }

  /**
   * A word as arguments. Text from a variable or a substitution outside of quotes is split at blanks, and may give no
   * argument at all.
   */
  async fields(word: Word): Promise<string[]> {
    const fields: string[] = [];
    let current: string | null = null;
    for (const [i, part] of word.entries()) {
      const value = await this.#valueOf(part, i === 0);
      if (part.type === 'text' || part.quoted) {
        current = (current ?? '') + value;
        continue;
      }
      const [first = '', ...others] = this.#split(value);
      if (first !== '' || (others.length && current !== null)) current = (current ?? '') + first;
      for (const next of others) {
        if (current !== null) fields.push(current);
        current = next === '' ? null : next;
      }
    }
    if (current !== null) fields.push(current);
    return fields;
  }

  #split(value: string): string[] {
    const words = value.split(/[ \t\n]+/, mostWords + 1);
    this.#words += words.length;
    if (this.#words > mostWords) throw new TooMuch(tooMuch.words(mostWords));
    return words;
  }

  async #valueOf(part: Part, isFirst: boolean): Promise<string> {
    const value = await this.#found(part, isFirst);
    this.#characters += value.length;
    if (this.#characters > mostCharacters) throw new TooMuch(tooMuch.expanded(mostCharacters));
    return value;
  }

  async #found(part: Part, isFirst: boolean): Promise<string> {
    switch (part.type) {
      case 'text':
        return isFirst && !part.quoted ? part.text.replace(/^~(?=\/|$)/, home) : part.text;
      case 'script':
        return withoutLineEnds(await this.#capture(this.#shell, part.script));
      case 'variable': {
        const value = this.#shell.variable(part.name);
        const { fallback } = part;
        if (fallback && (value === undefined || (fallback.orEmpty && value === '')))
          return this.text(fallback.word);
        if (value === undefined && this.#shell.refusesUnset && /^\w/.test(part.name))
          throw new ExpansionProblem(`${part.name}: unbound variable`);
        return value ?? '';
      }
    }
  }
}

/** A pattern would start again at each of many line ends. */
function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '\n') end--;
  return text.slice(0, end);
}
