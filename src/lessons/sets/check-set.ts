import type { Cell, CellAnswer, Possible, Scope, Witness, WorldCaller } from '../../engine/access/index.ts';
import {
  decisionOf,
  everybodyIn,
  isOutside,
  onceFor,
  servicesAllowed,
  servicesChanged,
  splittingTogether,
  tokenOf,
  waysToldApart,
} from '../../engine/access/index.ts';
import type { Caller, Change, Pausing, ServiceAction, World } from '../../engine/index.ts';
import {
  accountIds,
  apply,
  atOnce,
  commonActions,
  identify,
  loadActions,
  nowOf,
  tableNames,
} from '../../engine/index.ts';
import type { CheckContext, SetChecks } from '../attempt/check-context.ts';
import { filledKeys, sessionIn } from '../attempt/check-context.ts';
import type { Finding } from '../attempt/finding.ts';
import type { Keys, Requests, SetCondition, Who } from '../goal.ts';
import { resolved } from '../attempt/references.ts';
import { askerOf, callerAndOrigin, rowNamed, wordFor } from '../attempt/who.ts';

/** Somebody who is asked about, with the same in the lesson's start. */
interface Asked {
  /** The caller in a lesson's words. */
  readonly who: Who;
  readonly now: Possible | null;
  readonly before: Possible | null;
  /** The keys that each of the requests has by its origin. */
  readonly keys?: Keys;
}

const everybody = 'everybody';

const bySign = (callers: readonly Possible[], asked: Possible): Possible | null =>
  callers.find(({ way }) => way === asked.way) ?? callers[0] ?? (isOutside(asked) ? asked : null);

/** Pairs the ways in which the same caller may call before and now. */
function paired(who: Who, now: readonly Possible[], before: readonly Possible[]): readonly Asked[] {
  const more = now.length >= before.length ? now : before;
  return more.map((one) => ({ who, now: bySign(now, one), before: bySign(before, one) }));
}

/** Finds whom a name means in a world; null if there is nobody. */
export function identified(
  context: CheckContext,
  world: World,
  who: Who,
): (Possible & { readonly keys?: Keys }) | null {
  // `token ARN`: somebody with a token of the provider is outside, as anyone is.
  const [, provider] = who.split('token ');
  if (provider) return { way: 'token', caller: tokenOf(world, provider) };
  const asker: ReturnType<typeof askerOf> | { world: World; credentials: null; keys?: Keys } =
    who === 'anyone' ? { world, credentials: null } : askerOf(world, who, (name) => sessionIn(context, name));
  const found = asker && identify(asker.world, asker.credentials, nowOf(asker.world), 's3');
  if (!found?.ok) return null;
  const { type, session } = found.value;
  // The way of somebody outside, and of the root user, is named as the caller is.
  const way = (
    type === 'anonymous' ? 'anyone' : session ? 'session' : type === 'user' ? 'password' : type
  ) as Possible['way'];
  return { way, caller: found.value, ...(asker?.keys && { keys: asker.keys }) };
}

/** The callers that a name stands for. */
function namedCallers(context: CheckContext, written: Who): readonly Asked[] {
  const { world, start, known } = context;
  const who = resolved(world, written, known);
  const { caller } = callerAndOrigin(who);
  const now = identified(context, world, who);
  const from = now?.keys && { keys: now.keys };
  const waysIn = (at: World): readonly Possible[] => {
    const one = rowNamed(at, caller);
    return one ? waysToldApart(at, one.id) : [];
  };
  if (rowNamed(world, caller) !== undefined)
    return paired(who, waysIn(world), waysIn(start)).map((one) => ({ ...one, ...from }));
  const role = now?.caller.principalId;
  const [before = null] = who.startsWith('session ')
    ? role
      ? waysToldApart(start, role)
      : []
    : [identified(context, start, who)];
  return [{ who, now, before, ...from }];
}

/** The name of somebody who comes later. */
const unnamed = '%fresh%';

