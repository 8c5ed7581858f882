import { byCodePoints } from '../cli/python.ts';
import type { Effort, Work } from '../work.ts';
import { atOnce, Effort as NewEffort } from '../work.ts';
import { scalarJson, writeJson } from './json.ts';
import { isRecord, isScalar } from './kinds.ts';
import type { Line } from './yaml-scalar.ts';
import { isSimpleKey, writeScalar } from './yaml-scalar.ts';

const isNested = (value: unknown): value is object =>
  !isScalar(value) && (Array.isArray(value) ? value.length > 0 : Object.keys(value as object).length > 0);

/**
 * `--output yaml`: block style with the names in alphabetical order, strings in quotes only where they could be
 * read as something else, long ones folded at 80 characters. A scalar alone is printed as JSON. `sorts` is false for
 * names that stay in their order. @throws TooMuch
 */
export function* writeYaml(value: unknown, effort: Effort, sorts = true): Work<string> {
  if (!isNested(value)) return `${yield* writeJson(value, effort)}\n`;
  const writer = new Writer(effort, sorts);
  yield* writer.block(value, 0);
  return `${writer.line.text.replace(/^\n/, '')}\n`;
}

/** `writeYaml` for a short value. */
export const formatYaml = (value: unknown, sorts = true): string =>
  atOnce(writeYaml(value, new NewEffort(), sorts));

class Writer {
  readonly line: Line = { text: '', column: 0 };
  readonly #effort: Effort;
  readonly #sorts: boolean;

  constructor(effort: Effort, sorts: boolean) {
    this.#effort = effort;
    this.#sorts = sorts;
  }

  /** Writes a list or a record. `begun`: its first item continues the line, as after a dash. */
  *block(value: object, indent: number, begun = false): Work<void> {
    if (Array.isArray(value)) yield* this.#list(value, indent, begun);
    else yield* this.#record(value as Readonly<Record<string, unknown>>, indent, begun);
  }

  *#list(values: readonly unknown[], indent: number, begun: boolean): Work<void> {
    for (const [i, value] of values.entries()) {
      if (i || !begun) yield* this.#newLine(indent);
      this.#write('-');
      if (isNested(value)) {
        this.#write(' ');
        yield* this.block(value, indent + 2, true);
      } else yield* this.#scalar(value, indent + 2);
    }
  }

  *#record(values: Readonly<Record<string, unknown>>, indent: number, begun: boolean): Work<void> {
    const names = Object.keys(values);
    for (const [i, key] of (this.#sorts ? names.sort(byCodePoints) : names).entries()) {
      if (i || !begun) yield* this.#newLine(indent);
      yield* this.#key(key, indent);
      const value = values[key];
      if (isNested(value) && !isSimpleKey(key)) {
        this.#write(' ');
        yield* this.block(value, indent + 2, true);
      }
      // A list has the same indent as the name that it belongs to.
      else if (isNested(value)) yield* this.block(value, isRecord(value) ? indent + 2 : indent);
      else yield* this.#scalar(value, indent + 2);
    }
  }

  *#key(key: string, indent: number): Work<void> {
    const place = { indent: indent + 2, isKey: isSimpleKey(key), begins: isSimpleKey(key) };
    if (!place.isKey) this.#write('?');
    yield* writeScalar(this.line, key, place, this.#effort);
    if (!place.isKey) yield* this.#newLine(indent);
    this.#write(':');
  }

  *#scalar(value: unknown, indent: number): Work<void> {
    if (typeof value === 'string')
      yield* writeScalar(this.line, value, { indent, isKey: false, begins: false }, this.#effort);
    else this.#write(` ${isScalar(value) ? scalarJson(value) : Array.isArray(value) ? '[]' : '{}'}`);
  }

  #write(text: string): void {
    this.line.text += text;
    this.line.column += text.length;
  }

  *#newLine(indent: number): Work<void> {
    if (this.#effort.write(indent + 1)) yield;
    this.line.text += `\n${' '.repeat(indent)}`;
    this.line.column = indent;
  }
}
