import type { KindGains } from '../../../../engine/access/index.ts';
import {
  gainsOf,
  servicesNamedBy,
  servicesToList,
  touchedBy,
  type WorldCaller,
} from '../../../../engine/access/index.ts';
import type { Caller, Change, ServiceAction, World } from '../../../../engine/index.ts';
import { apply, commonServices, invert, worldFrom } from '../../../../engine/index.ts';
import type { SetChecks } from '../../../../lessons/attempt/check-context.ts';
import type { Finding } from '../../../../lessons/attempt/finding.ts';
import { checkerOf } from '../../../../lessons/sets/check-set.ts';
import { unnamedService } from '../../../../lessons/attempt/load-sets.ts';
import { answersTo, type SentLesson, type SentSets } from '../../../../lessons/sets/sent-sets.ts';
import { type KnownService, servicesMadeUp, toldAccess, type ToldAccess } from './told-access.ts';
import { toldGains, type ToldGains } from './told-gains.ts';

/** Questions about the account that a replica holds, each with what is told. */
export type ReplicaQuestion =
  /** All that a caller may do with changes that are only `supposed`, beside somebody else, for whom they aren't. */
  | {
      readonly type: 'access';
      readonly caller: Caller;
      readonly other: Caller | null;
      readonly supposed?: readonly Change[];
    }
  /**
   * Asks who gains and who loses by changes: `past` ones, which the account has, as it has the `later` ones; or those of a
   * `draft`, which it hasn't.
   */
  | {
      readonly type: 'gains';
      readonly changes: readonly Change[];
      readonly when: 'past' | 'draft';
      readonly later?: readonly Change[];
    }
  /** Conditions of a lesson on all requests, of its own account. `begun`: null if it is the lesson of the question before. */
  | ({ readonly type: 'sets'; readonly begun: SentLesson | null } & SentSets);

export type ReplicaTold = {
  readonly access: ToldAccess;
  readonly gains: ToldGains;
  readonly sets: readonly (readonly [place: string, found: Finding])[];
};

/** A service's actions, which a replica asks the page for. */
export interface ListedService {
  readonly prefix: string;
  readonly name: string;
  readonly actions: readonly ServiceAction[];
}

export type ToReplica =
  /** A part of the account's rows; the first part replaces all that was held. */
  | { readonly type: 'rows'; readonly rows: readonly Change[]; readonly isFirst: boolean }
  | { readonly type: 'changes'; readonly changes: readonly Change[] }
  | { readonly type: 'ask'; readonly id: number; readonly question: ReplicaQuestion }
  | { readonly type: 'listed'; readonly services: readonly ListedService[] }
  | { readonly type: 'cancel'; readonly id: number };

export type FromReplica =
  | { readonly type: 'needs'; readonly prefixes: readonly string[] }
  | { readonly type: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly type: 'told'; readonly id: number; readonly told: ReplicaTold[keyof ReplicaTold] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };

/** Lets messages come in between: one that takes the question back. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function sidesOf(
  world: World,
  { changes, when, later = [] }: ReplicaQuestion & { readonly type: 'gains' },
): readonly [World, World] {
  if (when === 'draft') return [world, apply(world, changes)];
  const after = apply(world, invert(later));
  return [apply(after, invert(changes)), after];
}

/**
 * A copy of an account that follows its changes, and answers what takes long: in a worker, or in the page where there is
 * none. One question is answered after the other, each about the account as it was when it was asked.
 */
export class Replica {
  readonly #post: (message: FromReplica) => void;
  #world: World | null = null;
  readonly #listed = new Map<string, ListedService>();
  readonly #asked = new Set<string>();
  readonly #waiting = new Set<() => void>();
  readonly #cancelled = new Set<number>();
  #last: Promise<void> = Promise.resolve();
  #lesson: SentLesson | null = null;
  #checks: SetChecks | null = null;
  #checksKnow = 0;
  /** The services whose actions are known by name alone, so that requests name them. */
  readonly #learned = new Set<string>();

  constructor(post: (message: FromReplica) => void) {
    this.#post = post;
  }

