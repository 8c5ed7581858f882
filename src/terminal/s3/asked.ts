import { readInt } from '../cli/python.ts';

/** The words after `aws s3 COMMAND`, as typed. */
export interface Asked {
  readonly name: string;
  readonly usage: string;
  readonly paths: readonly string[];
  readonly values: ReadonlyMap<string, unknown>;
}

/** The number of results that each request of a list asks for; undefined for AWS's own. */
export function pageSize({ values }: Asked): number | undefined {
  const size = values.get('page-size');
  return typeof size === 'string' ? (readInt(size) ?? undefined) : undefined;
}
