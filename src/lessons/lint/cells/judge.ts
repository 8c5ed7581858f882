import type { Cell, Possible, WorldCaller } from '../../../engine/access/index.ts';
import {
  cellsTogether,
  everybodyIn,
  isOutside,
  servicesChanged,
  waysOf,
} from '../../../engine/access/index.ts';
import type { Caller, ServiceAction, World } from '../../../engine/index.ts';
import { commonActions, identify, nameMatches, nowOf, prepare } from '../../../engine/index.ts';
import type { LessonAttempt } from '../../attempt-state.ts';
import type { CheckContext } from '../../attempt/check-context.ts';
import { contextOf } from '../../attempt/check-context.ts';
import { forked, would } from '../../attempt/fork.ts';
import type { Condition, Requests, Step, Who } from '../../goal.ts';
import type { LessonFile } from '../../lesson.ts';
import { filled, identified, isOpen, may } from '../../sets/check-set.ts';
import { resolved } from '../../attempt/references.ts';
import { sessionsOf } from '../../attempt/sessions.ts';
import { callerAndOrigin, sessionKey, wordFor } from '../../attempt/who.ts';
import { newcomers } from './newcomers.ts';
import { fetchedCheck } from '../../attempt/load-sets.ts';

/**
 * `right`: everybody may do what one of the solutions lets them do, or differs from it only in what the lesson leaves
 * open. `wrong`: somebody may do what no solution allows, or may not do what all allow. `unknown`: neither is certain.
 */
interface Judgement {
  readonly verdict: 'right' | 'wrong' | 'unknown';
  /** The request that is gained or lost. */
  readonly because: string;
}

interface Known {
  readonly who: Who;
  readonly ways: readonly Possible[];
}

type Callers = ReadonlyMap<string, Known>;

/** A state of the account that an answer leads to, with all who may call in it. */
interface Moment {
  readonly world: World;
  readonly callers: Callers;
  /** The results of calls that the lesson speaks of. */
  readonly outcomes: readonly boolean[];
}

type Call = Extract<Condition, { type: 'would' }>;

interface Scene {
  readonly steps: readonly Step[];
  readonly calls: readonly Call[];
}

const callsIn = (conditions: readonly Condition[]): readonly Call[] =>
  conditions.filter((one): one is Call => one.type === 'would');

/** Returns the scenes that the lesson says may come later, and the calls that it speaks of, not what it wants of them. */
function scenesOf({ goals }: LessonFile): readonly Scene[] {
  const needs = goals.flatMap((goal) => goal.needs);
  return [
    { steps: [], calls: callsIn(needs) },
    ...needs.flatMap((one) =>
      one.type === 'after' ? [{ steps: one.steps, calls: callsIn(one.conditions) }] : [],
    ),
  ];
}

const isMember = (world: World, account: string): boolean =>
  [...world.tables.organizations.values()].some((one) => one.account !== account);

const askedBy = (conditions: readonly Condition[]): readonly Who[] =>
  conditions.flatMap((one) =>
    one.type === 'can'
      ? [one.probe.who]
      : one.type === 'after'
        ? askedBy(one.conditions)
        : 'who' in one
          ? one.who
          : [],
  );

const isOfToken = (who: Who): boolean => who.startsWith('token ');

/** The callers from outside whom only the goals name: whoever has a provider's token, and services, whatever they call for. */
const outsideIn = ({ goals }: Pick<LessonFile, 'goals'>): readonly Who[] =>
  askedBy(goals.flatMap(({ needs }) => needs))
    .map((who) => callerAndOrigin(who).caller)
    .filter((who) => isOfToken(who) || who.startsWith('service '));

/** Everybody of the company's directory with each permission set. */
const peopleIn = ({ tables: { directoryUsers, permissionSets } }: World): readonly Who[] =>
  [...permissionSets.values()].flatMap(({ name, assignments }) =>
    assignments.map(
      ({ account, userId }) =>
        `person ${directoryUsers.get(userId)?.name ?? userId} with ${name} in ${account}`,
    ),
  );

function callersIn(context: CheckContext): Callers {
  const { world, start, lesson } = context;
  const found = new Map<string, { who: Who; ways: Possible[] }>();
  for (const one of everybodyIn(world)) {
    const { caller, way } = one;
    // The root user may do everything in an account that is no member of an organization.
    if (way === 'root' && !isMember(world, caller.account)) continue;
    const who = way === 'root' ? `root ${caller.account}` : (wordFor(world, one) ?? caller.arn);
    const key = way === 'account' ? caller.arn : who;
    const known = found.get(key) ?? { who, ways: [] };
    found.set(key, known);
    known.ways.push(one);
  }
  for (const pattern of lesson.sessions) {
    const [session] = sessionsOf(world, start, pattern);
    const caller = session && identify(world, sessionKey(session), nowOf(world), 's3');
    const who = `session ${pattern.name}`;
    if (caller?.ok) found.set(who, { who, ways: [{ way: 'session', caller: caller.value }] });
  }
  for (const who of [...peopleIn(world), ...outsideIn(lesson)]) {
    const one = identified(context, world, who);
    if (one) found.set(who, { who, ways: [one] });
  }
  return found;
}