/** A world with a user and a role more in each account: no policy is theirs, but one may let them in by a pattern. */
const withNewcomers = onceFor((world: World): World =>
  apply(
    world,
    accountIds(world).flatMap((account) =>
      (['users', 'roles'] as const).map((table): Change => {
        const id = table + account;
        const after = { id, account, path: '/', name: unnamed, tags: [], trustPolicy: '{"Statement":[]}' };
        return { table, key: id, before: null, after } as object as Change;
      }),
    ),
  ),
);

/** A cell's request with each name that nobody has: with its own, a longer one, and those that its conditions list. */
function withOwnNames({ witness, conditions }: Cell, { tables }: World): readonly Witness[] {
  const taken = new Set([...tables.users.values(), ...tables.roles.values()].map(({ name }) => name));
  const keys = Object.entries(witness.keys);
  const names = keys.filter(([key]) => /^aws:(?:principalarn|username)$/i.test(key));
  const [[own = ''] = []] = names.map(([, values]) => values);
  return [own, `${own}x`, ...conditions.flatMap(({ values }) => values)]
    .map((value) => value.replace(/.*\//, ''))
    .filter((name) => !taken.has(name))
    .map((name) => {
      const given = names.map(([key, [value = '']]) => [key, [value.replace(/[^/]*$/, name)]]);
      return { ...witness, keys: Object.fromEntries([...keys, ...given]) as Witness['keys'] };
    });
}

function allCallers({ world, start }: CheckContext, but: ReadonlySet<Who>): readonly Asked[] {
  const byWho = new Map<Who, readonly Possible[][]>();
  for (const [side, at] of [world, start].map(withNewcomers).entries())
    for (const one of everybodyIn(at)) {
      const who = wordFor(at, one);
      if (who === undefined || but.has(who)) continue;
      const found = byWho.get(who) ?? [[], []];
      byWho.set(who, found);
      found[side]?.push(one);
    }
  return [...byWho].flatMap(([who, [now = [], before = []]]) => paired(who, now, before));
}

/** Finds those whom a condition asks about, in every way in which they may call. */
export function callersOf(context: CheckContext, { who, but }: SetCondition): readonly Asked[] {
  const not = new Set(but.map((one) => resolved(context.world, one, context.known)));
  return who.flatMap((one) => (one === everybody ? allCallers(context, not) : namedCallers(context, one)));
}

/** Whether AWS lets a caller in, as far as its side is known: an outsider's own policies never are. */
export const may = ({ verdict, isRefused }: CellAnswer, { type }: Caller): boolean =>
  verdict === 'allow' || (type === 'account' && verdict === 'notModelled' && !isRefused);

/** Whether it can't be known if AWS lets a caller in. What a service does by itself is no matter of the account's. */
export const isOpen = (answer: CellAnswer, caller: Caller): boolean =>
  answer.verdict === 'notModelled' &&
  !answer.isRefused &&
  !may(answer, caller) &&
  !(caller.type === 'service' && answer.decidedBy === 'identity');

interface Sides {
  readonly now: { readonly may: boolean; readonly isOpen: boolean };
  readonly before: { readonly may: boolean; readonly isOpen: boolean };
  readonly isListed: boolean;
}

const nothing = { may: false, isOpen: false };

type Miss = 'beyond' | 'lost' | 'doubtful';

/** How a cell outside of the list is a gain: `doubtful`: it may be one, as something isn't modelled. */
function gainOf(now: Sides['now'], then: Sides['now']): Miss | null {
  if (then.may || (!now.may && (!now.isOpen || then.isOpen))) return null;
  return now.may && !then.isOpen ? 'beyond' : 'doubtful';
}

/** How a cell misses a condition. */
function missOf({ type, requests, from }: SetCondition, { now, before, isListed }: Sides): Miss | null {
  if (type === 'only') return isListed ? null : gainOf(now, from === 'start' ? before : nothing);
  if (!isListed && (type !== 'still' || requests.length > 0)) return null;
  if (type === 'none') return gainOf(now, nothing);
  if (now.may || (type === 'still' && !before.may)) return null;
  return now.isOpen ? 'doubtful' : 'lost';
}

interface Missed {
  readonly cell: Cell;
  readonly miss: Miss;
}

/** Puts what is sure first, a listed action before one of a kind, and things that exist before those that might. */
const doubt = ({ cell: { named, actions }, miss }: Missed): number =>
  Number(!named.length) + 2 * Number(!actions.length) + 4 * Number(miss === 'doubtful');

const serviceOf = (action: string): string => (action.split(':')[0] ?? '').toLowerCase();

/** Whether patterns of both lists may match the same action, judged by their services. */
const mayMeet = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((a) =>
    other.some((b) => serviceOf(a) === serviceOf(b) || (serviceOf(a) + serviceOf(b)).includes('*')),
  );

/** Whether two worlds have the same rows in all tables that decide. */
export const decidesAlike = ({ tables }: World, other: World): boolean =>
  tableNames.every((name) => name === 'meta' || name === 'lastUsed' || tables[name] === other.tables[name]);

class SetChecker {
  readonly #actions: readonly ServiceAction[];
  readonly #others: readonly string[];
  readonly #known = new WeakMap<World, Map<string, Finding>>();
  #last: World | null = null;

  constructor(actions: readonly ServiceAction[], others: readonly string[]) {
    this.#actions = actions;
    this.#others = others;
  }

  *check(context: CheckContext, condition: SetCondition): Pausing<Finding> {
    const { world, start } = context;
    const known = this.#foundIn(world);
    const isOfSession = condition.who.some((who) => who.startsWith('session '));
    const moment = isOfSession ? nowOf(world) : 0;
    const key = JSON.stringify([condition, context.known.seed, nowOf(start), [...context.chosen], moment]);
    const found = known.get(key) ?? (yield* this.#checked(context, condition));
    known.set(key, found);
    return found;
  }

  /** The findings in a world, or in the one before if only its clock differs. */
  #foundIn(world: World): Map<string, Finding> {
    const before = this.#last && decidesAlike(this.#last, world) ? this.#known.get(this.#last) : null;
    const found = this.#known.get(world) ?? before ?? new Map<string, Finding>();
    this.#known.set(world, found);
    this.#last = world;
    return found;
  }

  *#checked(context: CheckContext, condition: SetCondition): Pausing<Finding> {
    const asked = callersOf(context, condition);
    const missing = condition.who.find((who) => who !== everybody && !asked.some(({ now }) => now !== null));
    if (missing !== undefined && condition.type !== 'none') return { condition, state: 'notYet', missing };
    let doubtful: Finding | null = null;
    for (const one of asked) {
      yield;
      const found = yield* this.#ofCaller(context, condition, one);
      if (found?.state === 'notYet') return found;
      doubtful ??= found;
    }
    return doubtful ?? { condition, state: 'met' };
  }

  /** The requests that have to be compared, with those before if there are any; null if nothing can have changed. */
  #scopeOf(condition: SetCondition, before: WorldCaller | null, now: WorldCaller): Scope | null {
    const { type, over, requests } = condition;
    const changed = before ? servicesChanged(before, now) : type === 'all' ? null : servicesAllowed(now);
    const patterns = type === 'none' || type === 'all' ? requests.map(({ action }) => action) : [];
    const onlyMatching = [over, patterns].filter((some) => some.length > 0 && !some.includes('*'));
    if (changed) onlyMatching.push(changed.map((service) => `${service}:*`));
    const isEmpty = onlyMatching.some((one) => !onlyMatching.every((other) => mayMeet(one, other)));
    return isEmpty ? null : { actions: this.#actions, known: this.#others, onlyMatching };
  }

  *#ofCaller(
    context: CheckContext,
    condition: SetCondition,
    { who, now, before, keys }: Asked,
  ): Pausing<Finding | null> {
    const isCompared =
      condition.type === 'still' || (condition.type === 'only' && condition.from === 'start');
    if (!now) return null;
    const from = keys && { context: { keys } };
    const withLater = condition.type === 'only' || condition.type === 'none';
    // A role's session has the name that its caller gives it.
    const isNew = who.includes(unnamed);
    const isOfRole = condition.type === 'only' && who.startsWith('role ');
    const isAnyone = isNew || /^like /.test(who) || (isOfRole && ('sessions' as const));
    const more = { ...from, isAnyone, withLater };
    const at = (world: World): World => (isNew ? withNewcomers(world) : world);
    const asker: WorldCaller = { world: at(context.world), caller: now.caller, ...more };
    const then = isCompared && before ? { world: at(context.start), caller: before.caller, ...more } : null;
    if (condition.type === 'still' && !then) return null;
    const scope = this.#scopeOf(condition, then, asker);
    if (!scope) return null;
    const listed = condition.requests.map((one) => filled(context, one));
    const split = splittingTogether(then ? [asker, then] : [asker], listed, scope);
    const { cells, isBounded } = yield* split;
    const side = (answer: CellAnswer | undefined, caller: Caller): Sides['now'] =>
      answer
        ? { may: answer.decidedBy !== 'public' && may(answer, caller), isOpen: isOpen(answer, caller) }
        : nothing;
    const misses = cells.flatMap((cell): Missed[] => {
      const { answers } = cell;
      const miss = missOf(condition, {
        now: side(answers[0], asker.caller),
        before: then ? side(answers[1], then.caller) : nothing,
        isListed: answers.at(-1)?.verdict === 'allow',
      });
      // Somebody new doesn't have the name of somebody who is there.
      const witness =
        isNew && miss === 'beyond'
          ? withOwnNames(cell, asker.world).find((one) => decisionOf(asker, one)?.verdict === 'allow')
          : cell.witness;
      return miss && witness ? [{ cell: { ...cell, witness }, miss }] : [];
    });
    const [found] = misses.sort((a, b) => doubt(a) - doubt(b));
    if (found) return findingOf(condition, found, who, now, asker);
    return isBounded ? { condition, state: 'notModelled' } : null;
  }
}

