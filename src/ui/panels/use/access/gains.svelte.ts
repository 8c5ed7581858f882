import { SvelteMap } from 'svelte/reactivity';
import type { Change } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { manyChanges } from '../../../../playground/world-change.ts';
import { accessDesk } from './access-desk.ts';
import type { ToldGains } from './told-gains.ts';

/** Gains and losses of a commit, as far as it is worked out. */
export type CommitGains =
  | {
      readonly state: 'working';
      /** Kinds of callers. */
      readonly done: number;
      readonly total: number;
      readonly cancel: () => void;
    }
  | { readonly state: 'told'; readonly told: ToldGains }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'cancelled' };

/** Tables whose rows decide nothing: the clock, ids, keys, sessions and what they were used for. */
const silent: ReadonlySet<Change['table']> = new Set([
  ...(['meta', 'lastUsed', 'sessions', 'accessKeys', 'loginProfiles', 'mfaDevices', 'groups'] as const),
]);

/** Whether changes may give or take something. */
const mayGive = (changes: readonly Change[]): boolean => changes.some(({ table }) => !silent.has(table));

/** The most commits whose gains are kept. */
const kept = 200;

/** The most commits from before that are looked at. */
const mostEarlier = 20;

/** Works out who gains and who loses by each commit of a playground, from the moment on at which it is made. */
class Gains {
  readonly #playground: Playground;
  readonly #byRev = new SvelteMap<number, CommitGains>();
  /** Gains and losses of the newest commit, told while it was the newest of all; `at` as `performance.now()` counts. */
  newest = $state.raw<{ readonly at: number; readonly told: ToldGains } | null>(null);

  constructor(playground: Playground) {
    this.#playground = playground;
    // Its copy follows each change before it is asked about it.
    accessDesk(playground);
    // A commit is what makes this be fetched.
    const later: Change[][] = [];
    for (const { rev, changes } of playground.history.slice(-mostEarlier).reverse()) {
      if (!Array.isArray(changes)) break;
      this.#take(rev, changes as Change[], later.flat());
      later.unshift(changes as Change[]);
    }
    playground.subscribe(({ commit }) => {
      if (commit) this.#take(commit.rev, commit.changes, []);
    });
  }

  /** Undefined: it can give and take nothing, or was made before anybody listened. */
  of(rev: number): CommitGains | undefined {
    return this.#byRev.get(rev);
  }

  #take(rev: number, changes: readonly Change[], later: readonly Change[]): void {
    if (!mayGive(changes) || changes.length >= manyChanges) return;
    const ending = new AbortController();
    const cancel = (): void => {
      this.#byRev.set(rev, { state: 'cancelled' });
      ending.abort();
    };
    const onProgress = (done: number, total: number): void =>
      void this.#byRev.set(rev, { state: 'working', done, total, cancel });
    onProgress(0, 0);
    const [oldest] = this.#byRev.keys();
    if (this.#byRev.size > kept && oldest !== undefined) this.#byRev.delete(oldest);
    const question = { type: 'gains', changes, when: 'past', later } as const;
    const gains = accessDesk(this.#playground).ask(question, { signal: ending.signal, onProgress });
    gains.then(
      (told) => {
        this.#byRev.set(rev, { state: 'told', told });
        if (this.#playground.rev === rev) this.newest = { at: performance.now(), told };
      },
      (error: unknown) => {
        if (this.#byRev.get(rev)?.state === 'cancelled') return;
        this.#byRev.set(rev, {
          state: 'failed',
          message: error instanceof Error ? error.message : String(error),
        });
      },
    );
  }
}

const all = new WeakMap<Playground, Gains>();

/** The gains of a playground; it listens from the first time on at which it is asked for. */
export function gainsOf(playground: Playground): Gains {
  const known = all.get(playground);
  if (known) return known;
  const gains = new Gains(playground);
  all.set(playground, gains);
  return gains;
}
