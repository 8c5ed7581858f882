import fc from 'fast-check';

/**
 * Properties draw the same cases whenever the same code runs: a failure is met again by running it again, and none
 * comes by chance. `SEED=any` draws others at each run, `SEED=<number>` those of that number; fast-check prints the
 * number with each failure.
 */
const asked: string | undefined = globalThis.process?.env['SEED'];
if (asked !== 'any') fc.configureGlobal({ seed: Number(asked ?? 2026) });

/** Whether all that a guard can find is asked for (`FULL=1`), however long it takes. */
export const isFull = globalThis.process?.env['FULL'] === '1';

/** How many cases a property draws: few in the gate, which find what is usual, and thousands with `FULL=1`. */
export const draws = (gate = 60, full = 2000): { readonly numRuns: number } => ({
  numRuns: isFull ? full : gate,
});

/**
 * Parts of a property that draws for many minutes with `FULL=1`. Each part is a test with a seed of its own, so a run
 * that was stopped goes on where it stopped: `FULL=1 npx vitest run --project node FILE -t 'part 7 of'`.
 */
export const parts: readonly number[] = Array.from({ length: isFull ? 20 : 1 }, (_, i) => i + 1);

/** How many cases one part draws, and from which seed: `SEED=any` draws from another one in each part by itself. */
export const drawsOf = (
  part: number,
  gate = 60,
  full = 2000,
): { readonly numRuns: number; seed?: number } => ({
  numRuns: isFull ? Math.ceil(full / parts.length) : gate,
  ...(asked === 'any' || part === 1 ? {} : { seed: Number(asked ?? 2026) + part - 1 }),
});

export { default } from 'fast-check';
