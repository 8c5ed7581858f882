import { byCodePoints, str } from '../cli/python.ts';
import type { Section } from './table-sections.ts';
import { renderSections } from './table-sections.ts';

type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;
const isEmpty = (value: unknown): boolean =>
  !value || (Array.isArray(value) ? value.length === 0 : isRecord(value) && !Object.keys(value).length);

/** Rows that don't have as many columns as those above: the CLI gives up with this sentence. */
export class TableProblem extends Error {}

/**
 * `--output table`: a box with a title, columns of scalars in alphabetical order, and a box within it for each value
 * that is none. A table wider than `columns` is turned, so that its headings stand left.
 */
export function formatTable(title: string, value: unknown, columns: number): string {
  const table = new Table();
  return table.build(title, value, 0) ? renderSections(table.sections, columns) : '';
}

class Table {
  readonly sections: Section[] = [];

  build(title: string | null, value: unknown, depth: number): boolean {
    if (isEmpty(value)) return false;
    if (title !== null) this.sections.push({ title, depth, headers: [], rows: [], widths: [] });
    if (Array.isArray(value)) {
      if (isRecord(value[0])) this.#records(value as Values[], depth, title ?? '');
      else for (const item of value) this.#listItem(item);
    } else if (isRecord(value)) this.#record(value, depth);
    return true;
  }

  #listItem(item: unknown): void {
    if (isScalar(item)) this.#row([item]);
    else if (Array.isArray(item) && item.every(isScalar)) this.#row(item);
    else this.build(null, item, 0);
  }

  #record(value: Values, depth: number): void {
    const { scalars, others } = grouped([value]);
    const [only = ''] = scalars;
    if (scalars.length === 1) this.#row([only, value[only]]);
    else if (scalars.length) {
      this.#headers(scalars);
      this.#row(scalars.map((key) => value[key]));
    }
    for (const key of others) this.build(key, value[key], depth + 1);
  }

  #records(values: readonly Values[], depth: number, title: string): void {
    const { scalars, others } = grouped(values);
    this.#headers(scalars);
    for (const [i, value] of values.entries()) {
      if (i && others.length) {
        this.sections.push({ title, depth, headers: [], rows: [], widths: [] });
        this.#headers(scalars);
      }
      this.#row(scalars.map((key) => (Object.hasOwn(value, key) ? value[key] : '')));
      for (const key of others) if (Object.hasOwn(value, key)) this.build(key, value[key], depth + 1);
    }
  }

  #headers(headers: readonly string[]): void {
    const section = this.sections.at(-1);
    if (section) section.headers = headers;
  }

  #row(values: readonly unknown[]): void {
    const section = this.sections.at(-1);
    if (!section) return;
    const most = section.rows[0]?.length ?? (section.headers.length || values.length);
    if (values.length !== most)
      throw new TableProblem(`Row should have ${most} elements, instead it has ${values.length}`);
    section.rows.push(values.map(str));
  }
}

function grouped(values: readonly Values[]): { scalars: readonly string[]; others: readonly string[] } {
  const [scalars, others] = [new Set<string>(), new Set<string>()];
  for (const value of values)
    for (const [key, item] of Object.entries(value)) (isScalar(item) ? scalars : others).add(key);
  return { scalars: [...scalars].sort(byCodePoints), others: [...others].sort(byCodePoints) };
}