/** Somebody at one moment of an answer and of all solutions. */
interface Asked {
  readonly who: Who;
  readonly mine: WorldCaller | null;
  /** After the solution that the answer comes from. */
  readonly own: WorldCaller | null;
  readonly others: readonly (WorldCaller | null)[];
}

/** Yields everybody who may do more or less than after the solution, one by one. */
type Differences = Generator<{
  readonly who: Who;
  readonly differs: 'wrong' | 'unknown';
  readonly cell: Cell | null;
}>;

interface Difference {
  readonly verdict: Judgement['verdict'];
  readonly cell: Cell | null;
}

/** Compares what everybody may do after an answer with what they may do after each solution. */
export class Judge {
  readonly #lesson: LessonFile;
  readonly #actions: readonly ServiceAction[];
  readonly #scenes: readonly Scene[];
  readonly #solved: readonly (readonly Moment[])[];

  private constructor(
    lesson: LessonFile,
    actions: readonly ServiceAction[],
    solved: readonly (readonly Moment[])[],
  ) {
    this.#lesson = lesson;
    this.#actions = actions;
    this.#scenes = scenesOf(lesson);
    this.#solved = solved;
  }

  /** `solved`: the attempts that each solution of the lesson ends with. */
  static async of(lesson: LessonFile, solved: readonly LessonAttempt[]): Promise<Judge> {
    const scenes = scenesOf(lesson);
    const steps = [
      ...scenes.flatMap((scene) => scene.steps),
      ...solved.flatMap(({ world }) => newcomers(world)),
    ];
    await Promise.all(steps.flatMap((step) => (step.type === 'call' ? [prepare(step)] : [])));
    const moments = solved.map((attempt) =>
      scenes.map((scene, at) => momentOf(contextOf(attempt, fetchedCheck), scene, at)),
    );
    return new Judge(lesson, await commonActions(), moments);
  }

  /** `own`: the place of the solution that the answer comes from. */
  judge(attempt: LessonAttempt, own: number): Judgement {
    const context = contextOf(attempt, fetchedCheck);
    let unknown = '';
    for (const [at, scene] of this.#scenes.entries()) {
      const mine = momentOf(context, scene, at);
      for (const { who, differs, cell } of this.#differences(context, mine, at, own)) {
        const because = cell ? `${who} ${told(cell)}` : who;
        if (differs === 'wrong') return { verdict: 'wrong', because };
        unknown ||= because;
      }
    }
    return { verdict: unknown ? 'unknown' : 'right', because: unknown };
  }

  /** Compares the results of the calls that the lesson speaks of. */
  *#otherResults(mine: Moment, like: Moment, solved: readonly Moment[], calls: readonly Call[]): Differences {
    for (const [i, isDone] of mine.outcomes.entries()) {
      if (isDone === like.outcomes[i]) continue;
      const isNone = solved.every(({ outcomes }) => outcomes[i] !== isDone);
      const { as = '', call = '' } = calls[i]?.call ?? {};
      yield { who: `${as} ${call}`, differs: isNone ? 'wrong' : 'unknown', cell: null };
    }
  }

  *#differences(context: CheckContext, mine: Moment, at: number, own: number): Differences {
    const solved = this.#solved.flatMap((moments) => moments[at] ?? []);
    const like = this.#solved[own]?.[at];
    if (!like) return;
    yield* this.#otherResults(mine, like, solved, this.#scenes[at]?.calls ?? []);
    const keys = new Set([...mine.callers.keys(), ...solved.flatMap(({ callers }) => [...callers.keys()])]);
    for (const key of keys) {
      // Later scenes matter for sessions, for people who come with them, and where another account comes for everybody.
      const wasThere = !key.startsWith('session ') && this.#solved[own]?.[0]?.callers.has(key);
      if (at > 0 && wasThere && !addsAccount(this.#scenes[at])) continue;
      const others = solved.filter((moment) => moment !== like);
      for (const asked of askedFor(key, mine, like, others)) {
        const { verdict, cell } = this.#compare(context, asked);
        if (verdict !== 'right') yield { who: asked.who, differs: verdict, cell };
      }
    }
  }

  /** The requests that the lesson leaves open for somebody: those that may be gained, or those that may be lost. */
  #openTo(context: CheckContext, who: Who, lost: boolean): readonly Requests[] {
    // Only a lesson that asks about tokens knows who has one: then this isn't left open with all else.
    const meant = isOfToken(who) ? [who] : [who, 'everybody'];
    return this.#lesson.proof.open
      .filter((one) => one.who.some((name) => meant.includes(resolved(context.world, name, context.known))))
      .filter((one) => one.lost === lost)
      .flatMap((one) => one.requests.map((request) => filled(context, request)));
  }

  #compare(context: CheckContext, { who, mine, own, others }: Asked): Difference {
    const isSame = mine === null && own === null;
    const changed = mine && own ? servicesChanged(own, mine) : null;
    if (isSame || changed?.length === 0) return { verdict: 'right', cell: null };
    const all = [mine, own, ...others];
    const present = all.filter((one) => one !== null);
    const onlyMatching = changed ? [changed.map((service) => `${service}:*`)] : [];
    const scope = { actions: this.#actions, onlyMatching };
    const [gained, lost] = [this.#openTo(context, who, false), this.#openTo(context, who, true)];
    const askers = present.map((one) => ({ ...one, withLater: true }));
    const { cells, isBounded } = cellsTogether(askers, [...gained, ...lost], scope);
    let unknown: Cell | null = null;
    for (const cell of cells) {
      const sides = all.map((one) => {
        const answer = one && cell.answers[present.indexOf(one)];
        return one && answer && answer.decidedBy !== 'public'
          ? { may: may(answer, one.caller), open: isOpen(answer, one.caller) }
          : { may: false, open: false };
      });
      const isOpenHere = cell.answers.at(-1)?.verdict === 'allow';
      const isOpenTo = (list: readonly Requests[]): boolean =>
        isOpenHere && list.some((one) => isIn(one, cell));
      const verdict = verdictOf(sides, isOpenTo(gained), isOpenTo(lost));
      if (verdict === 'wrong') return { verdict, cell };
      if (verdict === 'unknown') unknown ??= cell;
    }
    return { verdict: unknown || isBounded ? 'unknown' : 'right', cell: unknown };
  }
}

