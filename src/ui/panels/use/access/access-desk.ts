import type { World } from '../../../../engine/index.ts';
import { loadActions, rowsOf } from '../../../../engine/index.ts';
import { breathe, slice } from '../../../../playground/in-slices.ts';
import type { Playground, WorldChange } from '../../../../playground/playground.svelte.ts';
import { manyChanges } from '../../../../playground/world-change.ts';
import { trustedScript } from '../../../../trusted-scripts.ts';
import workerUrl from './access-worker.ts?worker&url';
import type { AccessAnswer } from './access-worker.ts';
import type { FromReplica, ReplicaQuestion, ReplicaTold, ToReplica } from './replica.ts';

/** The time that the worker may take to start, in ms: its code has to be fetched. */
const patience = 10_000;

/** Whether a script can come: without a network, only from what a service worker has kept. */
const canFetch = (): boolean =>
  globalThis.navigator?.onLine !== false || Boolean(navigator.serviceWorker?.controller);

function startWorker(): Worker | null {
  if (!canFetch()) return null;
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}

interface AskOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Pending extends AskOptions {
  readonly settle: (told: ReplicaTold[keyof ReplicaTold]) => void;
  readonly fail: (reason: Error) => void;
}

/**
 * Answers what takes long about a playground's account, in a worker that holds a copy of it and follows its changes.
 * Where there can't be a worker, as in a sandboxed frame, the page works it out itself.
 */
export class AccessDesk {
  readonly #playground: Playground;
  readonly #pending = new Map<number, Pending>();
  #count = 0;
  #send: ((message: ToReplica) => void) | null = null;
  /** Messages that wait until the copy is whole. */
  #later: ToReplica[] = [];
  #copies = 0;
  /** The worker starts with the first question, or when the desk opens. */
  #isStarted = false;
  #isServed = false;
  #worker: Worker | null = null;

  constructor(playground: Playground) {
    this.#playground = playground;
    playground.subscribe((change) => this.#follow(change));
    playground.closed.addEventListener('abort', () => this.#end(), { once: true });
  }

  /** Whether a worker answers, so that nothing is worked out in the page. */
  get isServed(): boolean {
    return this.#isServed;
  }

  /** Starts the worker before anybody asks. */
  open(): void {
    if (!this.#isStarted) void this.#start();
  }

  /** Rejects with what went wrong, or with the signal's reason. */
  ask<Q extends ReplicaQuestion>(question: Q, options: AskOptions = {}): Promise<ReplicaTold[Q['type']]> {
    this.open();
    const id = ++this.#count;
    const { signal } = options;
    return new Promise<ReplicaTold[Q['type']]>((resolve, reject) => {
      this.#pending.set(id, {
        ...options,
        settle: (told) => resolve(told as ReplicaTold[Q['type']]),
        fail: reject,
      });
      signal?.addEventListener(
        'abort',
        () => {
          if (!this.#pending.delete(id)) return;
          this.#tell({ type: 'cancel', id });
          reject(signal.reason as Error);
        },
        { once: true },
      );
      this.#tell({ type: 'ask', id, question });
    });
  }

  async #start(): Promise<void> {
    this.#isStarted = true;
    this.#copy(this.#playground.world);
    const worker = startWorker();
    this.#worker = worker;
    try {
      const send = (worker && (await this.#workerSend(worker))) ?? (await this.#ownSend());
      this.#send = send;
      for (const message of this.#later.splice(0)) send(message);
    } catch (error) {
      // Without a network its code can't come. Whoever asks hears that, and the next question tries again.
      this.#close();
      this.#fail(error as Error);
    }
  }

  /** Tells all who wait that nobody answers them. */
  #fail(error: Error): void {
    const failing = [...this.#pending.values()];
    this.#pending.clear();
    for (const { fail } of failing) fail(error);
  }

  /** Resolves once the worker listens; null if it can't start. */
  #workerSend(worker: Worker): Promise<((message: ToReplica) => void) | null> {
    return new Promise((resolve) => {
      const giveUp = (): void => {
        worker.terminate();
        if (this.#isServed) this.#close();
        resolve(null);
      };
      const timer = setTimeout(giveUp, patience);
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(timer);
        giveUp();
        this.#fail(new Error(event.message));
      };
      worker.onmessage = ({ data }: MessageEvent<AccessAnswer>) => {
        if (data !== 'ready') return this.#hear(data);
        clearTimeout(timer);
        this.#isServed = true;
        resolve((message) => worker.postMessage(message));
      };
    });
  }

  /** Ends with the account: nobody waits for an answer about it any more. */
  #end(): void {
    this.#worker?.terminate();
    this.#close();
    this.#pending.clear();
  }

  /** After a failure, the next question starts another worker. */
  #close(): void {
    this.#worker = null;
    this.#isStarted = false;
    this.#isServed = false;
    this.#send = null;
    this.#later = [];
  }

  /** The page's own copy. */
  async #ownSend(): Promise<(message: ToReplica) => void> {
    const { Replica } = await import('./replica.ts');
    const replica = new Replica((message) => this.#hear(message));
    return (message) => replica.hear(message);
  }

  #tell(message: ToReplica): void {
    if (this.#send && !this.#isCopying) this.#send(message);
    else this.#later.push(message);
  }

  #isCopying = false;

  /** Sends a whole account, in slices, so that the page can work in between. */
  #copy(world: World): void {
    const copy = ++this.#copies;
    const rows = rowsOf(world);
    const parts: ToReplica[] = [];
    for (let start = 0; start === 0 || start < rows.length; start += slice)
      parts.push({ type: 'rows', rows: rows.slice(start, start + slice), isFirst: start === 0 });
    // Questions that wait are asked about the new account.
    const waiting = this.#later.splice(0);
    parts.push(...waiting.filter(({ type }) => type === 'ask' || type === 'listed'));
    if (!this.#send || rows.length <= slice) {
      for (const part of parts) this.#tell(part);
      return;
    }
    this.#isCopying = true;
    void (async () => {
      for (const part of parts) {
        if (copy !== this.#copies) return;
        this.#send?.(part);
        await breathe();
      }
      this.#isCopying = false;
      for (const message of this.#later.splice(0)) this.#tell(message);
    })();
  }

  #follow({ world, changes }: WorldChange): void {
    if (!this.#isStarted) return;
    if (!changes || changes.length >= manyChanges) this.#copy(world);
    else this.#tell({ type: 'changes', changes });
  }

  #hear(message: FromReplica): void {
    if (message.type === 'needs') {
      void this.#list(message.prefixes);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (message.type === 'progress') {
      pending?.onProgress?.(message.done, message.total);
      return;
    }
    this.#pending.delete(message.id);
    if (message.type === 'told') pending?.settle(message.told);
    else pending?.fail(new Error(message.message));
  }

  /** Fetches the actions of services for the copy. Those that can't be fetched have none. */
  async #list(prefixes: readonly string[]): Promise<void> {
    const { service } = await loadActions();
    const services = await Promise.all(
      prefixes.map(async (prefix) => {
        const found = await service(prefix).catch(() => undefined);
        return { prefix, name: found?.name ?? prefix, actions: found?.actions ?? [] };
      }),
    );
    this.#tell({ type: 'listed', services });
  }
}

const desks = new WeakMap<Playground, AccessDesk>();

/** The desk of a playground, opened when it is first needed. */
export function accessDesk(playground: Playground): AccessDesk {
  const known = desks.get(playground);
  if (known) return known;
  const desk = new AccessDesk(playground);
  desks.set(playground, desk);
  return desk;
}
