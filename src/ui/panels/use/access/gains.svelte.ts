import { SvelteMap } from 'svelte/reactivity';
import type { Change } from '../../../../engine/index.ts';
import { asOne } from '../../../../engine/index.ts';
import type { Commit } from '../../../../playground/command.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { manyChanges } from '../../../../playground/world-change.ts';
import { carriesStack } from '../../../../storage/store.ts';
import { gathered, gestureOf } from '../log/gathered.ts';
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

/** Tables whose rows decide nothing: the clock, ids, sessions, what was used, groups without members, and stacks. */
const silent: ReadonlySet<Change['table']> = new Set([
  ...(['meta', 'lastUsed', 'sessions', 'groups', 'stacks'] as const),
]);

/** Whether changes may give or take something. */
const mayGive = (changes: readonly Change[]): boolean => changes.some(({ table }) => !silent.has(table));

/** Whether a stack's deployment has ended with these changes. */
const endsDeployment = (changes: readonly Change[]): boolean =>
  changes.some(
    ({ table, after }) =>
      table === 'stacks' && after?.kind === 'stack' && !after.status.endsWith('_IN_PROGRESS'),
  );

/** The most commits whose gains are kept. */
const kept = 200;

/** The most commits from before that are looked at. */
const mostEarlier = 20;

/** Works out who gains and who loses by each commit of a playground, from the moment on at which it is made. */
class Gains {
  readonly #playground: Playground;
  readonly #byRev = new SvelteMap<number, CommitGains>();
  /** Deployments that go on, by their gesture: the commit that began each, and all of its changes. */
  readonly #deployments = new Map<string, { readonly rev: number; readonly changes: Change[] }>();
  /** Gains and losses of the newest commit, told while it was the newest of all; `at` as `performance.now()` counts. */
  newest = $state.raw<{ readonly at: number; readonly told: ToldGains } | null>(null);

  constructor(playground: Playground) {
    this.#playground = playground;
    // Its copy follows each change before it is asked about it.
    accessDesk(playground);
    // A commit is what makes this be fetched.
    const later: Change[][] = [];
    for (const { row, calls } of gathered(playground.history).slice(-mostEarlier).reverse()) {
      const all = [row, ...calls].map(({ changes }) => changes);
      if (!all.every((changes): changes is readonly Change[] => Array.isArray(changes))) break;
      const changes = all.flat();
      const gesture = gestureOf(row);
      if (calls.length > 0 && gesture !== undefined && !endsDeployment(all.at(-1) ?? []))
        this.#deployments.set(gesture, { rev: row.rev, changes });
      else this.#take(row.rev, calls.length > 0 ? asOne(changes) : changes, later.flat());
      later.unshift(changes);
    }
    playground.subscribe(({ commit }) => {
      if (commit) this.#hear(commit);
    });
  }

  /** Takes a commit by itself, and a deployment's when it ends: what it gives and takes is all of its calls'. */
  #hear({ rev, command, changes }: Commit): void {
    const gesture = gestureOf({ command });
    const isOfStack =
      command.type === 'call' && (command.service === 'cloudformation' || carriesStack(command));
    if (!isOfStack || gesture === undefined) return this.#take(rev, changes, []);
    const deployment = this.#deployments.get(gesture) ?? { rev, changes: [] };
    deployment.changes.push(...changes);
    this.#deployments.set(gesture, deployment);
    if (!endsDeployment(changes)) return;
    this.#deployments.delete(gesture);
    this.#take(deployment.rev, asOne(deployment.changes), [], rev);
  }

  /** Undefined: it can give and take nothing, or was made before anybody listened. */
  of(rev: number): CommitGains | undefined {
    return this.#byRev.get(rev);
  }

  /** Asks about the changes of a commit, and of those that belong to it until `last`. */
  #take(rev: number, all: readonly Change[], later: readonly Change[], last = rev): void {
    const changes = all.filter(({ table }) => table !== 'stacks');
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
        if (this.#playground.rev === last) this.newest = { at: performance.now(), told };
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
