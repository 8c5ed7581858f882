import type { Possible, Way } from '../../../../engine/access/index.ts';
import { waysOf } from '../../../../engine/access/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { accessDesk } from './access-desk.ts';
import { type Asking, askingOf, type Holder, holderBy, ofRole, ofUser } from './holder.ts';
import type { ToldAccess } from './told-access.ts';

/** The most that a list of choices names. */
const mostOthers = 200;

/** Works out all that somebody may do, anew whenever the account, the way of calling or the comparison changes. */
export class AccessFlow {
  readonly #playground: Playground;
  readonly #arn: () => string;
  way = $state<Way | null>(null);
  /** The ARN of somebody to compare with. */
  otherArn = $state('');
  told = $state.raw<ToldAccess | null>(null);
  failure = $state<string | null>(null);
  isBusy = $state(false);
  readonly holder: Holder | null = $derived.by(() => holderBy(this.#playground.world, this.#arn()));
  readonly ways: readonly Possible[] = $derived.by(() =>
    this.holder ? waysOf(this.#playground.world, this.holder.id) : [],
  );
  readonly present: Possible | null = $derived.by(
    () => this.ways.find(({ way }) => way === this.way) ?? this.ways[0] ?? null,
  );
  readonly other: Holder | null = $derived.by(() =>
    this.otherArn === '' ? null : holderBy(this.#playground.world, this.otherArn),
  );

  constructor(playground: Playground, arn: () => string) {
    this.#playground = playground;
    this.#arn = arn;
  }

  /** How its requests are asked; null while nobody wears the role. */
  get asking(): Asking | null {
    const { world, now } = this.#playground;
    return this.holder && this.present ? askingOf(world, now, this.holder, this.present.way) : null;
  }

  /** Everybody of the same account to compare with, users first. */
  get others(): readonly Holder[] {
    const { users, roles } = this.#playground.world.tables;
    const all = [...[...users.values()].map(ofUser), ...[...roles.values()].map(ofRole)];
    const own = all.filter(({ id, account }) => account === this.holder?.account && id !== this.holder.id);
    return own.slice(0, mostOthers);
  }

  /** Works it out for the account as it stands. @returns what ends the work early */
  begin(): () => void {
    const { world } = this.#playground;
    const caller = this.present?.caller;
    if (!caller) return () => undefined;
    const other = this.other ? (waysOf(world, this.other.id)[0]?.caller ?? null) : null;
    const ending = new AbortController();
    this.isBusy = true;
    this.failure = null;
    const question = { type: 'access', caller, other } as const;
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
