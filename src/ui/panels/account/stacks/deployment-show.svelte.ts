import type { HistoryRow } from '../../../../playground/history-row.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { carriesStack } from '../../../../storage/store.ts';
import { type Act, actsIn, isOver, type Party, worthShowing } from './deployment-acts.ts';

/** How long each act is shown, ms: who hands on to whom has to be read, of many things one is an example. */
const lasts: Readonly<Record<Act['kind'], number>> = {
  assumes: 1400,
  asks: 1200,
  serves: 1400,
  works: 600,
  ends: 1800,
};

/** How long ago a deployment may have begun of which all is told, ms. */
const recent = 4000;

const isOfStacks = (command: HistoryRow['command']): boolean =>
  command.type === 'call' && (command.service === 'cloudformation' || carriesStack(command));

/** Tells one after the other what is done while stacks are deployed, wherever they are deployed from. */
class DeploymentShow {
  /** The act that is shown; null while nothing is deployed. */
  now = $state.raw<Act | null>(null);
  /** The same for whoever hears the page: who hands on to whom, the first thing that is made, and the end. */
  heard = $state.raw<Act | null>(null);
  #waiting: readonly Act[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #parties = new Map<string, Party>();

  constructor(playground: Playground) {
    playground.subscribe((change) => {
      if (change.origin === 'opened') this.#rest();
      else if (change.origin !== 'rolledBack') this.#take(actsIn(change, this.#parties));
    });
    this.#catchUp(playground);
  }

  /** Takes what a deployment has done that began just now, while this was still being fetched. */
  #catchUp({ history, world, now }: Playground): void {
    const since = history.findLastIndex(({ time, command }) => now - time > recent || !isOfStacks(command));
    for (const { changes } of history.slice(since + 1))
      if (!('count' in changes)) this.#take(actsIn({ world, changes }, this.#parties));
  }

  #take(acts: readonly Act[]): void {
    if (acts.length === 0) return;
    this.#waiting = worthShowing([...this.#waiting, ...acts]);
    const isCut = this.now !== null && isOver(this.now, acts);
    if (isCut) clearTimeout(this.#timer);
    if (isCut || this.#timer === undefined) this.#timer = setTimeout(() => this.#next());
  }

  #next(): void {
    const [act, ...rest] = this.#waiting;
    if (!act) return this.#rest();
    const isFirst = act.kind !== 'works' || this.now?.kind !== 'works';
    this.#waiting = rest;
    this.now = act;
    if (isFirst) this.heard = act;
    this.#timer = setTimeout(() => this.#next(), lasts[act.kind]);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    [this.now, this.heard] = [null, null];
  }
}

const all = new WeakMap<Playground, DeploymentShow>();

/** Shows who deploys in a playground, from the first time on at which somebody asks for it. */
export function deploymentShowOf(playground: Playground): DeploymentShow {
  const known = all.get(playground);
  if (known) return known;
  const show = new DeploymentShow(playground);
  all.set(playground, show);
  return show;
}
