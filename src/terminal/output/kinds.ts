import { Float } from '../cli/python.ts';

/** A record: a value with names. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float);

/** A value that is neither a list nor a record. */
export const isScalar = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || value instanceof Float;
