import type { Pausing } from '../../engine/index.ts';

/** How long the page waits for one slice, in ms. */
const slice = 10;

/** Runs the work in slices, between which the page paints and takes input. Short work is done in one slice. */
export async function inSlices<T>(work: Pausing<T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - started < slice) continue;
    await new Promise((resume) => setTimeout(resume));
    started = performance.now();
  }
}
