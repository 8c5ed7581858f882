/** So many lines of an output stand there at first, and so many are drawn at a time once all are asked for. */
export const fewLines = 60;
const chunkLines = 200;
/** Characters: a line without an end, such as a picture in base64, counts by its length. */
const fewCharacters = 12_000;

export interface Shown {
  /** The text in stretches of whole lines. */
  readonly chunks: readonly string[];
  /** Lines in all. */
  readonly lines: number;
  readonly cut: boolean;
}

/** An output as it is shown: its first lines, or all of it in stretches. */
export function shownOf(text: string, all: boolean): Shown {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n');
  const few = lines.slice(0, fewLines).join('\n');
  const isShort = lines.length <= fewLines && body.length <= fewCharacters;
  if (!all && !isShort) return { chunks: [few.slice(0, fewCharacters)], lines: lines.length, cut: true };
  const chunks: string[] = [];
  for (let from = 0; from < lines.length; from += chunkLines)
    chunks.push(lines.slice(from, from + chunkLines).join('\n'));
  return { chunks, lines: lines.length, cut: false };
}

/** Whether an output is one of the CLI's tables, which have a line of dashes on top and upright ones at the sides. */
export const isTable = (text: string): boolean => /^-{3,}\n\|/.test(text);
