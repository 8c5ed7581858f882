import { byCodePoints, pythonType, str } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { isRecord, isScalar } from './kinds.ts';

/** Characters that take two columns, or that a table counts as two: East Asian wide, full and ambiguous ones. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f54e}\u{1f550}-\u{1f567}\u{1f57a}\u{1f595}\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d2}\u{1f6d5}-\u{1f6d7}\u{1f6dc}-\u{1f6df}\u{1f6eb}\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7eb}\u{1f7f0}\u{1f90c}-\u{1f93a}\u{1f93c}-\u{1f945}\u{1f947}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ambiguous =
  /[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00ae\u00b0-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00c6\u00d0\u00d7\u00d8\u00de-\u00e1\u00e6\u00e8-\u00ea\u00ec\u00ed\u00f0\u00f2\u00f3\u00f7-\u00fa\u00fc\u00fe\u0101\u0111\u0113\u011b\u0126\u0127\u012b\u0131-\u0133\u0138\u013f-\u0142\u0144\u0148-\u014b\u014d\u0152\u0153\u0166\u0167\u016b\u01ce\u01d0\u01d2\u01d4\u01d6\u01d8\u01da\u01dc\u0251\u0261\u02c4\u02c7\u02c9-\u02cb\u02cd\u02d0\u02d8-\u02db\u02dd\u02df\u0300-\u036f\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c1\u03c3-\u03c9\u0401\u0410-\u044f\u0451\u2010\u2013-\u2016\u2018\u2019\u201c\u201d\u2020-\u2022\u2024-\u2027\u2030\u2032\u2033\u2035\u203b\u203e\u2074\u207f\u2081-\u2084\u20ac\u2103\u2105\u2109\u2113\u2116\u2121\u2122\u2126\u212b\u2153\u2154\u215b-\u215e\u2160-\u216b\u2170-\u2179\u2189\u2190-\u2199\u21b8\u21b9\u21d2\u21d4\u21e7\u2200\u2202\u2203\u2207\u2208\u220b\u220f\u2211\u2215\u221a\u221d-\u2220\u2223\u2225\u2227-\u222c\u222e\u2234-\u2237\u223c\u223d\u2248\u224c\u2252\u2260\u2261\u2264-\u2267\u2500-\u254b\u2550-\u2573\u2580-\u258f\u2592-\u2595\u25a0\u25a1\u25b2\u25b3\u25b6\u25b7\u25bc\u25bd\u25c0\u25c1\u25c6-\u25c8\u25cb\u25ce-\u25d1\u2605\u2606\u2609\u260e\u260f\u2640\u2642\u2660\u2661\u2663-\u2665\ue000-\uf8ff\ufe00-\ufe0f\ufffd]/u;

/** Columns that a text takes in a table, as the CLI counts them. */
function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u00a0' && (wide.test(char) || ambiguous.test(char)) ? 2 : 1;
  return width;
}