/** Requests with their fresh names and references filled in. */
export const filled = ({ world, known }: CheckContext, { action, resource, keys }: Requests): Requests => ({
  action,
  resource: resolved(world, resource, known),
  keys: filledKeys(world, keys, known),
});

function findingOf(
  condition: SetCondition,
  { cell, miss }: Missed,
  who: Who,
  { way }: Possible,
  asker: WorldCaller,
): Finding {
  const { action, resource, keys } = cell.witness;
  const decision = decisionOf(asker, cell.witness);
  // One moment has two keys: this one no document has written.
  const shown = Object.entries(keys).filter(([key]) => key !== 'aws:epochtime');
  if (way === 'mfa') shown.push(['aws:MultiFactorAuthPresent', ['true']]);
  const probe = {
    who: way === 'key' ? `key ${who}` : who,
    action,
    resource,
    keys: Object.fromEntries(shown),
  };
  const got = cell.answers[0]?.verdict ?? 'notModelled';
  const found = { condition, probe, got, decision, ...(cell.isMadeUp && { isMadeUp: true as const }) };
  if (miss !== 'doubtful') return { ...found, state: 'notYet', set: miss };
  const why = decision?.notModelled;
  return { ...found, state: 'notModelled', ...(why && { notModelled: why }) };
}

/** Returns what checks conditions on sets. `actions`: those of `commonServices`, in their order. `others`: further ones by their names. */
export function checkerOf(actions: readonly ServiceAction[], others: readonly string[] = []): SetChecks {
  const checker = new SetChecker(actions, others);
  const pieces: SetChecks['pieces'] = (context, condition) => checker.check(context, condition);
  return { pieces, check: (context, condition) => atOnce(pieces(context, condition)) };
}

/** Does the same, with the actions fetched, and the names of those of further services. */
export async function loadChecker(services: readonly string[] = []): Promise<SetChecks> {
  const { service } = await loadActions();
  const others = await Promise.all(services.map(async (prefix) => (await service(prefix))?.actions ?? []));
  return checkerOf(
    await commonActions(),
    others.flat().map(({ id }) => id),
  );
}
