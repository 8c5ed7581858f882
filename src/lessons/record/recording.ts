import type { World, Credentials } from '../../engine/index.ts';
import { nowOf, accountIds, accountOf } from '../../engine/index.ts';
import type { LessonCommit } from '../attempt-state.ts';
import type { Condition, Step, Who } from '../goal.ts';
import type { Lesson } from '../lesson.ts';
import type { MadeCall } from '#words/pressed.ts';
import type { Codes } from '../attempt/references.ts';
import { actorNamed } from '../attempt/acting.ts';
import { resolved } from '../attempt/references.ts';

/** References by which a lesson names things that have other ids in each attempt. */
function candidates(world: World): readonly { readonly text: string; readonly isCode: boolean }[] {
  const { users, mfaDevices, identityPools, accounts, units, organizationPolicies, organizations } =
    world.tables;
  const { permissionSets, directoryUsers, resources } = world.tables;
  const named = (kind: string, rows: Iterable<{ readonly name: string }>, ...more: string[]) =>
    [...rows].flatMap(({ name }) => [`@${kind}:${name}`, ...more.map((one) => `@${kind}:${name}:${one}`)]);
  const ids = [
    ...[...users.values()]
      .map(({ account, name }) => ({ name: account === accountOf(world) ? name : `${account}/${name}` }))
      .flatMap((one) => named('key', [one], 'old')),
    ...named('pool', identityPools.values()),
    ...named('identity', identityPools.values()),
    ...named('account', accounts.values()),
    ...[...resources.values()].flatMap((row) =>
      row.kind === 'key' ? row.aliases.map((alias) => `@cmk:${alias.slice('alias/'.length)}`) : [],
    ),
    ...named('ou', units.values()),
    ...named('scp', organizationPolicies.values()),
    ...named('set', permissionSets.values()),
    ...named('person', directoryUsers.values()),
    ...(organizations.size > 0 ? ['@orgroot:it', '@center:instance', '@center:directory'] : []),
  ];
  const codes = [...named('mfa', users.values()), ...named('device', mfaDevices.values(), 'old')];
  return [...ids.map((text) => ({ text, isCode: false })), ...codes.map((text) => ({ text, isCode: true }))];
}

/** How old a moment in a form's input may be, in ms, to count as taken from the clock. */
const justNow = 5000;

/** Replaces the moment at which a text was written by a reference, since it differs each time. */
const withMoment = (text: string, now: number): string =>
  text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (moment) =>
    Math.abs(Date.parse(moment) - now) <= justNow ? '@now:z' : moment,
  );

/** Names stacks and change sets, whose ARNs end in ids that differ each time. */
const withStackNames = (text: string): string =>
  text.replace(/^arn:aws:cloudformation:[^:]+:\d+:(?:stack|changeSet)\/([^/]+)\/[\w-]+$/, '$1');

/**
 * Returns an input with references in place of ids and codes, which differ when a lesson is done again. `world` is the
 * one in which the call was made, at `now` in ms since the epoch. The home account's id stays, as it is always the
 * same.
 */
function withReferences(world: World, input: unknown, codes: Codes | null, now: number): unknown {
  const known = { seed: '', documents: [], codes, now };
  const found = candidates(world).flatMap(({ text, isCode }) => {
    const is = resolved(world, text, known);
    return is === text || is === accountOf(world) ? [] : [{ text, is, isCode }];
  });
  const write = (value: unknown): unknown => {
    if (typeof value === 'string')
      return found.reduce(
        (text, { text: reference, is, isCode }) =>
          isCode ? (text === is ? reference : text) : text.replaceAll(is, reference),
        withStackNames(withMoment(value, now)),
      );
    if (Array.isArray(value)) return value.map(write);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [String(write(name)), write(one)]));
  };
  return write(input);
}

/** Returns `ana`, or `222233334444/ben` for something of another account than the lesson's. */
const nameIn = (
  world: World,
  { account, name }: { readonly account: string; readonly name: string },
): string => (account === accountOf(world) ? name : `${account}/${name}`);

function* names(world: World): Generator<Who> {
  yield 'root';
  for (const account of accountIds(world)) yield `root ${account}`;
  for (const row of world.tables.users.values()) yield* [nameIn(world, row), `key ${nameIn(world, row)}`];
  for (const { name } of world.tables.roles.values()) yield `session of ${name}`;
  for (const { sessionName } of world.tables.sessions.values()) yield `session of ${sessionName}`;
  for (const row of world.tables.workloads.values()) yield `workload ${nameIn(world, row)}`;
}

/** Returns the name of the acting identity for a step `as …`; null if a lesson has no name for it. */
function nameOf(world: World, credentials: Credentials | null): Who | null {
  const wanted = JSON.stringify(credentials);
  const service = credentials?.type === 'service' ? [`service ${credentials.service}`] : [];
  for (const name of [...service, ...names(world)])
    if (JSON.stringify(actorNamed(world, name)) === wanted) return name;
  return null;
}