/** A box of a table: a title, headings and rows. */
interface Section {
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
function* renderSections(given: readonly Section[], columns: number, effort: Effort): Work<string> {
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

type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  !value || (Array.isArray(value) ? value.length === 0 : isRecord(value) && !Object.keys(value).length);

/** A value that doesn't fit into a table. The CLI gives up with this sentence. */
class TableProblem extends Error {}

/**
 * `--output table`: a box with a title, columns of scalars in alphabetical order, and an inner box for each other
 * value. A table wider than `columns` is turned: its headings are on the left. @throws TooMuch
 */
export function* writeTable(title: string, value: unknown, columns: number, effort: Effort): Work<string> {
  const table = new Table(effort);
  return (yield* table.build(title, value, 0)) ? yield* renderSections(table.sections, columns, effort) : '';
}

class Table {
  readonly sections: Section[] = [];
  readonly #effort: Effort;

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  *build(title: string | null, value: unknown, depth: number): Work<boolean> {
    if (this.#effort.spend(Array.isArray(value) ? 1 + value.length : 1)) yield;
    if (isEmpty(value)) return false;
    if (title !== null) this.#section(title, depth);
    if (Array.isArray(value)) {
      if (isRecord(value[0])) yield* this.#records(value, depth, title ?? '');
      else for (const item of value) yield* this.#listItem(item);
    } else if (isRecord(value)) yield* this.#record(value, depth);
    return true;
  }

  *#listItem(item: unknown): Work<void> {
    // A structure in a mixed list shows only its names.
    const cells: unknown = isRecord(item) ? Object.keys(item) : item;
    if (!Array.isArray(cells)) yield* this.#row([item]);
    else if (cells.every(isScalar)) yield* this.#row(cells);
    else yield* this.build(null, item, 0);
  }

  *#record(value: Values, depth: number): Work<void> {
    const { scalars, others } = grouped([value]);
    const [only = ''] = scalars;
    if (scalars.length === 1) yield* this.#row([only, value[only]]);
    else if (scalars.length) {
      this.#headers(scalars);
      yield* this.#row(scalars.map((key) => value[key]));
    }
    for (const key of others) yield* this.build(key, value[key], depth + 1);
  }

  *#records(values: readonly unknown[], depth: number, title: string): Work<void> {
    const records = values.map(recordOf);
    const { scalars, others } = grouped(records);
    this.#headers(scalars);
    for (const [i, value] of records.entries()) {
      if (i && others.length) {
        this.#section(title, depth);
        this.#headers(scalars);
      }
      yield* this.#row(scalars.map((key) => (Object.hasOwn(value, key) ? value[key] : '')));
      for (const key of others) if (Object.hasOwn(value, key)) yield* this.build(key, value[key], depth + 1);
    }
  }

  #section(title: string, depth: number): void {
    this.sections.push({ title, depth, headers: [], rows: [], columns: null, widths: [] });
  }

  #headers(headers: readonly string[]): void {
    const section = this.sections.at(-1);
    if (!section) return;
    section.headers = headers;
    section.columns ??= headers.length;
    widen(section, headers);
  }

  *#row(values: readonly unknown[]): Work<void> {
    const section = this.sections.at(-1);
    if (!section) return;
    section.columns ??= values.length;
    if (values.length !== section.columns)
      throw new TableProblem(`Row should have ${section.columns} elements, instead it has ${values.length}`);
    const row = values.map(str);
    for (const cell of row) if (this.#effort.write(cell.length)) yield;
    section.rows.push(row);
    widen(section, row);
  }
}

function widen(section: Section, cells: readonly string[]): void {
  if (section.widths.length && cells.length > section.widths.length)
    throw new TableProblem('list index out of range');
  cells.forEach((cell, i) => (section.widths[i] = Math.max(section.widths[i] ?? 0, textWidth(cell))));
}

/**
 * An item of a list whose first item is a structure. @throws TableProblem for another kind of item, in Python's words
 */
function recordOf(item: unknown): Values {
  if (isRecord(item)) return item;
  const type = pythonType(item);
  if (typeof item !== 'string' && !Array.isArray(item))
    throw new TableProblem(`'${type}' object is not iterable`);
  if (!item.length) throw new TableProblem(`'${type}' object has no attribute 'get'`);
  throw new TableProblem(
    typeof item === 'string'
      ? "string indices must be integers, not 'str'"
      : `list indices must be integers or slices, not ${pythonType(item[0])}`,
  );
}

function grouped(values: readonly Values[]): { scalars: readonly string[]; others: readonly string[] } {
  const [scalars, others] = [new Set<string>(), new Set<string>()];
  for (const value of values)
    for (const [key, item] of Object.entries(value)) (isScalar(item) ? scalars : others).add(key);
  return { scalars: [...scalars].sort(byCodePoints), others: [...others].sort(byCodePoints) };
}
