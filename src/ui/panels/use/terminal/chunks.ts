/** An output with more lines than this is shown without its middle, until all of it is asked for. */
const fewLines = 60;
/** How many lines are drawn at a time once all are asked for. */
const chunkLines = 200;
/** Characters: a line without an end, such as a picture in base64, counts by its length. */
const fewCharacters = 12_000;

/** Lines at the beginning and at the end that stand there at first. Mistakes are explained at the end. */
const ends = { stdout: { head: 40, tail: 12 }, stderr: { head: 10, tail: 14 } } as const;

export interface Shown {
  /** The text in stretches of whole lines; where the middle is left out, only what is before it. */
  readonly chunks: readonly string[];
  /** What is behind the middle that was left out. */
  readonly tail: string;
  /** Lines in all. */
  readonly lines: number;
  readonly cut: boolean;
}

/** An output as it is shown: its first and last lines, or all of it in stretches. */
export function shownOf(text: string, all: boolean, kind: keyof typeof ends = 'stdout'): Shown {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n');
  const isShort = lines.length <= fewLines && body.length <= fewCharacters;
  if (!all && !isShort) {
    const { head, tail } = ends[kind];
    const first = lines.slice(0, head).join('\n').slice(0, fewCharacters);
    const last = lines.slice(Math.max(head, lines.length - tail)).join('\n');
    return { chunks: [first], tail: last.slice(-fewCharacters / 4), lines: lines.length, cut: true };
  }
  const chunks: string[] = [];
  for (let from = 0; from < lines.length; from += chunkLines)
    chunks.push(lines.slice(from, from + chunkLines).join('\n'));
  return { chunks, tail: '', lines: lines.length, cut: false };
}

/** Whether an output is one of the CLI's tables, which have a line of dashes on top and upright ones at the sides. */
export const isTable = (text: string): boolean => /^-{3,}\n\|/.test(text);
