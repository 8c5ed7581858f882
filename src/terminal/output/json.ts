import { Float, floatText } from '../cli/python.ts';
import type { Work } from '../work.ts';
import { atOnce, Effort } from '../work.ts';

/**
 * Writes JSON as Python's `json.dumps(value, indent=4, ensure_ascii=False)` does. The only difference is half of a
 * surrogate pair, which no output here has. @throws TooMuch
 */
export function* writeJson(value: unknown, effort: Effort): Work<string> {
  const pieces: string[] = [];
  yield* write(value, '\n', pieces, effort);
  return pieces.join('');
}

/** `writeJson` for a short value. */
export const formatJson = (value: unknown): string => atOnce(writeJson(value, new Effort()));

/** A value that holds no others. */
export const scalarJson = (value: unknown): string =>
  value instanceof Float ? floatText(value.value) : JSON.stringify(value ?? null);

function* write(value: unknown, lineEnd: string, pieces: string[], effort: Effort): Work<void> {
  if (typeof value !== 'object' || value === null || value instanceof Float) {
    const text = scalarJson(value);
    pieces.push(text);
    if (effort.write(text.length)) yield;
    return;
  }
  const isList = Array.isArray(value);
  const inner = `${lineEnd}    `;
  let isFirst = true;
  for (const name of isList ? value.keys() : Object.keys(value)) {
    const item: unknown = (value as Readonly<Record<string | number, unknown>>)[name];
    if (item === undefined && !isList) continue;
    const begun = `${isFirst ? (isList ? '[' : '{') : ','}${inner}`;
    pieces.push(isList ? begun : `${begun}${JSON.stringify(name)}: `);
    if (effort.write(begun.length + (isList ? 0 : String(name).length + 4))) yield;
    isFirst = false;
    yield* write(item, inner, pieces, effort);
  }
  pieces.push(isFirst ? (isList ? '[]' : '{}') : `${lineEnd}${isList ? ']' : '}'}`);
  if (effort.write(lineEnd.length)) yield;
}
