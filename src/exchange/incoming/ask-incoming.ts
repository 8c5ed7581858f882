import type { Json } from '../../engine/cloudformation/index.ts';
import { isNews, rememberText } from '../../engine/cloudformation/index.ts';
import { trustedScript } from '../../trusted-scripts.ts';
import type { AheadQuestion } from './incoming-worker.ts';
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
 * Asks a worker, which is ended when it takes too long. `instead` answers where there can't be one. Rejects with the
 * signal's reason.
 */
function ask<Answer>(
  question: IncomingQuestion | AheadQuestion,
  { signal, instead, late }: Asking<Answer>,
): Promise<Answer> {
  const worker = startWorker();
  if (!worker) return instead();
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      worker.terminate();
      signal?.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      reject(signal?.reason as Error);
    };
    const without = (): void => {
      end();
      instead().then(resolve, reject);
    };
    timer = setTimeout(without, patienceToStart * 1000);
    worker.onerror = (event) => {
      event.preventDefault();
      without();
    };
    worker.onmessage = ({ data }: MessageEvent<'ready' | Answer>) => {
      if (data !== 'ready') {
        end();
        resolve(data);
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        end();
        resolve(late);
      }, patience * 1000);
      worker.postMessage(question);
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
  });
}

interface Asking<Answer> {
  readonly signal: AbortSignal | undefined;
  readonly instead: () => Promise<Answer>;
  /** The answer of a worker that takes too long. */
  readonly late: Answer;
}

/**
 * Reads a text in a worker; where there can't be one, the page reads a text of a tenth of the size itself. Deploying what
 * was read reads none of it again. Rejects with the signal's reason.
 */
export async function askIncoming(question: IncomingQuestion, signal: AbortSignal): Promise<IncomingReading> {
  const reading = await ask<IncomingReading>(question, {
    signal,
    instead: () => inPage(question),
    late: { ok: false, problem: { kind: 'slow', seconds: patience } },
  });
  if (reading.ok && reading.value.kind === 'cloudFormation' && reading.value.said !== null)
    rememberText(reading.value.body, reading.value.said);
  return reading;
}

/**
 * Has a long template's text read in a worker, so that the page doesn't read it on its own thread when it's deployed. Where
 * there can't be a worker, or the text can't be read, nothing is done. Rejects with the signal's reason.
 */
export async function readAhead(text: string, signal?: AbortSignal): Promise<void> {
  if (!isNews(text)) return;
  const late = { said: null };
  const { said } = await ask<{ readonly said: Json | null }>(
    { kind: 'ahead', text },
    { signal, instead: () => Promise.resolve(late), late },
  );
  if (said !== null) rememberText(text, said);
}