/**
 * The start account, where only its content counts; or an answer, where goals may also ask what was tried: a solution, or
 * a wrong one, which the lesson has to refuse.
 */
export type Recorded = 'start' | 'solution' | 'miss';

/** The facts about a call that its recipe needs besides the call itself. */
type Made = Pick<MadeCall, 'isThere' | 'isRefused' | 'asked'>;

interface Noted {
  readonly rev: number;
  readonly who: Who | null;
  /** Tells sessions of one name apart: the newest of them is another one later. */
  readonly by: string;
  readonly step: Step;
  readonly made: Made | null;
}

/** A step that was done, by whom, and for a call the facts that its recipe needs. */
export interface DoneStep {
  readonly step: Step;
  readonly who: Who;
  readonly made: Made | null;
}

function madeIn({ changes, outcome }: LessonCommit): Made {
  const decision = outcome?.decision;
  return {
    isThere: changes.some(({ table, before }) => table === 'inlinePolicies' && before !== null),
    isRefused: outcome?.result.ok === false,
    asked: decision && !isChange(changes) ? { action: decision.action, resource: decision.resource } : null,
  };
}

const isChange = (changes: LessonCommit['changes']): boolean =>
  changes.some(({ table }) => table !== 'meta' && table !== 'lastUsed');

/** Returns the calls that goals want to be tried, in small letters. */
const triedIn = (conditions: readonly Condition[]): readonly string[] =>
  conditions.flatMap((one): readonly string[] => {
    if (one.type === 'tried') return [one.call.call.toLowerCase()];
    if (one.type === 'once') return one.moments.flatMap(triedIn);
    return one.type === 'never' || one.type === 'after' ? triedIn(one.conditions) : [];
  });

/**
 * Writes an author's actions down as steps. It leaves out refused calls and those that change nothing, unless a goal
 * wants them to be tried. `done` is told which were undone.
 */
export class Recording {
  #noted: readonly Noted[] = [];
  #isLost = false;
  readonly #tried: ReadonlySet<string>;

  constructor(
    readonly what: Recorded,
    private readonly lesson: Pick<Lesson, 'goals' | 'actor'>,
    private readonly codes: Codes | null,
  ) {
    this.#tried = new Set(what === 'start' ? [] : lesson.goals.flatMap(({ needs }) => triedIn(needs)));
  }

  /** Whether this account was replaced by another one: no steps lead there. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** `before` and `after` are the worlds before and after the commit. */
  hear(commit: LessonCommit, before: World, after: World): void {
    const { command, rev } = commit;
    if (command.type === 'load') this.#isLost = true;
    else if (command.type === 'clock') {
      const milliseconds = Math.max(1000, nowOf(after) - nowOf(before));
      this.#note({ rev, who: null, by: '', step: { type: 'clock', milliseconds }, made: null });
    } else if (command.type === 'call' || command.type === 'try') {
      // A stack makes its calls by itself.
      if ('via' in command || !this.#counts(commit)) return;
      const now = nowOf(after);
      const step: Step =
        command.type === 'try'
          ? { type: 'try', action: command.action, resource: command.resource }
          : {
              type: 'call',
              service: command.service,
              operation: command.operation,
              input: withReferences(before, command.input, this.codes, now) as Record<string, unknown>,
            };
      const who = nameOf(before, command.credentials) ?? nameOf(after, command.credentials);
      const by = JSON.stringify(command.credentials);
      this.#note({ rev, who, by, step, made: command.type === 'call' ? madeIn(commit) : null });
    }
  }

  /**
   * Returns the steps that were done and not undone. A change of the acting identity is a step, too. Null where a
   * lesson can't name an identity that acted.
   */
  done(takenBack: ReadonlySet<number> = new Set()): readonly DoneStep[] | null {
    let acting: Who = this.what === 'start' ? 'root' : this.lesson.actor;
    let last: string | null = null;
    const done: DoneStep[] = [];
    for (const { rev, who, by, step, made } of this.#noted) {
      if (takenBack.has(rev)) continue;
      if (step.type !== 'clock') {
        if (who === null) return null;
        if (who !== acting || (last !== null && by !== last))
          done.push({ step: { type: 'as', who }, who, made: null });
        acting = who;
        last = by;
      }
      done.push({ step, who: acting, made });
    }
    return done;
  }

  #counts({ command, changes, outcome }: LessonCommit): boolean {
    if (isChange(changes) && (outcome?.result.ok ?? true)) return true;
    const asked = [
      command.type === 'call'
        ? `${command.service}:${command.operation}`
        : command.type === 'try'
          ? command.action
          : '',
      outcome?.decision?.action ?? '',
    ];
    return asked.some((one) => this.#tried.has(one.toLowerCase()));
  }

  #note(noted: Noted): void {
    this.#noted = [...this.#noted, noted];
  }
}
