import type { Caller, World } from '../../engine/index.ts';
import type { LessonAttempt, LessonCommit, Memory } from '../attempt-state.ts';
import { check } from './conditions.ts';
import type { CallPattern, Condition } from '../goal.ts';
import type { Known } from './references.ts';
import { resolvedInput } from './references.ts';
import { contextOf } from './check-context.ts';
import { sessionsOf } from './sessions.ts';
import { roleNamed, userNamed } from './who.ts';
import { fetchedCheck } from './load-sets.ts';

/** A key that never changes for a goal's condition: the goal and the condition's index in `needs`. */
export const memoryKey = (goal: string, index: number): string => `${goal}/${String(index)}`;

/** The key of a misconception's history. It differs from all keys of goals. */
export const misconceptionKey = (id: string): string => `?${id}`;

/** Whether a caller is the one that `who` means. */
function isCaller(world: World, caller: Caller | null, who: string): boolean {
  if (who === 'anyone') return true;
  if (!caller) return false;
  const [kind = '', ...rest] = who.split(' ');
  const name = rest.join(' ');
  switch (kind) {
    case 'session':
      return false;
    case 'root':
      return caller.type === 'root' && (name === '' || caller.account === name);
    case 'role':
      return caller.type === 'assumedRole' && caller.principalId === roleNamed(world, name)?.id;
    case 'key':
      return (
        caller.type === 'user' &&
        caller.accessKeyId !== null &&
        caller.principalId === userNamed(world, name)?.id
      );
    default:
      return caller.type === 'user' && caller.principalId === userNamed(world, who)?.id;
  }
}

/** Whether `given` has every value that `wanted` has; further fields don't matter. Texts are compared in AWS's form. */
function holds(given: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return String(given) === String(wanted);
  if (typeof given !== 'object' || given === null) return false;
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(given, name) && holds((given as Record<string, unknown>)[name], value),
  );
}

/** The members of a call's input that an ARN stands for: a question in Try names what a call would name. */
function inputOf(resource: string): Readonly<Record<string, string>> {
  const [, , service = '', , , ...rest] = resource.split(':');
  if (service === 'iam') return { RoleArn: resource };
  if (service !== 's3') return {};
  const [Bucket = '', ...key] = rest.join(':').split('/');
  return { Bucket, Key: key.join('/') };
}

/** Whether a commit was made by a session that fits one of the lesson's patterns, alive or not. @returns the session's id */
function sessionBy(
  { lesson, world, start }: LessonAttempt,
  { command }: LessonCommit,
  who: string,
): string | null {
  const pattern = lesson.sessions.find(({ name }) => `session ${name}` === who);
  if (!pattern || (command.type !== 'call' && command.type !== 'try')) return null;
  const { credentials } = command;
  const id = credentials?.type === 'key' ? credentials.accessKeyId : '';
  return sessionsOf(world, start, { ...pattern, alive: false }).some((one) => one.id === id) ? id : null;
}

/** Returns `ok`, the error's code, or that it isn't modelled; null if the commit doesn't fit the pattern. */
function triedBy(
  attempt: LessonAttempt,
  pattern: CallPattern,
  commit: LessonCommit,
  known: Known,
): { readonly got: string; readonly fits: boolean; readonly by: string | null } | null {
  const { world } = attempt;
  const { command, outcome } = commit;
  if (!outcome || (command.type !== 'call' && command.type !== 'try')) return null;
  // A call fits by its operation or by the action that AWS asks permission for: ListBuckets is s3:ListAllMyBuckets.
  const names = command.type === 'call' ? [`${command.service}:${command.operation}`] : [command.action];
  if (outcome.decision) names.push(outcome.decision.action);
  if (!names.some((name) => name.toLowerCase() === pattern.call.toLowerCase())) return null;
  const input = command.type === 'call' ? command.input : inputOf(command.resource);
  const by = sessionBy(attempt, commit, pattern.as);
  if (by === null && !isCaller(world, outcome.caller, pattern.as)) return null;
  if (!holds(input, resolvedInput(world, pattern.input, known))) return null;
  const { result } = outcome;
  const got = result.ok ? 'ok' : 'error' in result ? result.error.code : 'notModelled';
  const message = !result.ok && 'error' in result ? result.error.message : '';
  return { got, by, fits: got === pattern.gets && message.includes(pattern.says ?? '') };
}

const isQuiet = ({ command, changes }: LessonCommit): boolean =>
  command.type !== 'clock' && changes.every(({ table }) => table === 'meta' || table === 'lastUsed');

/**
 * Returns the attempt's memory after a commit that its world already holds. `commit` is null at the attempt's
 * beginning.
 */
export function remember(attempt: LessonAttempt, commit: LessonCommit | null): Memory {
  const { lesson, memory, world } = attempt;
  const next = {
    moments: { ...memory.moments },
    breaches: { ...memory.breaches },
    tried: { ...memory.tried },
  };
  const context = contextOf(attempt, fetchedCheck);
  const isSame = commit !== null && isQuiet(commit);
  const all = (conditions: readonly Condition[]): boolean =>
    conditions.every((one) => check(context, one).state === 'met');
  const watched = [
    ...lesson.goals.map(({ id, needs }) => ({ id, conditions: needs })),
    ...lesson.misconceptions.map(({ id, when }) => ({ id: misconceptionKey(id), conditions: when })),
  ];
  /** Keeps how a call was answered, until one was tried as the goal wants it. */
  const rememberTried = (key: string, call: CallPattern): void => {
    const before = next.tried[key];
    const isOfSession = call.as.startsWith('session ');
    const tried =
      commit && (isOfSession || !before?.met) ? triedBy(attempt, call, commit, context.known) : null;
    if (!tried) return;
    const met = tried.fits && all(call.when ?? []);
    if (!isOfSession) next.tried[key] = { met, got: tried.got };
    else if (met || !before?.met) {
      const by = [...(before?.by ?? []), ...(met && tried.by !== null ? [tried.by] : [])];
      next.tried[key] = { met, got: tried.got, by: [...new Set(by)] };
    }
  };
  const rememberBreach = (key: string, conditions: readonly Condition[]): void => {
    if (next.breaches[key] === undefined && all(conditions)) next.breaches[key] = commit?.rev ?? 0;
  };
  /** A change by somebody who isn't meant. The clock is everybody's, and an undo takes nothing back. */
  const rememberChange = (key: string, who: readonly string[]): void => {
    if (!commit || isSame || next.breaches[key] !== undefined) return;
    const caller = commit.outcome?.caller ?? null;
    const isTheirs = commit.command.type !== 'call' || who.some((one) => isCaller(world, caller, one));
    if (!isTheirs) next.breaches[key] = commit.rev;
  };
  /** Counts the moments that have come. Of one commit's world only one moment can be new. */
  const rememberMoment = (key: string, moments: readonly (readonly Condition[])[]): void => {
    const seen = next.moments[key] ?? 0;
    next.moments[key] = seen < moments.length && all(moments[seen] ?? []) ? seen + 1 : seen;
  };
  for (const { id, conditions } of watched)
    for (const [index, condition] of conditions.entries()) {
      const key = memoryKey(id, index);
      if (condition.type === 'tried') rememberTried(key, condition.call);
      else if (condition.type === 'changedBy') rememberChange(key, condition.who);
      else if (condition.type === 'never' && !isSame) rememberBreach(key, condition.conditions);
      else if (condition.type === 'once' && !isSame) rememberMoment(key, condition.moments);
    }
  return { ...memory, ...next };
}
