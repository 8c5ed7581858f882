import { byCodePoints } from '../cli/python.ts';
import { formatJson } from './json.ts';
import { isRecord, isScalar } from './kinds.ts';
import type { Line } from './yaml-scalar.ts';
import { isSimpleKey, writeScalar } from './yaml-scalar.ts';

const isNested = (value: unknown): value is object =>
  !isScalar(value) && (Array.isArray(value) ? value.length > 0 : Object.keys(value as object).length > 0);

/**
 * `--output yaml`: block style with the names in alphabetical order, strings in quotes only where they could be
 * read as something else, long ones folded at 80 characters. A scalar alone is printed as JSON. `sorts` is false for
 * names that stay in their order.
 */
export function formatYaml(value: unknown, sorts = true): string {
  if (isScalar(value)) return `${formatJson(value)}\n`;
  if (!isNested(value)) return `${formatJson(value)}\n`;
  const line: Line = { text: '', column: 0 };
  block(line, value, 0, sorts);
  return `${line.text.replace(/^\n/, '')}\n`;
}

function write(line: Line, text: string): void {
  line.text += text;
  line.column += text.length;
}

function newLine(line: Line, indent: number): void {
  line.text += `\n${' '.repeat(indent)}`;
  line.column = indent;
}

/** Writes a list or a record; `begun`: its first item goes on with the line, as behind a dash. */
function block(line: Line, value: object, indent: number, sorts: boolean, begun = false): void {
  if (Array.isArray(value)) list(line, value, indent, sorts, begun);
  else record(line, value as Readonly<Record<string, unknown>>, indent, sorts, begun);
}

function list(line: Line, values: readonly unknown[], indent: number, sorts: boolean, begun: boolean): void {
  values.forEach((value, i) => {
    if (i || !begun) newLine(line, indent);
    write(line, '-');
    if (isNested(value)) {
      write(line, ' ');
      block(line, value, indent + 2, sorts, true);
    } else scalar(line, value, indent + 2);
  });
}

function record(
  line: Line,
  values: Readonly<Record<string, unknown>>,
  indent: number,
  sorts: boolean,
  begun: boolean,
): void {
  const names = Object.keys(values);
  (sorts ? names.sort(byCodePoints) : names).forEach((key, i) => {
    if (i || !begun) newLine(line, indent);
    writeKey(line, key, indent);
    const value = values[key];
    if (isNested(value) && !isSimpleKey(key)) {
      write(line, ' ');
      block(line, value, indent + 2, sorts, true);
    }
    // A list stands no deeper than the name that it belongs to.
    else if (isNested(value)) block(line, value, isRecord(value) ? indent + 2 : indent, sorts);
    else scalar(line, value, indent + 2);
  });
}

function writeKey(line: Line, key: string, indent: number): void {
  if (isSimpleKey(key)) writeScalar(line, key, { indent: indent + 2, isKey: true, begins: true });
  else {
    write(line, '?');
    writeScalar(line, key, { indent: indent + 2, isKey: false, begins: false });
    newLine(line, indent);
  }
  write(line, ':');
}

function scalar(line: Line, value: unknown, indent: number): void {
  if (typeof value === 'string') writeScalar(line, value, { indent, isKey: false, begins: false });
  else write(line, ` ${formatJson(value)}`);
}
