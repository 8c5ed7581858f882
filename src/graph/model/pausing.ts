/** Work that may pause at each `yield`. Between two lie a few milliseconds at most. */
export type Pausing<T> = Generator<void, T, void>;

/** How long the page waits for a slice, in ms. */
const slice = 10;

/** Does it to the end at once. */
export function atOnce<T>(work: Pausing<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does it in slices, between which the page paints and takes input. What is short is done in one. */
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
