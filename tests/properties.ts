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

export { default } from 'fast-check';
