import { trustedScript } from '../../trusted-scripts.ts';
import type { ReadAnswer, ReadRequest } from './read-worker.ts';
import workerUrl from './read-worker.ts?worker&url';
import type { Readings, TextKind } from './readers.ts';

/** The parts of a `Worker` that are needed. */
export type ReadingWorker = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>;

interface Times {
  /** The time that a text may take to be read, in ms. */
  readonly deadline: number;
  /** The time that a worker may take to start, in ms: its code has to be fetched. */
  readonly patience: number;
  /** The time after which a worker with nothing to do ends, in ms. */
  readonly idle: number;
}
const usual: Times = { deadline: 2000, patience: 10_000, idle: 20_000 };

const file = (detail: string) =>
  ({ ok: false, faults: [{ line: 1, column: 1, place: '', kind: 'tooLong', detail }] }) as const;
const learned = { ok: false, fault: { kind: 'tooLong' } } as const;
const tooLong = (seconds: string): Readings => ({
  lesson: file(seconds),
  workshop: file(seconds),
  result: learned,
  progress: learned,
});

/** Starts the worker that reads texts. Null where a page may not have one, as in a sandboxed frame. */
function startWorker(): ReadingWorker | null {
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}

/**
 * Reads lessons, workshops, results and progress in a worker, so that the page keeps reacting, one text after the
 * other. A text that takes too long is refused, and the worker ended. Where there can't be a worker, the page reads
 * the text itself, within a tenth of the bounds.
 */
export class TextReader {
  #worker: Promise<ReadingWorker | null> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly start: () => ReadingWorker | null = startWorker,
    private readonly times: Times = usual,
  ) {}

  /** Never rejects because of the text's content, unless a reader has a fault of its own. */
  read<Kind extends TextKind>(kind: Kind, text: string): Promise<Readings[Kind]> {
    const mine = this.#last.then(() => this.#readNow(kind, text));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async #readNow<Kind extends TextKind>(kind: Kind, text: string): Promise<Readings[Kind]> {
    clearTimeout(this.#idle);
    const worker = await (this.#worker ??= this.#started());
    if (!worker) {
      // A worker that couldn't be fetched may be there the next time, and reads ten times as much.
      this.#worker = null;
      const { readers } = await import('./readers.ts');
      return readers[kind](text) as Readings[Kind];
    }
    const answer = await this.#answered(worker, { kind, text });
    if (answer === null) {
      this.#end(worker);
      return tooLong(String(this.times.deadline / 1000))[kind];
    }
    this.#idle = setTimeout(() => this.#end(worker), this.times.idle);
    if (answer === 'ready' || 'failure' in answer)
      throw new Error(answer === 'ready' ? 'the worker has started anew' : answer.failure);
    return answer.read as Readings[Kind];
  }

  /** Resolves with a worker that answers, or null if none can start here. */
  #started(): Promise<ReadingWorker | null> {
    const worker = this.start();
    if (!worker) return Promise.resolve(null);
    return new Promise((resolve) => {
      const fail = (): void => {
        worker.terminate();
        resolve(null);
      };
      const timer = setTimeout(fail, this.times.patience);
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(timer);
        fail();
      };
      worker.onmessage = () => {
        clearTimeout(timer);
        resolve(worker);
      };
    });
  }

  /** Resolves with the worker's answer; null if none comes in time, or the worker breaks down. */
  #answered(worker: ReadingWorker, request: ReadRequest): Promise<ReadAnswer | null> {
    return new Promise((resolve) => {
      let timer = setTimeout(() => {
        // If the page itself was busy, the answer may have come already.
        timer = setTimeout(() => resolve(null), 20);
      }, this.times.deadline);
      worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
        clearTimeout(timer);
        resolve(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(timer);
        resolve(null);
      };
      worker.postMessage(request);
    });
  }

  #end(worker: ReadingWorker): void {
    worker.terminate();
    this.#worker = null;
  }
}

/** Reads the texts that this page gets from files, links and storage. */
export const textReader = new TextReader();
