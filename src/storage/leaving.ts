/** A transaction of the browser's or of `idb`'s. */
interface Unfinished {
  readonly done: Promise<void>;
  abort(): void;
}

const unfinished = new Set<Unfinished>();
let left: Promise<void> | null = null;

/**
 * Aborts a transaction if somebody leaves the page while it waits for the page's next turn: the page gets none, and
 * WebKit lets every later page wait for the transaction. What was already sent to be committed stays.
 * @returns the same transaction
 */
export function untilLeft<T extends Unfinished>(transaction: T): T {
  unfinished.add(transaction);
  const ended = (): boolean => unfinished.delete(transaction);
  transaction.done.then(ended, ended);
  return transaction;
}

/** Does the work again if it was aborted, once somebody has come back to the page by the browser's “Back”. */
export async function orAgainOnceBack<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error;
    await left;
    return work();
  }
}

function leave(): void {
  left ??= new Promise((resolve) => {
    const back = (): void => {
      left = null;
      resolve();
    };
    addEventListener('pageshow', back, { once: true });
  });
  for (const transaction of unfinished)
    try {
      transaction.abort();
    } catch {
      // It is being committed, or it has ended.
    }
}

// Tests in Node have no page.
if ('addEventListener' in globalThis) addEventListener('pagehide', leave);
