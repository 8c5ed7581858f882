import { rowsOf, worldFrom } from '../../src/engine/index.ts';
import type { LinkState } from '../../src/exchange/link/link-state.ts';
import { readLink, writeLink } from '../../src/exchange/link/link.ts';
import { sampleRows } from '../../src/playground/sample.ts';
import { accountOfSize } from './measure.ts';

interface LinkMeasured {
  readonly title: string;
  /** Characters; null where the account is too large for a link. */
  readonly length: number | null;
  /** Ms. */
  readonly written: number;
  readonly read: number;
}

/** What links of small and large accounts cost: how long they are, and the ms of making and opening one. */
export async function linkTimes(): Promise<LinkMeasured[]> {
  const accounts = [
    ['the sample account', sampleRows],
    ['100 identities', rowsOf(worldFrom(accountOfSize(100)))],
    ['1,000 identities', rowsOf(worldFrom(accountOfSize(1000)))],
  ] as const;
  const measured: LinkMeasured[] = [];
  for (const [title, rows] of accounts) {
    const state: LinkState = {
      name: 'Bench',
      rows,
      at: 1_740_000_000_000,
      credentials: null,
      shown: null,
      selected: null,
      account: null,
      panels: {},
    };
    // The first one loads what the others find loaded.
    await writeLink(state);
    const began = performance.now();
    const made = await writeLink(state);
    const written = performance.now() - began;
    const opening = performance.now();
    if (made.ok) await readLink(made.link);
    measured.push({
      title,
      length: made.ok ? made.link.length : null,
      written,
      read: performance.now() - opening,
    });
  }
  return measured;
}
