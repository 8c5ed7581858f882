import { tick } from 'svelte';
import type { World } from '../../../../engine/index.ts';
import { parseScript, readText } from '../../../../terminal/shell/parse.ts';
import type { Complete, Completion, CompletionOption } from '../../../../terminal/terminal.ts';
import { loadComplete, prepareService } from '../../../../terminal/terminal.ts';
import { Pace } from '../../../../terminal/work.ts';
import { LineHistory } from './line-history.svelte.ts';
import type { Terminal } from './terminal.svelte.ts';
import { terminalPanel as words } from '#words/terminal-panel.ts';
import { count } from '../../../../words/index.ts';

/** The most characters that the line takes. */
const longestInput = 256_000;
/** The most lines: a browser lays them out one by one, and 100,000 would stop the page for seconds. */
const mostLines = 6000;
/** The most characters of a single line with text in both directions. */
const longestMixedLine = 7000;

/** The browser's cost for such a line: it grows with its length and with the square of that. */
const mixedCost = (length: number): number => length * (length + 2000);

const fromRightToLeft =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** Whether a text has more than `most` lines. */
function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
  return lines > most;
}

/** Returns why the line doesn't take a text, or null if it does: no typed or pasted text may stop the page. */
export function refusalOf(text: string): string | null {
  const { length } = text;
  if (length > longestInput) return words.tooLong(count(length), count(longestInput));
  if (length > mostLines && hasMoreLines(text, mostLines)) return words.tooManyLines(count(mostLines));
  return costOfMixed(text) > mixedCost(longestMixedLine)
    ? words.tooLongFromRight(count(longestMixedLine))
    : null;
}

function costOfMixed(text: string): number {
  let sum = 0;
  for (const line of text.split('\n')) if (fromRightToLeft.test(line)) sum += mixedCost(line.length);
  return sum;
}

/** A longer text is a script: it gets no suggestions, and isn't read at once. */
const longestCompleted = 10_000;
/**
 * Matches `aws`, its options with their values, and a service. A value can't begin with a dash, so that there is only
 * one way to match.
 */
const servicePattern = /\baws\s+(?:--[\w-]+(?:(?:=|\s+)[\w./:][\w./:-]*)?\s+)*([a-z][a-z0-9-]*)\s/g;

/** An option that ends in one of these can go on: a path, a pair, a prefix. */
const goesOn = /[=/:,]$/;

/** Whether a text waits for more lines: it has an open quote, or a backslash at its end. */
export function isIncomplete(text: string): boolean {
  return goesOnBelow(text) || waits(parseScript(text));
}

const waits = (parsed: ReturnType<typeof parseScript>): boolean => !parsed.ok && parsed.incomplete;

/** Whether a text ends in a backslash that isn't escaped. */
function goesOnBelow(text: string): boolean {
  let end = text.length;
  while (text[end - 1] === '\\') end--;
  return (text.length - end) % 2 === 1;
}

/** Returns the text with an option in place of the typed word, and the cursor behind it. */
export function withOption(
  text: string,
  { from, to }: Pick<Completion, 'from' | 'to'>,
  option: string,
  ends: boolean,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(to);
  const gap = ends && !goesOn.test(option) && !rest.startsWith(' ') ? ' ' : '';
  const before = text.slice(0, from) + option + gap;
  return { text: before + rest, cursor: before.length };
}

/** The line that is being typed: its text, its suggestions, and its place in the history. */
export class Line {
  readonly #terminal: Terminal;
  readonly #world: () => World;
  readonly history: LineHistory;
  #complete: Complete | null = null;
  element: HTMLTextAreaElement | null = null;
  text = $state('');
  suggestions = $state.raw<Completion | null>(null);
  /** The suggestion that Enter takes; if negative, none is marked, and Enter runs the line. */
  at = $state(-1);
  /** Whether the next Tab moves the focus instead of completing, after Esc. */
  leaving = $state(false);
  /** Why a text was refused, or null. */
  refused = $state<string | null>(null);

  constructor(terminal: Terminal, world: () => World) {
    this.#terminal = terminal;
    this.#world = world;
    this.history = new LineHistory(() => terminal.session.history);
  }

