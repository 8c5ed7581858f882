/** How far a long piece of work has come: `done` runs from 0 to 1 within its phase. */
export interface Progress {
  readonly phase: 'reading' | 'checking' | 'understanding';
  readonly done: number;
}

/**
 * Long work that may pause at each `yield`, which reports the progress. The runner decides how often the page
 * gets a turn. Between two yields there are a few milliseconds at most.
 */
export type Work<T> = Generator<Progress, T, void>;

/** Runs to the end at once: in a worker, in a test. */
export function atOnce<T>(work: Work<T>, onProgress?: (progress: Progress) => void): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
}

interface SliceOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long one slice may take, in milliseconds. */
  readonly slice?: number;
}

/**
 * Runs work in slices. Between two slices the page can paint and take input. Rejects with the signal's
 * reason.
 */
export async function inSlices<T>(work: Work<T>, options: SliceOptions = {}): Promise<T> {
  const { onProgress, signal, slice = 12 } = options;
  let started = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - started < slice) continue;
    onProgress?.(step.value);
    await new Promise((resume) => setTimeout(resume, 0));
    signal?.throwIfAborted();
    started = performance.now();
  }
}
