import type { Fields } from '../details-fields.ts';

const longest = 4096;

/** A needed text of at most 4,096 characters. */
export function short(fields: Fields, field: string): string {
  const text = fields.needed(field);
  if (text.length > longest) throw fields.wrong(field, `must be text of at most ${longest} characters`);
  return text;
}

/** A needed whole number from 0 to `most`. */
export function whole(fields: Fields, field: string, most: number): number {
  const number = fields.number(field);
  if (number === undefined || !Number.isSafeInteger(number) || number < 0 || number > most)
    throw fields.wrong(field, `must be a whole number from 0 to ${most}`);
  return number;
}

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longest;
export const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** A list of at most `most` items; empty if there is none. */
export function list(fields: Fields, field: string, most: number): readonly unknown[] {
  const value = fields.value(field) ?? [];
  if (!Array.isArray(value) || value.length > most)
    throw fields.wrong(field, `must be a list of at most ${most}`);
  return value;
}
