/* eslint-disable svelte/prefer-svelte-reactivity -- Sets and maps are replaced here, and never changed. */
import type { Change, World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import type { Loss, Plan, Written } from '../../../../exchange/code/built.ts';
import type { Choosable } from '../../../../exchange/code/needs.ts';
import { choosable, withNeeds } from '../../../../exchange/code/needs.ts';
import { changedIn, partOf } from '../../../../exchange/code/part-of.ts';
import { planOf } from '../../../../exchange/code/plan.ts';
import type { HistoryRow } from '../../../../playground/history-row.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { codePanel as words } from '#words/code-panel.ts';
import { clockTime } from '../../../../words/index.ts';
import type { View } from '../../../view/view.svelte.ts';
import type { LanguageId } from './languages.ts';
import { languages } from './languages.ts';

export type ChoiceKind = 'all' | 'selection' | 'since';

/** The choice of what is taken as code and in which language, and what the writers make of it. */
export class Taking {
  kind = $state<ChoiceKind>('all');
  language = $state<LanguageId>('cloudformation');
  format = $state<'yaml' | 'json'>('yaml');
  /** The revision before which the account was as the reader's code has it. */
  since = $state<number | null>(null);
  #chosen = $state.raw<ReadonlySet<string>>(new Set());

  constructor(
    readonly playground: Playground,
    readonly view: View,
  ) {}

  readonly account = $derived.by(() => this.view.account ?? accountOf(this.playground.world));
  readonly things: readonly Choosable[] = $derived.by(() => choosable(this.playground.world, this.account));

  /** Commits with changes, newest first. */
  readonly moments: readonly { readonly value: string; readonly label: string }[] = $derived.by(() =>
    this.playground.history
      .filter((row) => Array.isArray(row.changes) && row.undoable && row.answer.ok)
      .map((row) => ({ value: String(row.rev), label: words.momentOf(clockTime(row.time), nameOf(row)) }))
      .reverse(),
  );
  readonly #changed = $derived.by(() => {
    const from = this.since ?? Number(this.moments[0]?.value ?? Infinity);
    const changes = this.playground.history
      .filter(({ rev }) => rev >= from)
      .flatMap((row) => (Array.isArray(row.changes) ? (row.changes as readonly Change[]) : []));
    return changedIn(this.playground.world, this.account, changes);
  });

  readonly chosen: ReadonlySet<string> = $derived.by(() => {
    if (this.kind === 'all') return new Set(this.things.map(({ id }) => id));
    return this.kind === 'since' ? this.#changed.ids : this.#chosen;
  });
  /** All that is taken, with the ids of those that need it. */
  readonly taken: ReadonlyMap<string, readonly string[]> = $derived.by(() =>
    withNeeds(this.playground.world, this.account, this.chosen),
  );
  readonly countTaken = $derived.by(() => this.things.filter(({ id }) => this.taken.has(id)).length);

  readonly plan: Plan = $derived.by(() => {
    const { world, workspace } = this.playground;
    return planOf(world, this.account, this.kind === 'all' ? 'all' : this.chosen, workspace.name);
  });

  readonly written: Written | Promise<Written> = $derived.by(() => {
    const { plan, format, account } = this;
    const found = languages.find(({ id }) => id === this.language) ?? languages[0];
    const world = (): World => this.#part();
    if (!found) throw new Error('There is no language');
    return found.write({ plan, account, format, world });
  });

  #part(): World {
    const { world } = this.playground;
    return this.kind === 'all' ? world : partOf(world, this.account, (id) => this.taken.has(id));
  }

  /** All that the code leaves out, by reason, the plan's own and the language's. */
  lossesOf(written: Written): readonly Loss[] {
    const gone = this.kind === 'since' ? this.#changed.gone : [];
    const all: Loss[] = [
      ...this.plan.losses,
      ...written.losses,
      ...(gone.length ? [{ reason: 'gone' as const, names: gone, at: null, count: gone.length }] : []),
    ];
    const byReason = new Map<Loss['reason'], Loss>();
    for (const { reason, names, count } of all) {
      const before = byReason.get(reason);
      byReason.set(reason, {
        reason,
        names: [...new Set([...(before?.names ?? []), ...names])],
        at: null,
        count: (before?.count ?? 0) + count,
      });
    }
    return [...byReason.values()];
  }

  /** Takes the thing of an address, or all of the account. */
  open(of: string | null): void {
    this.kind = of === null ? 'all' : 'selection';
    this.#chosen = new Set(of === null ? [] : [of]);
  }

  choose(kind: ChoiceKind): void {
    // A selection begins with what is selected in the picture, or with what was taken before.
    if (kind === 'selection' && this.#chosen.size === 0) {
      const { selected } = this.playground;
      const isThing = this.things.some(({ id }) => id === selected);
      this.#chosen = isThing && selected !== null ? new Set([selected]) : new Set(this.chosen);
    }
    this.kind = kind;
  }

  toggle(id: string): void {
    const next = new Set(this.kind === 'selection' ? this.#chosen : this.chosen);
    if (!next.delete(id)) next.add(id);
    this.#chosen = next;
    this.kind = 'selection';
  }
}

const nameOf = ({ command }: HistoryRow): string =>
  'operation' in command ? command.operation : words.change;
