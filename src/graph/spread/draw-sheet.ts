import { sheets as words } from '#words/spread.ts';
import { letters as houseLetters } from '../cloakroom/room.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { page as pageShape } from '../drawing/shapes.ts';
import type { Size } from '../picture/geometry.ts';
import { fit, write } from '../stage/layer.ts';

/** A line of a policy's text, and the number of letters by which it is indented. */
interface DocumentLine {
  readonly text: string;
  readonly indent: number;
}

const step = 2;

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function written(
  value: unknown,
  before: string,
  after: string,
  indent: number,
  most: number,
): DocumentLine[] {
  const isList = Array.isArray(value);
  const whole = `${before}${isList ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value)}${after}`;
  if (isPlain(value) || (isList && value.every(isPlain) && indent + whole.length <= most))
    return [{ text: whole, indent }];
  const parts: [string, unknown][] = Object.entries(value as object).map(([name, one]) => [
    isList ? '' : `${JSON.stringify(name)}: `,
    one,
  ]);
  return [
    { text: `${before}${isList ? '[' : '{'}`, indent },
    ...parts.flatMap(([name, one], at) =>
      written(one, name, at < parts.length - 1 ? ',' : '', indent + step, most),
    ),
    { text: `${isList ? ']' : '}'}${after}`, indent },
  ];
}

/**
 * Returns a policy's text as lines. A list of plain values stands on one line if that has at most `most` letters.
 * Empty if the text can't be read.
 */
export function documentLines(document: string, most: number): readonly DocumentLine[] {
  const value = parsed(document);
  return value === undefined ? [] : written(value, '', '', 0, most);
}

/** Returns only the lines of a policy's statements. */
export function statementLines(document: string, most: number): readonly DocumentLine[] {
  const { Statement: statement } = (parsed(document) ?? {}) as { readonly Statement?: unknown };
  const all: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return all.flatMap((one, i) =>
    one === undefined ? [] : written(one, '', i < all.length - 1 ? ',' : '', 0, most),
  );
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

/** The height that a page's name and first line take. */
const headHeight = 54;
const underText = 8;
const side = 14;
/**
 * The letter sizes: as large as possible while all of the text fits.
 */
const letters = { least: 14, most: 15.5 } as const;
const pitch = 1.45;
/** A letter's width compared with its height. */
const letterWidth = 0.62;

/** Draws a policy's text on its page, below the name and the first line, around the page's middle. */
export function drawText(
  document: string,
  { width, height }: Size,
  options: { readonly palette: Palette; readonly textScale: number },
): Primitive[] {
  const { palette, textScale } = options;
  const least = letters.least * textScale;
  const largest = letters.most * textScale;
  const head = headHeight * textScale;
  const room = { width: width - 2 * side, height: height - head - underText };
  const lettersIn = (size: number): number => Math.floor(room.width / (size * letterWidth));
  const linesIn = (size: number): number => Math.floor(room.height / (size * pitch));
  let size = largest;
  let lines = documentLines(document, lettersIn(size));
  const holds = (): boolean =>
    lines.length <= linesIn(size) &&
    lines.every(({ text, indent }) => indent + text.length <= lettersIn(size));
  // If there isn't room for everything, the parts that all policies have in common go first.
  for (const linesOf of [documentLines, statementLines]) {
    if (holds()) break;
    for (size = largest; size > least && !holds();) {
      size = Math.max(least, size - 0.5);
      lines = linesOf(document, lettersIn(size));
    }
  }
  const most = linesIn(size);
  const shown = lines.length > most ? lines.slice(0, most - 1) : lines;
  const [left, top] = [-width / 2 + side, -height / 2 + head];
  const at = (line: number): number => top + (line + 0.5) * size * pitch;
  const free = (indent: number): number => room.width - indent * size * letterWidth;
  const plain = { size, anchor: 'start' } as const;
  const rest = lines.length - shown.length;
  return [
    stroked(`M${String(left)} ${String(top - 5)}H${String(-left)}`, palette.line, 1.5),
    ...shown.map(({ text, indent }, i) =>
      write(fit(text, free(indent), size, true), left + indent * size * letterWidth, at(i), palette.ink, {
        ...plain,
        mono: true,
      }),
    ),
    ...(rest > 0 ? [write(words.moreLines(rest), left, at(shown.length), palette.ink2, plain)] : []),
  ];
}

/** Draws the empty place for a page, around its middle. */
export function drawNothing({ width, height }: Size, palette: Palette): Primitive[] {
  const { name, text } = houseLetters;
  const sheet = pageShape(width, height);
  return [
    filled(sheet, palette.paper, { opacity: 0.5 }),
    stroked(sheet, palette.policyEdge, 1.5, { dash: [7, 6] }),
    write(words.nothing, 0, -name * 0.8, palette.ink, { size: name, weight: 700 }),
    write(words.nothingText, 0, text * 0.8, palette.ink2, { size: text }),
  ];
}
