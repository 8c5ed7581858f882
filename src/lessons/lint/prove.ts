import { trustedScript } from '../../trusted-scripts.ts';
import type { LessonFile } from '../lesson.ts';
import type { LintReport } from './lint-lesson.ts';
import type { LintProgress } from './linter.ts';
import type { ProveAnswer, ProveRequest } from './prove-worker.ts';
import workerUrl from './prove-worker.ts?worker&url';

/** The parts of a `Worker` that are needed. */
export type ProvingWorker = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>;

/** The time that the worker may take to start, in ms: its code has to be fetched. */
const patience = 10_000;
/** How long the page itself works before it may draw and react, in ms. */
const slice = 12;

/** Starts the worker that proves. Null where a page may not have one, as in a sandboxed frame. */
function startWorker(): ProvingWorker | null {
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}

interface Options {
  readonly signal: AbortSignal;
  readonly onprogress: (progress: LintProgress) => void;
  readonly start?: () => ProvingWorker | null;
}

/** Resolves with the worker's report; null if no worker starts. Rejects if the proof fails, or with the signal's reason. */
function inWorker(
  worker: ProvingWorker,
  request: ProveRequest,
  { signal, onprogress }: Options,
): Promise<LintReport | null> {
  return new Promise<LintReport | null>((resolve, reject) => {
    let isReady = false;
    const timer = setTimeout(() => resolve(null), patience);
    const begin = (): void => {
      isReady = true;
      clearTimeout(timer);
      worker.postMessage(request);
    };
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      if (isReady) reject(new Error(event.message));
      else resolve(null);
    };
    worker.onmessage = ({ data }: MessageEvent<ProveAnswer>) => {
      if (data === 'ready') begin();
      else if ('progress' in data) onprogress(data.progress);
      else if ('report' in data) resolve(data.report);
      else reject(new Error(data.failure));
    };
  }).finally(() => worker.terminate());
}

/** The page's own proof, in slices between which it draws and reacts. */
async function inPage({ lesson }: ProveRequest, { signal, onprogress }: Options): Promise<LintReport> {
  const { lintLesson } = await import('./lint-lesson.ts');
  let since = performance.now();
  return lintLesson(lesson, async (progress) => {
    if (performance.now() - since < slice) return;
    onprogress(progress);
    await new Promise((later) => setTimeout(later));
    since = performance.now();
    signal.throwIfAborted();
  });
}

/** Proves a lesson in a worker, or in the page where there can't be one. The signal ends it. */
export async function prove(lesson: LessonFile, options: Options): Promise<LintReport> {
  const { signal, start = startWorker } = options;
  signal.throwIfAborted();
  const worker = start();
  const report = worker && (await inWorker(worker, { lesson }, options));
  return report ?? inPage({ lesson }, options);
}
