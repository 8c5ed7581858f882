import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
let drawn: number | null = null;

/**
 * A number that chooses which part of a long test runs: the SHA-256 of the paths and bytes of all files in `src/` that
 * Git knows. A commit always tests the same, and another one something else. `DRAWN=5` asks for that number instead.
 */
export function drawnBySource(): number {
  const asked = process.env['DRAWN'];
  if (asked !== undefined) return Number(asked);
  if (drawn !== null) return drawn;
  const hash = createHash('sha256');
  const files = execFileSync('git', ['ls-files', '-z', 'src'], { cwd: root, maxBuffer: 2 ** 26 });
  for (const file of files.toString().split('\0').filter(Boolean).sort()) {
    const path = resolve(root, file);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    hash.update(`${file}\0${String(bytes.length)}\0`).update(bytes);
  }
  return (drawn = hash.digest().readUIntBE(0, 6));
}

/** Whether all of a long test runs that otherwise draws a part (`FULL=1`). */
const isFull = process.env['FULL'] === '1';

/** Whether the thing at a place of a list is tested here: one of so many, which the source draws, or all in full. */
export const isDrawn = (at: number, of: number): boolean => isFull || (at + drawnBySource()) % of === 0;

/** Whether more is drawn than `npm test` has time for: `.ci/run` sets `MORE=1` where it runs such a test again. */
const isMore = process.env['MORE'] === '1';

/** Whether the lesson at a place of a list is played here: a twelfth of them, or a third where more is asked for. */
export const isDrawnLesson = (at: number): boolean => isDrawn(at, isMore ? 3 : 12);

/** Whether the account of a number is drawn here: a sixth of them, or half where more is asked for. */
export const isDrawnAccount = (number: number): boolean => isDrawn(number, isMore ? 2 : 6);
