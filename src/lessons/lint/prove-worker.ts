import type { LessonFile } from '../lesson.ts';
import { lintLesson, type LintReport } from './lint-lesson.ts';
import type { LintProgress } from './linter.ts';

export interface ProveRequest {
  readonly lesson: LessonFile;
}

/** `ready` comes once, before any lesson is proved. */
export type ProveAnswer =
  | 'ready'
  | { readonly progress: LintProgress }
  | { readonly report: LintReport }
  | { readonly failure: string };

const post = (answer: ProveAnswer): void => {
  self.postMessage(answer);
};

/** Progress is told so often, in ms. */
const pace = 60;

self.onmessage = ({ data }: MessageEvent<ProveRequest>): void => {
  let told = 0;
  const tell = (progress: LintProgress): Promise<void> => {
    const now = performance.now();
    if (now - told >= pace) post({ progress });
    if (now - told >= pace) told = now;
    return Promise.resolve();
  };
  lintLesson(data.lesson, tell).then(
    (report) => post({ report }),
    (error: unknown) => post({ failure: error instanceof Error ? error.message : String(error) }),
  );
};
post('ready');