  hear(message: ToReplica): void {
    switch (message.type) {
      case 'rows':
        this.#world =
          message.isFirst || !this.#world ? worldFrom(message.rows) : apply(this.#world, message.rows);
        break;
      case 'changes':
        this.#world = apply(this.#held(), message.changes);
        break;
      case 'ask':
        this.#ask(message.id, message.question);
        break;
      case 'listed':
        for (const service of message.services) this.#listed.set(service.prefix, service);
        for (const go of this.#waiting) go();
        break;
      case 'cancel':
        this.#cancelled.add(message.id);
        break;
    }
  }

  #held(): World {
    if (!this.#world) throw new Error('The replica holds no account');
    return this.#world;
  }

  #ask(id: number, question: ReplicaQuestion): void {
    const world = this.#held();
    if (question.type === 'sets') this.#lesson = question.begun ?? this.#lesson;
    const [before, after] = question.type === 'gains' ? sidesOf(world, question) : [world, world];
    this.#last = this.#last.then(async () => {
      await pause();
      if (this.#cancelled.delete(id)) return;
      try {
        const told = await this.#answer(id, question, before, after);
        if (told) this.#post({ type: 'told', id, told });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.#post({ type: 'failed', id, message });
      }
    });
  }

  async #answer(
    id: number,
    question: ReplicaQuestion,
    before: World,
    after: World,
  ): Promise<ReplicaTold[keyof ReplicaTold] | null> {
    if (question.type === 'gains') return this.#gains(id, question.changes, before, after);
    if (question.type === 'sets') return this.#sets(id, question);
    const { caller, other, supposed = [] } = question;
    const asker: WorldCaller = { world: apply(before, supposed), caller };
    const beside: WorldCaller | null = other && { world: before, caller: other };
    // Some of its calls need no signature, so they are told even where no policy names one.
    const also = caller.account === '' && caller.type !== 'service' ? ['cognito-identity'] : [];
    const actions = await this.#actionsOf([...also, ...servicesNamedBy(beside ? [asker, beside] : [asker])]);
    const services = [...this.#listed.values()].map(
      ({ prefix, name, actions: { length } }): KnownService => ({
        ...{ prefix, name, total: length },
      }),
    );
    for (;;) {
      const told = toldAccess({ asker, beside, actions, services, known: this.#names() });
      const lines = [...told.services.flatMap((one) => one.lines), ...told.stopped, ...told.open];
      if (!(await this.#learn(servicesMadeUp(lines)))) return told;
    }
  }

  async #gains(
    id: number,
    changes: readonly Change[],
    before: World,
    after: World,
  ): Promise<ToldGains | null> {
    const kinds = touchedBy(before, after, changes);
    const all: KindGains[] = [];
    for (const kind of kinds) {
      const actions = await this.#actionsOf(servicesToList(kind, before, after));
      all.push(gainsOf(kind, { before, after }, actions, this.#names()));
      this.#post({ type: 'progress', id, done: all.length, total: kinds.length });
      await pause();
      if (this.#cancelled.delete(id)) return null;
    }
    const told = toldGains(all, before, after);
    const lines = told.sets.map(({ line }) => line);
    return (await this.#learn(servicesMadeUp(lines))) ? this.#gains(id, changes, before, after) : told;
  }

  async #sets(id: number, sent: SentSets): Promise<ReplicaTold['sets'] | null> {
    const lesson = this.#lesson;
    if (!lesson) throw new Error('The replica holds no lesson');
    if (this.#checksKnow !== this.#learned.size) this.#checks = null;
    this.#checks ??= await this.#setChecks();
    const found: ReplicaTold['sets'][number][] = [];
    for (const one of answersTo(this.#checks.check, lesson, sent)) {
      found.push(one);
      await pause();
      if (this.#cancelled.delete(id)) return null;
    }
    const unnamed = found.flatMap(([, one]) => unnamedService(one) ?? []);
    return (await this.#learn(unnamed)) ? this.#sets(id, sent) : found;
  }

  /** Learns the names of services' actions. @returns whether something is known now that wasn't */
  async #learn(services: readonly string[]): Promise<boolean> {
    const isNew = services.some((service) => !this.#learned.has(service));
    for (const service of services) this.#learned.add(service);
    await this.#actionsOf(services);
    return isNew;
  }

  #names(): readonly string[] {
    return [...this.#learned].flatMap(
      (prefix) => this.#listed.get(prefix)?.actions.map(({ id }) => id) ?? [],
    );
  }

  async #setChecks(): Promise<SetChecks> {
    await this.#actionsOf(commonServices);
    const services = commonServices.map((prefix) => this.#listed.get(prefix)?.actions ?? []);
    if (services.some(({ length }) => length === 0)) throw new Error('The lists of actions are missing');
    this.#checksKnow = this.#learned.size;
    return checkerOf(services.flat(), this.#names());
  }

  /** The actions of services; those that aren't here yet are asked for. */
  async #actionsOf(prefixes: readonly string[]): Promise<readonly ServiceAction[]> {
    const known = prefixes.filter((prefix) => /^[a-z0-9-]+$/.test(prefix)).sort();
    const missing = known.filter((prefix) => !this.#asked.has(prefix));
    for (const prefix of missing) this.#asked.add(prefix);
    if (missing.length > 0) this.#post({ type: 'needs', prefixes: missing });
    while (!known.every((prefix) => this.#listed.has(prefix))) await this.#nextList();
    return known.flatMap((prefix) => this.#listed.get(prefix)?.actions ?? []);
  }

  #nextList(): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go);
        resolve();
      };
      this.#waiting.add(go);
    });
  }
}
