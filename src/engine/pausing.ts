/** Work that may pause at each `yield`. It takes a few milliseconds at most between two of them. */
export type Pausing<T> = Generator<void, T, void>;

/** Runs the work to its end at once. */
export function atOnce<T>(work: Pausing<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