  get #cursor(): number {
    return this.element?.selectionStart ?? this.text.length;
  }

  /** Sets the line's text, moves the cursor to its end or to `cursor`, and gives the line the focus. */
  put(text: string, cursor = text.length): void {
    if (!this.takes(text)) return;
    this.text = text;
    void tick().then(() => {
      this.element?.focus();
      this.element?.setSelectionRange(cursor, cursor);
    });
  }

  /** Types a text at the cursor. */
  insert(text: string): void {
    const from = this.#cursor;
    const to = this.element?.selectionEnd ?? from;
    this.put(this.text.slice(0, from) + text + this.text.slice(to), from + text.length);
  }

  /** Whether the line takes a text; if not, it says why. */
  takes(text: string): boolean {
    this.refused = refusalOf(text);
    return this.refused === null;
  }

  typed(text: string): void {
    this.text = text;
    this.history.reset();
    void this.#prepare();
    if (this.suggestions) void this.suggest(false);
  }

  enter(): void {
    const { text } = this;
    if (text.trim() === '') return;
    this.text = '';
    this.suggestions = null;
    this.history.reset();
    void this.#terminal.enter(text);
  }

  /** Handles Enter: runs the text if it is complete. @returns whether it is, or will be once all of it has been read */
  enterIfWhole(): boolean {
    if (this.text.length > longestCompleted) void this.#enterLong(this.text);
    else if (isIncomplete(this.text)) return false;
    else this.enter();
    return true;
  }

  /** Reads a long text in slices that leave the page time, then runs it, or adds another line to it. */
  async #enterLong(text: string): Promise<void> {
    const goesOn = goesOnBelow(text) || waits(await new Pace().run(readText(text)));
    if (this.text !== text) return;
    if (goesOn) this.insert('\n');
    else this.enter();
  }

  /** Handles Ctrl-C on a line: empties it. */
  abandon(): void {
    this.#terminal.abandon(this.text);
    this.text = '';
    this.suggestions = null;
    this.history.reset();
  }

  /** Goes one line back (1) or on (-1) in the history. @returns whether there is one */
  recall(steps: number): boolean {
    const line = this.history.move(steps, this.text);
    if (line === null) return false;
    this.put(line);
    return true;
  }

  /** Whether Tab has something to complete here; if not, it moves the focus as everywhere. */
  get completes(): boolean {
    return this.text.slice(0, this.#cursor).trim() !== '' && this.text.length <= longestCompleted;
  }

  async warmUp(): Promise<void> {
    this.#complete = await loadComplete();
  }

  /** Looks up what could stand at the cursor. With `fill`, it fills in the part that all have in common. */
  async suggest(fill: boolean): Promise<void> {
    await this.#prepare();
    this.#complete ??= await loadComplete();
    const found = this.#complete(this.#terminal.session, this.text, this.#cursor, this.#world());
    const [only] = found.options;
    if (fill && only && found.options.length === 1) return this.take(only, found);
    this.at = -1;
    this.suggestions = found.options.length > 0 || fill ? found : null;
    const begun = this.text.slice(found.from, found.to);
    if (!fill || found.common.length <= begun.length) return;
    const { text, cursor } = withOption(this.text, found, found.common, false);
    this.suggestions = { ...found, to: found.from + found.common.length };
    this.put(text, cursor);
  }

  take(option: CompletionOption, found: Completion | null = this.suggestions): void {
    if (!found) return;
    const { text, cursor } = withOption(this.text, found, option.text, true);
    this.suggestions = null;
    this.put(text, cursor);
    void this.#prepare();
  }

  /** Moves the marked suggestion. */
  mark(steps: number): void {
    const most = this.suggestions?.options.length ?? 0;
    if (most > 0) this.at = this.at < 0 && steps < 0 ? most - 1 : (this.at + steps + most) % most;
  }

  /** Fetches the models with the named services' options before they are needed. */
  async #prepare(): Promise<void> {
    if (this.text.length > longestCompleted) return;
    const named = [...this.text.matchAll(servicePattern)].map(([, service = '']) => service);
    const services = named.filter((service, index) => named.indexOf(service) === index);
    await Promise.all(services.map((service) => prepareService(service).catch(() => undefined)));
  }
}
