import { idle } from './idle.ts';

type Load = () => unknown;

/** Waits until somebody touches the page, or has let it rest for five seconds. What starts the page comes first. */
const touchedOrRested = (): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(resolve, 5000);
    for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
      addEventListener(type, resolve, { capture: true, once: true });
  });

/** Whether the visitor pays for what is fetched, or the page is a figure in another one. */
const isSparing = (): boolean | undefined =>
  window !== parent ||
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData;

const waiting = new Set<Load>();
let isFetching = false;

async function fetchWaiting(): Promise<void> {
  // A part that has arrived may mark others: a set also gives what is added while it is read.
  for (const load of waiting) {
    await idle();
    waiting.delete(load);
    try {
      await load();
    } catch {
      // It is fetched again when it is needed, and a failure is reported then.
    }
  }
}

/** Marks a part that is likely to be needed soon, where it is loaded: it is fetched once the page is idle. */
export function ahead<L extends Load>(load: L): L {
  waiting.add(load);
  if (isFetching && waiting.size === 1) void fetchWaiting();
  return load;
}

/** Fetches the marked parts, one after the other, once somebody touches the page or it rests. */
export async function fetchAhead(): Promise<void> {
  if (isSparing()) return;
  await touchedOrRested();
  isFetching = true;
  await fetchWaiting();
}
