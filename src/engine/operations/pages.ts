import { apiError } from '../errors.ts';
import type { RunResult } from './operation.ts';
import { refuse } from './operation.ts';

interface PageInput {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface PageOutput {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** A list, or something that can give a part of one without making all of it. */
export interface Sliceable<I> {
  readonly length: number;
  slice(start: number, end: number): readonly I[];
}

const defaultSize = 100;
const prefix = 'AEXAMPLE';

/**
 * One page of a sorted list, and what the answer says of the rest. Only AWS makes markers, and nobody has to
 * read them; here one holds how many items came before.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
 */
export function page<I, T>(
  input: PageInput,
  items: Sliceable<I>,
  then: (items: readonly I[], rest: PageOutput) => RunResult<T>,
): RunResult<T> {
  const start = input.Marker === undefined ? 0 : startOf(input.Marker);
  if (start === null || start > items.length) return refuse(apiError('ValidationError', 'Invalid Marker.'));
  const end = start + (input.MaxItems ?? defaultSize);
  const isTruncated = end < items.length;
  return then(items.slice(start, end), {
    IsTruncated: isTruncated,
    ...(isTruncated ? { Marker: markerOf(end) } : {}),
  });
}

const markerOf = (start: number): string => `${prefix}${(start * 7919 + 13).toString(36).padStart(8, '0')}`;

function startOf(marker: string): number | null {
  if (!/^AEXAMPLE[0-9a-z]{8}$/.test(marker)) return null;
  const start = (parseInt(marker.slice(prefix.length), 36) - 13) / 7919;
  return Number.isInteger(start) && start >= 0 ? start : null;
}

/** By name as IAM compares names, then by the name as it is. AWS documents no order. */
export function sorted<T extends { readonly name: string }>(rows: Iterable<T>): T[] {
  const keyed = [...rows].map((row) => ({ row, key: row.name.toLowerCase() }));
  return keyed.sort((a, b) => compare(a.key, b.key) || compare(a.row.name, b.row.name)).map(({ row }) => row);
}

/** Plain code unit order, which is the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those under a path, sorted. */
export function underPath<T extends { readonly name: string; readonly path: string }>(
  rows: Iterable<T>,
  pathPrefix = '/',
): T[] {
  return sorted([...rows].filter((row) => row.path.startsWith(pathPrefix)));
}
