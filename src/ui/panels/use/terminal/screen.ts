import { terminalPanel as words } from '#words/terminal-panel.ts';
import { safeText } from './safe-text.ts';

/**
 * The most lines that are shown at first: a longer output is shown without its middle, until all of it is asked for.
 */
const fewLines = 60;
/** How many lines are drawn at a time once all are asked for. */
const chunkLines = 200;
/** The same limit in characters, for text without line breaks, such as a picture in base64. */
const fewCharacters = 12_000;

/** The number of lines at the beginning and at the end that are shown at first. Errors are explained at the end. */
const shownEnds = { stdout: { head: 40, tail: 12 }, stderr: { head: 10, tail: 14 } } as const;

export interface Shown {
  /** The text in pieces of whole lines; if the middle is left out, only the part before it. */
  readonly chunks: readonly string[];
  /** The lines behind the omitted middle. */
  readonly tail: string;
  /** The number of all lines. */
  readonly lines: number;
  readonly cut: boolean;
}

/** Returns the shown part of an output: its first and last lines, or all of it in pieces. */
export function shownOf(text: string, all: boolean, kind: keyof typeof shownEnds = 'stdout'): Shown {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n');
  const isShort = lines.length <= fewLines && body.length <= fewCharacters;
  if (!all && !isShort) {
    const { head, tail } = shownEnds[kind];
    const first = lines.slice(0, head).join('\n').slice(0, fewCharacters);
    const last = lines.slice(Math.max(head, lines.length - tail)).join('\n');
    return { chunks: [first], tail: last.slice(-fewCharacters / 4), lines: lines.length, cut: true };
  }
  const chunks: string[] = [];
  for (let from = 0; from < lines.length; from += chunkLines)
    chunks.push(lines.slice(from, from + chunkLines).join('\n'));
  return { chunks, tail: '', lines: lines.length, cut: false };
}

/**
 * Whether an output is one of the CLI's tables: they begin with a line of dashes and have upright lines at the sides.
 */
export const isTable = (text: string): boolean => /^-{3,}\n\|/.test(text);

export type Tone = 'stdout' | 'stderr' | 'note';

/** Output of one kind without a break. `text` is already safe to show. */
interface Block {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
}

/** One command and its output, or (`command` is null) a note of the terminal itself. */
export interface Entry {
  readonly id: number;
  /** The identity that acted. */
  readonly who: string;
  /** The account in which the names in the output are looked up. */
  readonly account: string;
  readonly command: string | null;
  readonly blocks: readonly Block[];
  /** The exit code, once there is one. */
  readonly code: number | null;
  /** The revision under which the last refusal in it is explained; null if policies refused nothing. */
  readonly refused: number | null;
}

export interface Screen {
  readonly entries: readonly Entry[];
  /** Whether older entries were dropped. */
  readonly dropped: boolean;
  readonly next: number;
}

const mostEntries = 600;
/** The most characters of all entries together, and of a single one. */
const mostText = 4_000_000;
const mostShown = 2_000_000;

export const emptyScreen: Screen = { entries: [], dropped: false, next: 1 };

const sizeOf = ({ command, blocks }: Entry): number =>
  (command?.length ?? 0) + blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Returns the newest entries within the limits; the last one always stays. */
function bounded(screen: Screen): Screen {
  let kept = 0;
  let size = 0;
  while (kept < Math.min(screen.entries.length, mostEntries)) {
    const entry = screen.entries.at(-1 - kept);
    size += entry ? sizeOf(entry) : 0;
    if (kept > 0 && size > mostText) break;
    kept++;
  }
  if (kept === screen.entries.length) return screen;
  return { ...screen, entries: screen.entries.slice(-kept), dropped: true };
}

/** Returns the screen with a new entry at its end. */
export function withEntry(screen: Screen, entry: Pick<Entry, 'who' | 'account' | 'command'>): Screen {
  const command = entry.command === null ? null : safeText(entry.command);
  const added: Entry = { ...entry, id: screen.next, command, blocks: [], code: null, refused: null };
  return bounded({ ...screen, entries: [...screen.entries, added], next: screen.next + 1 });
}

const changed = (screen: Screen, change: (entry: Entry) => Entry): Screen => {
  const last = screen.entries.at(-1);
  return last ? { ...screen, entries: [...screen.entries.slice(0, -1), change(last)] } : screen;
};

/** Returns the screen with text added to its last entry. */
export function withOutput(screen: Screen, tone: Tone, text: string): Screen {
  const cut = text.length > mostShown ? `\n${words.cut(mostShown, text.length)}\n` : '';
  const shown = safeText(text.slice(0, mostShown)) + cut;
  const next = changed(screen, (entry) => {
    const before = entry.blocks.at(-1);
    const joins = before?.tone === tone;
    const id = joins ? before.id : entry.blocks.length;
    const block: Block = { id, tone, text: joins ? before.text + shown : shown };
    return { ...entry, blocks: [...(joins ? entry.blocks.slice(0, -1) : entry.blocks), block] };
  });
  return bounded(next);
}

export const withCode = (screen: Screen, code: number): Screen =>
  changed(screen, (entry) => ({ ...entry, code }));

export const withRefusal = (screen: Screen, refused: number): Screen =>
  changed(screen, (entry) => ({ ...entry, refused }));

/** Sets the last entry's command: a script's own line is replaced by its first command. */
export const withCommand = (screen: Screen, command: string): Screen =>
  changed(screen, (entry) => ({ ...entry, command: safeText(command) }));

/** Returns everything on the screen as text, as one would copy it out of a terminal. */
export function textOf({ entries }: Screen): string {
  return entries
    .map((entry) => [commandLine(entry), ...entry.blocks.map(({ text }) => text)].join(''))
    .join('');
}

const commandLine = ({ command }: Entry): string =>
  command === null ? '' : `$ ${command.replaceAll('\n', '\n> ')}\n`;

/** Returns a command's output, without the terminal's own notes. */
export const outputOf = ({ blocks }: Entry): string =>
  blocks
    .filter(({ tone }) => tone !== 'note')
    .map(({ text }) => text)
    .join('');
