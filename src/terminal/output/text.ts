import { byCodePoints, str } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { isRecord, isScalar } from './kinds.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * `--output text`: values separated by tabs, one line for each structure, in the alphabetical order of their names.
 * @throws TooMuch
 */
export function* writeText(value: unknown, effort: Effort): Work<string> {
  const lines = new Lines(effort);
  yield* lines.item(value, null, null);
  return lines.written.map((line) => `${line}\n`).join('');
}

class Lines {
  readonly written: string[] = [];
  readonly #effort: Effort;

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  *item(value: unknown, name: string | null, keys: readonly string[] | null): Work<void> {
    if (isRecord(value)) yield* this.#record(value, name, keys);
    else if (Array.isArray(value)) yield* this.#list(value, name);
    else yield* this.#line([value]);
  }

  *#line(values: readonly unknown[]): Work<void> {
    const cells = values.map(str);
    const line = cells.join('\t');
    if (this.#effort.write(line.length + cells.length)) yield;
    this.written.push(line);
  }

  *#list(values: readonly unknown[], name: string | null): Work<void> {
    if (!values.length) return;
    if (this.#effort.spend(values.length)) yield;
    if (values.some(isRecord)) {
      const keys = yield* this.#scalarKeys(values);
      for (const value of values) yield* this.item(value, name, keys);
      return;
    }
    const scalars = values.filter(isScalar);
    if (scalars.length && name === null) yield* this.#line(scalars);
    else for (const value of scalars) yield* this.#line([name!.toUpperCase(), value]);
    for (const value of values) if (!isScalar(value)) yield* this.item(value, name, null);
  }

  /** The names of scalars in all structures. Each has a column, which is empty if a structure lacks the name. */
  *#scalarKeys(values: readonly unknown[]): Work<readonly string[]> {
    const keys = new Set<string>();
    for (const value of values) {
      if (this.#effort.spend()) yield;
      if (!isRecord(value)) continue;
      for (const [key, inner] of Object.entries(value)) if (isScalar(inner)) keys.add(key);
    }
    return [...keys].sort(byCodePoints);
  }

  *#record(value: Values, name: string | null, keys: readonly string[] | null): Work<void> {
    const names = Object.keys(value).sort(byCodePoints);
    const columns = keys ?? names.filter((key) => isScalar(value[key]));
    const scalars = columns.map((key) => (Object.hasOwn(value, key) ? value[key] : ''));
    if (scalars.length) yield* this.#line([...(name === null ? [] : [name.toUpperCase()]), ...scalars]);
    const taken = new Set(columns);
    for (const key of names) if (!taken.has(key)) yield* this.item(value[key], key, null);
  }
}
