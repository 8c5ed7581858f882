import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawnBySource } from '../drawn.ts';

/** One world of `lines/*.json`: what is there, and what is typed there, one line after the other. */
export interface ParityWorld {
  /** What the world is about: a title. */
  readonly world: string;
  /** The account's rows to begin with: an empty account (with the administrator `ana`), or the page's sample. */
  readonly start?: 'empty' | 'sample';
  /** Files of the home directory, where the lines run too, by their path; a list is the file's lines. */
  readonly files?: Readonly<Record<string, string | readonly string[]>>;
  /** Environment variables of every line, beside ana's keys; `null` takes one away. */
  readonly env?: Readonly<Record<string, string | null>>;
  /**
   * False where the real CLI isn't told of the endpoint, for lines that end before they reach AWS: with an endpoint of
   * its own it asks for a region that it otherwise wouldn't.
   */
  readonly endpoint?: boolean;
  /** Lines that run before, a day ago and in the page's terminal alone: each must succeed. */
  readonly setup?: readonly string[];
  /** Lines of a shell: each runs in a shell of its own, all in one home directory. */
  readonly lines: readonly string[];
}

/** A difference that stays, and why. */
export interface Accepted {
  readonly world: string;
  readonly line: string;
  /** Where the two differ. */
  readonly differs: readonly ('stdout' | 'stderr' | 'code' | 'calls' | 'world' | 'files')[];
  readonly reason: string;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** A part of the name of the worlds to play. */
const asked = process.env['PARITY_WORLD'] ?? '';
const { FULL, PARITY_RECORD } = process.env;

/** All worlds, a theme a file, in the files' alphabetical order. */
export function everyWorld(): ParityWorld[] {
  const directory = join(import.meta.dirname, 'lines');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => read(join(directory, name)) as ParityWorld[]);
}

/** All worlds, or those that were asked for. */
export const parityWorlds = (): ParityWorld[] => everyWorld().filter(({ world }) => world.includes(asked));

export const acceptedDifferences = (): Accepted[] =>
  read(join(import.meta.dirname, 'accepted.json')) as Accepted[];

/** Whether nothing is left out. */
export const hasAll = asked === '';

/**
 * The worlds that the real CLI plays: all of them with `FULL=1`, and where it is recorded anew or some were asked for.
 * Else the source draws a third of them. What was recorded of all of them is compared with the page by
 * `as-the-real-cli.test.ts`.
 */
export function playedWorlds(): ParityWorld[] {
  const worlds = parityWorlds();
  if (FULL === '1' || PARITY_RECORD !== undefined || !hasAll) return worlds;
  const draw = (world: string): number =>
    createHash('sha256')
      .update(`${String(drawnBySource())} ${world}`)
      .digest()
      .readUIntBE(0, 1);
  return worlds.filter(({ world }) => draw(world) % 3 === 0);
}

/** The text of a world's file. */
export const fileText = (content: string | readonly string[]): string =>
  typeof content === 'string' ? content : `${content.join('\n')}\n`;
