import type { ServiceName, Tag } from '../../engine/index.ts';

/** One command of a script, or a line that is none. */
export type Entry =
  | {
      readonly type: 'call';
      readonly service: ServiceName;
      readonly operation: string;
      readonly input: Readonly<Record<string, unknown>>;
      /** Options whose value is only known when the script runs: `--target-id "$UNIT_1"`. */
      readonly variables?: readonly (readonly [flag: string, variable: string])[];
      /** Keeps what the command prints of its answer: `UNIT_1=$(aws … --query … --output text)`. */
      readonly keeps?: { readonly variable: string; readonly query: string };
    }
  | { readonly type: 'comment'; readonly text: string };

export const comment = (text: string): Entry => ({ type: 'comment', text });

/** A call with the members that are set. */
export function call(
  service: ServiceName,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Entry {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return { type: 'call', service, operation, input: Object.fromEntries(given) };
}

/** Tags as the APIs take them; undefined where there are none. */
export const tagList = (tags: readonly Tag[]): readonly object[] | undefined =>
  tags.length ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined;

/** Tags of the services that take a record. */
export const tagRecord = (tags: readonly Tag[]): object | undefined =>
  tags.length ? Object.fromEntries(tags.map(({ key, value }) => [key, value])) : undefined;