const addsAccount = (scene: Scene | undefined): boolean =>
  scene?.steps.some((step) => step.type === 'call' && step.operation === 'AddAccount') === true;

const isIn = ({ action, resource }: Requests, { witness }: Cell): boolean =>
  nameMatches(action.toLowerCase(), witness.action.toLowerCase()) && nameMatches(resource, witness.resource);

/** `isOpenToGain`: the lesson leaves open whether it is allowed; if every solution allows it, `isOpenToLose` says so. */
function verdictOf(
  [mine, ...solved]: readonly { readonly may: boolean; readonly open: boolean }[],
  isOpenToGain: boolean,
  isOpenToLose: boolean,
): Judgement['verdict'] {
  const [own] = solved;
  if (!mine || !own || (mine.may === own.may && mine.open === own.open)) return 'right';
  const isCertain = !mine.open && solved.every(({ open }) => !open);
  if (!mine.may && isOpenToLose) return 'right';
  if (!mine.may && solved.every((one) => one.may)) return isCertain ? 'wrong' : 'unknown';
  if (mine.may && isOpenToGain) return 'right';
  if (mine.may && solved.every((one) => !one.may)) return isCertain ? 'wrong' : 'unknown';
  return 'unknown';
}

function momentOf(context: CheckContext, { steps, calls }: Scene, at: number): Moment {
  const later = at === 0 ? newcomers(context.world) : steps;
  const fork = forked(context, later, 'root');
  const asked = at === 0 ? context : fork;
  return {
    world: fork.world,
    callers: callersIn(fork),
    outcomes: calls.map((call) => would(asked, call).got === 'ok'),
  };
}

/** Somebody who calls in a way, also where no policy tells this way from others. */
function callerBy(way: Possible['way'], world: World, ways: readonly Possible[]): Caller | undefined {
  const known = ways.find((one) => one.way === way) ?? ways[0];
  const all = known?.way === way ? [] : waysOf(world, known?.caller.principalId ?? '', true);
  return (all.find((one) => one.way === way) ?? known)?.caller;
}

/** A user of `newcomers` stands for everybody who may come, whatever their names and tags. */
const isNewcomer = /^(?:\d+\/)?newcomer/;

/** Somebody in every way in which they may call in one of the worlds. */
function askedFor(key: string, mine: Moment, own: Moment, solved: readonly Moment[]): readonly Asked[] {
  const moments = [mine, own, ...solved];
  const found = moments.map(({ callers }) => callers.get(key));
  const ways = new Set(found.flatMap((one) => one?.ways.map(({ way }) => way) ?? []));
  const some = found.find((one) => one !== undefined);
  const who = some?.who ?? key;
  // Somebody outside is there before a policy names them.
  const outside = (some?.ways ?? []).filter(isOutside);
  return [...ways].map((way) => {
    const [first = null, second = null, ...others] = found.map((one, i): WorldCaller | null => {
      const world = moments[i]?.world;
      const caller = world && callerBy(way, world, one?.ways ?? outside);
      return caller ? { world, caller, isAnyone: isNewcomer.test(who) } : null;
    });
    return { who, mine: first, own: second, others };
  });
}

function told({ witness: { action, resource, keys }, answers: [answer] }: Cell): string {
  const given = Object.entries(keys).map(([key, values]) => ` ${key}=${values.join()}`);
  return `${answer?.verdict ?? ''} ${action} ${resource}${given.join('')}`;
}
