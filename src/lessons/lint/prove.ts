import type { LessonFile } from '../lesson.ts';
import { lintLesson, type LintReport } from './lint-lesson.ts';
import type { LintProgress } from './linter.ts';

/** How long it works before the page may draw and react, in ms. */
const slice = 12;

interface Options {
  readonly signal: AbortSignal;
  readonly onprogress: (progress: LintProgress) => void;
}

/**
 * Proves a lesson in slices between which the page draws and reacts. The signal ends it: then it rejects with the
 * signal's reason. A worker would need all of the engine's parts and AWS's data a second time.
 */
export async function prove(lesson: LessonFile, { signal, onprogress }: Options): Promise<LintReport> {
  signal.throwIfAborted();
  let since = performance.now();
  return lintLesson(lesson, async (progress) => {
    if (performance.now() - since < slice) return;
    onprogress(progress);
    await new Promise((later) => setTimeout(later));
    since = performance.now();
    signal.throwIfAborted();
  });
}
