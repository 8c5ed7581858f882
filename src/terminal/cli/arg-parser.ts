import { usageError } from './cli-error.ts';
import { readFloat, readInt, reprText } from './python.ts';
import { closeMatches } from '../../words/close-matches.ts';

/** An option as Python's argparse knows it. */
export interface Option {
  /** `--user-name`. */
  readonly flag: string;
  /** Where its value is kept; two flags may share it, as `--x` and `--no-x` do. */
  readonly dest: string;
  /** How many words it takes: none (`constant` is its value then), one, at most one, or all up to the next option. */
  readonly takes: 'none' | 'one' | 'maybe' | 'many';
  readonly constant?: unknown;
  readonly required?: boolean;
  readonly type?: 'int' | 'float';
  readonly choices?: readonly string[];
  /** Whether it may be repeated: each value is kept, with its flag. */
  readonly appends?: boolean;
}

export interface Positional {
  readonly dest: string;
  /** `two`: two words next to each other, kept as a list. */
  readonly takes: 'one' | 'two' | 'maybe';
  readonly choices?: readonly string[];
}

export interface Arguments {
  readonly values: ReadonlyMap<string, unknown>;
  /** Words that no option and no position takes, in order. */
  readonly extras: readonly string[];
}

interface Known {
  readonly option: Option | null;
  readonly explicit: string | null;
}

/**
 * Splits a command line as Python's argparse does, which the CLI uses: abbreviated options, `--flag=value`, options and
 * positions in any order. https://docs.python.org/3/library/argparse.html
 * @throws CliError with argparse's own sentence
 */
export function parseKnown(
  words: readonly string[],
  options: readonly Option[],
  positionals: readonly Positional[],
): Arguments {
  const reader = new Reader(words, options, positionals);
  reader.read();
  const missing = [
    ...options.filter(({ required, dest }) => required && !reader.values.has(dest)).map(({ flag }) => flag),
    ...reader.left.filter(({ takes }) => takes !== 'maybe').map(({ dest }) => dest),
  ];
  if (missing.length) throw usageError(`the following arguments are required: ${missing.join(', ')}`);
  return reader;
}

/** The words that a position needs at least. */
const fewest = { one: 1, two: 2, maybe: 0 } as const;

class Reader implements Arguments {
  readonly values = new Map<string, unknown>();
  readonly extras: string[] = [];
  left: readonly Positional[];
  readonly #words: readonly string[];
  readonly #known: ReadonlyMap<number, Known>;

  constructor(words: readonly string[], options: readonly Option[], positionals: readonly Positional[]) {
    this.left = positionals;
    const end = words.indexOf('--');
    this.#words = end < 0 ? words : [...words.slice(0, end), ...words.slice(end + 1)];
    const byFlag = new Map(options.map((option) => [option.flag, option]));
    const known = new Map<number, Known>();
    for (const [i, word] of words.slice(0, end < 0 ? undefined : end).entries()) {
      const found = optionOf(word, byFlag);
      if (found) known.set(i, found);
    }
    this.#known = known;
  }

  read(): void {
    let at = 0;
    for (const [index, known] of this.#known) {
      if (index < at) continue;
      at = this.#positions(at, index);
      this.extras.push(...this.#words.slice(at, index));
      at = this.#option(index, known);
    }
    const stop = this.#positions(at, this.#words.length, true);
    this.extras.push(...this.#words.slice(stop));
  }

  /** Gives words to the positions that are left. @returns the index of the next word */
  #positions(from: number, to: number, isEnd = false): number {
    let at = from;
    while (this.left.length && (at < to || isEnd)) {
      const [position] = this.left;
      if (!position || at + fewest[position.takes] > to) break;
      this.left = this.left.slice(1);
      const word = this.#words[at];
      if (at >= to || word === undefined) continue;
      if (position.choices) checkChoice(position.choices, word, position.dest);
      const end = at + (fewest[position.takes] || 1);
      this.values.set(position.dest, position.takes === 'two' ? this.#words.slice(at, end) : word);
      at = end;
    }
    return at;
  }

  #option(index: number, { option, explicit }: Known): number {
    if (!option) {
      this.extras.push(this.#words[index] ?? '');
      return index + 1;
    }
    if (explicit !== null) {
      if (option.takes === 'none')
        throw usageError(`argument ${option.flag}: ignored explicit argument ${reprText(explicit)}`);
      this.#set(option, [explicit]);
      return index + 1;
    }
    let end = index + 1;
    const most = option.takes === 'many' ? Infinity : option.takes === 'none' ? 0 : 1;
    while (end < this.#words.length && !this.#known.has(end) && end - index - 1 < most) end++;
    if (option.takes === 'one' && end === index + 1)
      throw usageError(`argument ${option.flag}: expected one argument`);
    this.#set(option, this.#words.slice(index + 1, end));
    return end;
  }

  #set(option: Option, words: readonly string[]): void {
    const values = words.map((word) => converted(option, word));
    for (const word of words) if (option.choices) checkChoice(option.choices, word, option.flag);
    const single = values.length ? values[0] : option.constant;
    if (option.appends) {
      const before = (this.values.get(option.dest) ?? []) as readonly unknown[];
      this.values.set(option.dest, [...before, [option.flag, single]]);
      return;
    }
    this.values.set(option.dest, option.takes === 'many' ? values : single);
  }
}

function checkChoice(choices: readonly string[], word: string, name: string): void {
  if (!choices.includes(word)) throw usageError(`argument ${name}: ${invalidChoice(word, choices)}`);
}

function converted({ type, flag }: Option, word: string): unknown {
  if (!type) return word;
  const value = type === 'int' ? readInt(word) : readFloat(word);
  if (value === null) throw usageError(`argument ${flag}: invalid ${type} value: ${reprText(word)}`);
  return value;
}

/** Reads a word as an option; null for a word that is a value. */
function optionOf(word: string, byFlag: ReadonlyMap<string, Option>): Known | null {
  if (!word.startsWith('-')) return null;
  const exact = byFlag.get(word);
  if (exact) return { option: exact, explicit: null };
  if (word.length === 1) return null;
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const explicit = equals < 0 ? null : word.slice(equals + 1);
  const named = byFlag.get(name);
  if (named && explicit !== null) return { option: named, explicit };
  const begun = name.startsWith('--') ? [...byFlag.keys()].filter((flag) => flag.startsWith(name)) : [];
  if (begun.length > 1) throw usageError(`ambiguous option: ${word} could match ${begun.join(', ')}`);
  const abbreviated = byFlag.get(begun[0] ?? '');
  if (abbreviated) return { option: abbreviated, explicit };
  if (/^-\d+$|^-\d*\.\d+$/.test(word) || word.includes(' ')) return null;
  return { option: null, explicit: null };
}

/** The CLI's message for an unknown name, with similar names that it knows. */
function invalidChoice(word: string, choices: readonly string[]): string {
  const lines = ['Invalid choice, valid choices are:\n'];
  for (let i = 0; i < choices.length; i += 2)
    lines.push(
      choices
        .slice(i, i + 2)
        .map((choice) => choice.padEnd(40))
        .join(' | '),
    );
  const near = closeMatches(word, choices, 0.8);
  if (near.length) {
    lines.push(`\n\nInvalid choice: ${reprText(word)}, maybe you meant:\n`);
    lines.push(...near.map((name) => `  * ${name}`));
  }
  return lines.join('\n');
}
