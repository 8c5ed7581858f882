import { untrack } from 'svelte';
import { waysOf } from '../../../../engine/access/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { accessDesk } from './access-desk.ts';
import { type Calling, callingsOf } from './callings.ts';
import { everybodyIn, type Holder, holderBy } from './holder.ts';
import type { ToldAccess } from './told-access.ts';

/** The most that a list of choices names. */
const mostOthers = 200;

/** Works out all that somebody may do, anew whenever the account, the way of calling or the comparison changes. */
export class AccessFlow {
  readonly #playground: Playground;
  readonly #arn: () => string;
  /** The id of the chosen way of calling. */
  way = $state('');
  /** The ARN of somebody to compare with. */
  otherArn = $state('');
  told = $state.raw<ToldAccess | null>(null);
  failure = $state<string | null>(null);
  isBusy = $state(false);
  readonly holder: Holder | null = $derived.by(() => holderBy(this.#playground.world, this.#arn()));
  readonly ways: readonly Calling[] = $derived.by(() =>
    this.holder
      ? callingsOf(
          this.#playground.world,
          this.holder,
          untrack(() => this.#playground.now),
        )
      : [],
  );
  readonly present: Calling | null = $derived.by(
    () => this.ways.find(({ id }) => id === this.way) ?? this.ways[0] ?? null,
  );
  readonly other: Holder | null = $derived.by(() =>
    this.otherArn === '' ? null : holderBy(this.#playground.world, this.otherArn),
  );

  constructor(playground: Playground, arn: () => string) {
    this.#playground = playground;
    this.#arn = arn;
  }

  /** Everybody of the same account to compare with, users first. */
  get others(): readonly Holder[] {
    const { id = '', account = '' } = this.holder ?? {};
    const own = everybodyIn(this.#playground.world).filter(
      (one) => one.id !== id && (account === '' || one.account === account),
    );
    return own.slice(0, mostOthers);
  }

  /** Works it out for the account as it stands. @returns what ends the work early */
  begin(): () => void {
    const { world } = this.#playground;
    if (!this.present) return () => undefined;
    const { caller, supposed } = this.present;
    const other = this.other ? (waysOf(world, this.other.id)[0]?.caller ?? null) : null;
    const ending = new AbortController();
    this.isBusy = true;
    this.failure = null;
    const question = { type: 'access', caller, other, supposed } as const;
    accessDesk(this.#playground)
      .ask(question, { signal: ending.signal })
      .then(
        (told) => {
          this.isBusy = false;
          this.told = told;
        },
        (error: unknown) => {
          if (ending.signal.aborted) return;
          this.isBusy = false;
          this.failure = error instanceof Error ? error.message : String(error);
        },
      );
    return () => ending.abort();
  }
}

/** Whether a text stands in one of a line's actions or resources, in any case. */
export const isFound = (
  text: string,
  line: { readonly actions: readonly string[]; readonly resources: readonly string[] },
): boolean => {
  const wanted = text.trim().toLowerCase();
  return [...line.actions, ...line.resources].some((one) => one.toLowerCase().includes(wanted));
};
