import { idle } from './idle.ts';

type Load = () => unknown;

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

/** Begins to fetch the marked parts, one after the other. */
export async function fetchAhead(): Promise<void> {
  isFetching = true;
  await fetchWaiting();
}
