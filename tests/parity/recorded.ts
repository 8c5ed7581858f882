import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayedLine } from './play.ts';
import type { Printed } from './printed.ts';
import type { Accepted, ParityWorld } from './worlds.ts';

/** What the real CLI printed for a line. Parts in which the page differs with reason are left out. */
export interface RecordedLine extends Partial<Printed> {
  readonly line: string;
  /** Its own files, where the line has changed them. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** What was asked of the account, where the page asks something else and the account differs afterwards. */
  readonly calls?: readonly unknown[];
}

export interface RecordedWorld {
  readonly world: string;
  /** Of all that is told of the world: another one has to be recorded anew. */
  readonly digest: string;
  /** When the first line ran. Ms since the epoch. */
  readonly now: number;
  readonly lines: readonly RecordedLine[];
}

export interface Recording {
  /** As `aws --version` says it. */
  readonly version: string;
  readonly worlds: readonly RecordedWorld[];
}

const path = join(import.meta.dirname, 'recorded.json');

/** Nothing where nothing was recorded yet. */
export function readRecording(): Recording {
  if (!existsSync(path)) return { version: '', worlds: [] };
  return JSON.parse(readFileSync(path, 'utf8')) as Recording;
}

/** Writes a recording, a line of the file for each line that was typed. */
export function writeRecording({ version, worlds }: Recording): void {
  const told = worlds.map(({ lines, ...world }) => {
    const head = JSON.stringify(world).slice(0, -1);
    return `${head},"lines":[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}`;
  });
  writeFileSync(path, `{"version":${JSON.stringify(version)},"worlds":[\n${told.join(',\n')}\n]}\n`);
}

export const digestOf = (world: ParityWorld): string =>
  createHash('sha256').update(JSON.stringify(world)).digest('hex').slice(0, 16);

/** What is recorded of a world that was played. */
export function recordedWorld(
  told: ParityWorld,
  now: number,
  played: readonly PlayedLine[],
  acceptedOf: (line: string) => Accepted | undefined,
): RecordedWorld {
  let files = '';
  const lines = played.map(({ real }, i) => {
    const line = told.lines[i] ?? '';
    const left = new Set<string>(acceptedOf(line)?.differs);
    const { stdout, stderr, code } = real;
    const parts = Object.entries({ stdout, stderr, code }).filter(([part]) => !left.has(part));
    const changed = !left.has('files') && JSON.stringify(real.files) !== files;
    files = JSON.stringify(real.files);
    const calls = left.has('world') ? { calls: real.calls } : {};
    return { line, ...Object.fromEntries(parts), ...(changed ? { files: real.files } : {}), ...calls };
  });
  return { world: told.world, digest: digestOf(told), now, lines };
}
