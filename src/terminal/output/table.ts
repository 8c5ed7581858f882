import { byCodePoints, pythonType, str } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { isRecord, isScalar } from './kinds.ts';
import type { Section } from './table-sections.ts';
import { renderSections } from './table-sections.ts';
import { textWidth } from './text-width.ts';

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
