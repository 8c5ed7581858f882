import { trustedScript } from '../trusted-scripts.ts';
import workerUrl from './import-worker.ts?worker&url';

/** Starts the worker that reads files. Null where a page may not have one, as in a sandboxed frame. */
export function startImportWorker(): Worker | null {
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}
