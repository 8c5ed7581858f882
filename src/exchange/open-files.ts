import type { Change } from '../engine/index.ts';
import type { FileLike, Opened } from './read-files.ts';
import { maxBytes, readFiles } from './read-files.ts';
import type { Progress } from './work.ts';
import { inSlices } from './work.ts';
import type { WorkerAnswer, WorkerRequest } from './import-worker.ts';
import { trustedScript } from '../trusted-scripts.ts';
import workerUrl from './import-worker.ts?worker&url';

interface OpenOptions {
  /** ms since the epoch; dates what a file doesn't. */
  readonly now: number;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** The time without a sign of the worker after which reading is given up, in ms. */
  readonly quiet?: number;
}

/** The parts of a `Worker` that are needed. */
type ImportWorker = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>;

const cancelled: Opened = { ok: false, problem: { kind: 'cancelled' } };

/**
 * Opens files that a learner chose: pages of `get-account-authorization-details`, or a downloaded workspace.
 * A worker reads them, and is ended when it stands still; if there can't be one, the page does, in slices, and of
 * files of a tenth of the size. It changes nothing, and keeps nothing of a bad file. Never rejects because of a file's
 * content.
 */
export async function openFiles(
  files: readonly File[],
  options: OpenOptions,
  start: () => ImportWorker | null = startImportWorker,
): Promise<Opened> {
  const worker = start();
  const opened = worker && (await inWorker(worker, files, options));
  return opened ?? inPage(files, options);
}

/** Null if the worker could not start. */
function inWorker(
  worker: ImportWorker,
  files: readonly File[],
  options: OpenOptions,
): Promise<Opened | null> {
  return new Promise((resolve) => {
    const { quiet = 2000 } = options;
    const rows: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = (opened: Opened | null): void => {
      clearTimeout(timer);
      worker.terminate();
      options.signal?.removeEventListener('abort', cancel);
      resolve(opened);
    };
    const cancel = (): void => finish(cancelled);
    const giveUp = (): void =>
      finish({
        ok: false,
        problem: { kind: 'tooLong', file: files[0]?.name ?? '', seconds: quiet / 1000 },
      });
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // If the page itself was busy, a sign may have come already.
        timer = setTimeout(giveUp, 20);
      }, quiet);
    };
    options.signal?.addEventListener('abort', cancel);
    worker.onerror = (event) => {
      event.preventDefault();
      finish(null);
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      wait();
      if (data.type === 'progress') options.onProgress?.(data.progress);
      else if (data.type === 'rows') for (const row of data.rows) rows.push(row);
      else finish(data.opened.ok ? { ...data.opened, rows } : data.opened);
    };
    const request: WorkerRequest = { files, now: options.now };
    worker.postMessage(request);
    if (options.signal?.aborted) cancel();
  });
}

/** Opens files of a tenth of the size in the page itself, in slices, so that the page can still paint. */
export async function inPage(files: readonly FileLike[], options: OpenOptions): Promise<Opened> {
  const { now, signal, onProgress } = options;
  try {
    return await readFiles(files, now, (work) => inSlices(work, { onProgress, signal }), maxBytes / 10);
  } catch (error) {
    if (signal?.aborted) return cancelled;
    throw error;
  }
}

/** Starts the worker that reads files. Null if a page may not have one, as in a sandboxed frame. */
function startImportWorker(): Worker | null {
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}
