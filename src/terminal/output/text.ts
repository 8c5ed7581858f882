import { byCodePoints, str } from '../cli/python.ts';
import { isRecord, isScalar } from './kinds.ts';

type Values = Readonly<Record<string, unknown>>;

/** `--output text`: values between tabs, a line a structure, in the alphabetical order of their names. */
export function formatText(value: unknown): string {
  const lines: string[] = [];
  item(value, null, null, lines);
  return lines.map((line) => `${line}\n`).join('');
}

function item(value: unknown, name: string | null, keys: readonly string[] | null, lines: string[]): void {
  if (isRecord(value)) record(value, name, keys, lines);
  else if (Array.isArray(value)) list(value, name, lines);
  else lines.push(str(value));
}

function list(values: readonly unknown[], name: string | null, lines: string[]): void {
  if (!values.length) return;
  if (values.some(isRecord)) {
    const keys = scalarKeys(values);
    for (const value of values) item(value, name, keys, lines);
    return;
  }
  const scalars = values.filter(isScalar);
  if (scalars.length) scalarList(scalars, name, lines);
  for (const value of values) if (!isScalar(value)) item(value, name, null, lines);
}

/** The names of scalars in any of the structures: each fills its column, or leaves it empty. */
function scalarKeys(values: readonly unknown[]): readonly string[] {
  const keys = new Set<string>();
  for (const value of values)
    if (isRecord(value)) for (const [key, inner] of Object.entries(value)) if (isScalar(inner)) keys.add(key);
  return [...keys].sort(byCodePoints);
}

function scalarList(values: readonly unknown[], name: string | null, lines: string[]): void {
  if (name === null) lines.push(values.map(str).join('\t'));
  else for (const value of values) lines.push(`${name.toUpperCase()}\t${str(value)}`);
}

function record(value: Values, name: string | null, keys: readonly string[] | null, lines: string[]): void {
  const names = Object.keys(value).sort(byCodePoints);
  const columns = keys ?? names.filter((key) => isScalar(value[key]));
  const scalars = columns.map((key) => (Object.hasOwn(value, key) ? str(value[key]) : ''));
  if (scalars.length) lines.push([...(name === null ? [] : [name.toUpperCase()]), ...scalars].join('\t'));
  const taken = new Set(columns);
  for (const key of names) if (!taken.has(key)) item(value[key], key, null, lines);
}
