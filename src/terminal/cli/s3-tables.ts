import type { Option, Positional } from './arg-parser.ts';

/** One of the commands of `aws s3`: how it reads its words. */
export interface S3Command {
  readonly usage: string;
  readonly position: Positional;
  readonly options: readonly Option[];
}

interface Tables {
  /** All of them, in the CLI's order. */
  readonly names: readonly string[];
  /** The commands that are here. */
  readonly commands: Readonly<Record<string, S3Command>>;
}

let tables: Tables | null = null;

/** Loads how the commands read their words, once. */
export async function loadS3Commands(): Promise<Tables> {
  tables ??= (await import('../data/s3-commands.json')).default as unknown as Tables;
  return tables;
}

/** The commands for a reader that can't wait; null before they are loaded. */
export const s3Commands = (): Tables['commands'] | null => tables?.commands ?? null;
