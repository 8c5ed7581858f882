import { rememberText } from '../../engine/cloudformation/index.ts';
import { trustedScript } from '../../trusted-scripts.ts';
import type { IncomingAnswer } from './incoming-worker.ts';
import workerUrl from './incoming-worker.ts?worker&url';
import type { IncomingQuestion, IncomingReading } from './read-incoming.ts';

/** The time in which a text must be read, and that in which the worker must start, in seconds. */
const [patience, patienceToStart] = [10, 10];

/** The characters that a page without a worker reads itself. */
const mostInPage = 100_000;

function startWorker(): Worker | null {
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}

async function inPage(question: IncomingQuestion): Promise<IncomingReading> {
  if (question.text.length > mostInPage)
    return { ok: false, problem: { kind: 'tooLong', limit: mostInPage } };
  return (await import('./read-incoming.ts')).readIncoming(question);
}

/**
 * Reads a text in a worker, which is ended when it takes too long; where there can't be one, the page reads a text of a
 * tenth of the size itself. Deploying what was read reads none of it again. Rejects with the signal's reason.
 */
export function askIncoming(question: IncomingQuestion, signal: AbortSignal): Promise<IncomingReading> {
  const worker = startWorker();
  if (!worker) return inPage(question);
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      worker.terminate();
      signal.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      reject(signal.reason as Error);
    };
    const instead = (): void => {
      end();
      inPage(question).then(resolve, reject);
    };
    timer = setTimeout(instead, patienceToStart * 1000);
    worker.onerror = (event) => {
      event.preventDefault();
      instead();
    };
    worker.onmessage = ({ data }: MessageEvent<IncomingAnswer>) => {
      if (data !== 'ready') {
        end();
        if (data.ok && data.value.kind === 'cloudFormation' && data.value.said !== null)
          rememberText(data.value.body, data.value.said);
        resolve(data);
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        end();
        resolve({ ok: false, problem: { kind: 'slow', seconds: patience } });
      }, patience * 1000);
      worker.postMessage(question);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
