import type { FileProblem } from '../../../../exchange/file-problem.ts';
import { openFiles } from '../../../../exchange/open-files.ts';
import type { Opened } from '../../../../exchange/read-files.ts';
import type { Progress } from '../../../../exchange/work.ts';
import { type Counts, noCounts } from '../../../../exchange/details-report.ts';

export type Read = Extract<Opened, { ok: true }>;

type OpeningState =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly progress: Progress | null }
  | { readonly step: 'read'; readonly opened: Read }
  | { readonly step: 'refused'; readonly problem: FileProblem };

/** The progress of opening a file. It doesn't change the account. */
export class Opening {
  #state = $state.raw<OpeningState>({ step: 'choose' });
  #stop: AbortController | null = null;

  get state(): OpeningState {
    return this.#state;
  }

  /** Reads the chosen or dropped files and forgets earlier ones. `now` is in ms. */
  async read(files: readonly File[], now: number): Promise<void> {
    if (files.length === 0) return;
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.#state = { step: 'reading', progress: null };
    const opened = await openFiles(files, {
      now,
      signal: stop.signal,
      onProgress: (progress) => {
        if (!stop.signal.aborted) this.#state = { step: 'reading', progress };
      },
    });
    if (stop.signal.aborted) return;
    this.#state = opened.ok ? { step: 'read', opened } : { step: 'refused', problem: opened.problem };
  }

  /** Goes back to the choice of a file, and stops reading. */
  stop(): void {
    this.#stop?.abort();
    this.#state = { step: 'choose' };
  }
}

/** Counts the things in a file. A workspace has no report, so its rows are counted. */
export function countsOf(opened: Read): Readonly<Counts> {
  if (opened.kind === 'account') return opened.report.counts;
  const counts: Counts = { ...noCounts };
  for (const { table, after } of opened.rows) {
    if (table === 'policies') counts[after?.account === 'aws' ? 'awsManagedPolicies' : 'policies']++;
    else if (Object.hasOwn(counts, table)) counts[table as keyof Counts]++;
  }
  return counts;
}
