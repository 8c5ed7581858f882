import type { Effort, Work } from '../work.ts';
import { textWidth } from './text-width.ts';

/** A box of a table: a title, headings and rows. */
export interface Section {
  readonly title: string;
  /** How many boxes are around it. */
  readonly depth: number;
  headers: readonly string[];
  rows: string[][];
  /** How many columns the first headings or row had; null before. */
  columns: number | null;
  /** The widest text of each column. */
  widths: number[];
}

/** Blanks that a column has in addition to its widest text. */
const padding = 4;

const totalWidth = ({ title, depth, widths }: Section): number =>
  Math.max(
    textWidth(title) + 2 + 2 * depth,
    widths.reduce((sum, width) => sum + width + padding, 0) + 2 + 2 * depth,
  );

const maxWidth = (sections: readonly Section[]): number =>
  sections.reduce((most, section) => Math.max(most, totalWidth(section)), 0);

/** Python's `round`: halves to the even number. */
function round(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 ? floor + 1 : floor;
}

/** @throws TooMuch */
export function* renderSections(given: readonly Section[], columns: number, effort: Effort): Work<string> {
  if (effort.spend(given.length)) yield;
  const sections = maxWidth(given) > columns ? given.map(turned) : given;
  const width = maxWidth(sections);
  if (effort.write(width)) yield;
  const lines = [`${'-'.repeat(width)}\n`];
  for (const section of sections) yield* render(section, width, lines, effort);
  return lines.join('');
}

/** A section of one row, with its headings left of it. */
function turned(section: Section): Section {
  const [row] = section.rows;
  if (section.rows.length !== 1 || !row || !section.headers.length) return section;
  const rows = section.headers.map((header, i) => [header, row[i] ?? '']);
  const widths = [0, 1].map((column) => Math.max(...rows.map((cells) => textWidth(cells[column] ?? ''))));
  return { ...section, headers: [], rows, columns: 2, widths };
}

function* render(section: Section, most: number, lines: string[], effort: Effort): Work<void> {
  const width = most - 2 * section.depth;
  const edge = '|'.repeat(section.depth);
  const { title, headers, rows } = section;
  function* add(line: () => string): Work<void> {
    if (effort.write(most)) yield;
    lines.push(`${edge}${line()}${edge}\n`);
  }
  if (title !== '') {
    yield* add(() => centered(title, width, '|', '|'));
    if (!headers.length && !rows.length) yield* add(() => `+${'-'.repeat(width - 2)}+`);
  }
  const widths = scaled(section.widths, width);
  if (headers.length) {
    yield* add(() => rule(widths));
    yield* add(() =>
      headers.map((header, i) => centered(header, widths[i] ?? 0, i ? '' : '|', '|')).join(''),
    );
  }
  if (!rows.length || !widths.length) return;
  yield* add(() => rule(widths));
  for (const row of rows)
    yield* add(() => row.map((cell, i) => leftAligned(cell, widths[i] ?? 0, i ? '' : '|')).join(''));
  yield* add(() => rule(widths));
}

/** Widths that fill the box, in the columns' own proportions. */
function scaled(natural: readonly number[], width: number): number[] {
  const padded = natural.map((one) => one + padding);
  const factor = width / padded.reduce((sum, one) => sum + one, 0);
  const widths = padded.map((one) => round(factor * one));
  let over = widths.reduce((sum, one) => sum + one, 0) - width;
  if (!widths.length) return widths;
  while (over !== 0) {
    const order = [...widths.keys()];
    if (over < 0) order.reverse();
    for (const i of order) {
      if (over === 0) break;
      widths[i] = (widths[i] ?? 0) + (over > 0 ? -1 : 1);
      over += over > 0 ? -1 : 1;
    }
  }
  return widths;
}

const blanks = (count: number): string => ' '.repeat(Math.max(0, count));

function centered(text: string, width: number, left: string, right: string): string {
  const length = textWidth(text);
  const start = Math.floor(width / 2) - Math.floor(length / 2) - 1;
  const begun = left + blanks(start) + text;
  return begun + blanks(width - right.length - left.length - start - length) + right;
}

function leftAligned(text: string, width: number, left: string): string {
  const length = textWidth(text);
  const pad = width - (length + 2 + left.length + 1) >= 0 ? 2 : 0;
  return `${left}${blanks(pad)}${text}${blanks(width - (left.length + pad + length) - 1)}|`;
}

function rule(widths: readonly number[]): string {
  return widths
    .map((width, i) =>
      i ? `${'-'.repeat(Math.max(0, width - 1))}+` : `+${'-'.repeat(Math.max(0, width - 2))}+`,
    )
    .join('');
}
