import fc from 'fast-check';

/**
 * Properties draw the same cases whenever the same code runs: a failure is met again by running it again, and none
 * comes by chance. `SEED=any` draws others at each run, `SEED=<number>` those of that number; fast-check prints the
 * number with each failure.
 */
const asked: string | undefined = globalThis.process?.env['SEED'];
if (asked !== 'any') fc.configureGlobal({ seed: Number(asked ?? 2026) });

export { default } from 'fast-check';
