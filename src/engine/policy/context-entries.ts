import type { Tag } from '../entities/entities.ts';

/** One condition key with its values. */
export type Entry = readonly [key: string, values: readonly string[]];

/** ISO 8601 in whole seconds, as AWS writes times. `time` in milliseconds since the epoch. */
export function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export const tagEntries = (prefix: string, tags: readonly Tag[]): Entry[] =>
  tags.map((tag) => [`${prefix}${tag.key}`, [tag.value]]);
