import type { Opened } from './read-files.ts';
import { readFiles } from './read-files.ts';
import type { Work, Progress } from './work.ts';
import { atOnce } from './work.ts';
import type { Change } from '../engine/index.ts';

export interface WorkerRequest {
  readonly files: readonly File[];
  /** ms since the epoch */
  readonly now: number;
}

/** Rows come in batches, and the page handles each in its own task. Then `opened` comes, without rows. */
export type WorkerAnswer =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'rows'; readonly rows: readonly Change[] }
  | { readonly type: 'opened'; readonly opened: Opened };

const batch = 1000;
const between = 50;
let told = 0;

const post = (answer: WorkerAnswer): void => {
  self.postMessage(answer);
};

function run<T>(work: Work<T>): T {
  return atOnce(work, (progress) => {
    const now = performance.now();
    if (now - told < between) return;
    told = now;
    post({ type: 'progress', progress });
  });
}

function send(opened: Opened): void {
  if (!opened.ok) {
    post({ type: 'opened', opened });
    return;
  }
  for (let from = 0; from < opened.rows.length; from += batch)
    post({ type: 'rows', rows: opened.rows.slice(from, from + batch) });
  post({ type: 'opened', opened: { ...opened, rows: [] } });
}

self.onmessage = (event: MessageEvent<WorkerRequest>): void => {
  const { files, now } = event.data;
  // From now on the page waits for the files, not for this code.
  post({ type: 'progress', progress: { phase: 'reading', done: 0 } });
  void readFiles(files, now, run).then(send);
};
