import type { Rows, World } from '../../engine/index.ts';
import { nowOf } from '../../engine/index.ts';
import type { SessionPattern, Condition, Who } from '../goal.ts';
import { isSet } from '../goal.ts';
import { roleNamed, userNamed } from './who.ts';

type SessionRow = Rows['sessions'];

/** The chain of sessions through which a session was requested, nearest first. */
function hops(world: World, session: SessionRow): readonly SessionRow[] {
  const found: SessionRow[] = [];
  let { id } = session.issuedTo;
  while (id !== null && found.length < 20) {
    const next = world.tables.sessions.get(id);
    if (!next) break;
    found.push(next);
    id = next.issuedTo.id;
  }
  return found;
}

/** Returns the caller at the beginning of a chain of sessions: a user's id, or the ARN of a caller without a row. */
function origin(world: World, session: SessionRow): string | null {
  const first = hops(world, session).at(-1) ?? session;
  if (first.kind === 'userSession') return first.ownerId;
  return first.issuedTo.id ?? world.tables.accessKeys.get(first.issuedTo.arn)?.ownerId ?? null;
}

function isBy(world: World, session: SessionRow, by: string): boolean {
  const user = userNamed(world, by);
  return user !== undefined && origin(world, session) === user.id;
}

/** Whether a session is still alive, was issued when, and lasts as long as a pattern says. */
function isOfTime(
  world: World,
  start: World,
  session: SessionRow,
  { alive, since, lasts }: SessionPattern,
): boolean {
  if (alive && session.expiresAt <= nowOf(world)) return false;
  if (since !== undefined && (since === 'start') !== start.tables.sessions.has(session.id)) return false;
  const seconds = (session.expiresAt - session.issuedAt) / 1000;
  return lasts === undefined || (seconds >= lasts[0] && seconds <= lasts[1]);
}

/** Whether a session is of the role that a pattern names, or a user's own, and was asked for as it says. */
function isOfWhom(world: World, session: SessionRow, { role, by, depth }: SessionPattern): boolean {
  if (role !== undefined && roleNamed(world, role)?.id !== session.ownerId) return false;
  if (role === undefined && session.kind !== 'userSession') return false;
  if (by !== undefined && !isBy(world, session, by)) return false;
  const roleHops = hops(world, session).filter(({ kind }) => kind === 'assumedRole').length;
  return depth === undefined || roleHops === depth;
}

/** Whether a session was issued with what a pattern names: MFA, a session policy, scopes, an `amr` of a token. */
function isIssuedWith(session: SessionRow, { mfa, policy, scoped, amr }: SessionPattern): boolean {
  if (mfa !== undefined && mfa !== (session.mfaAt !== undefined)) return false;
  const hasPolicy = session.policy !== undefined || session.policyArns !== undefined;
  if (policy !== undefined && policy !== hasPolicy) return false;
  if (scoped !== undefined && scoped !== (session.scopes !== undefined)) return false;
  if (amr === undefined) return true;
  const key = session.federatedKeys?.find(({ name }) => name.endsWith(':amr'));
  return key?.values.includes(amr) ?? false;
}

const matches = (world: World, start: World, session: SessionRow, pattern: SessionPattern): boolean =>
  isOfTime(world, start, session, pattern) &&
  isOfWhom(world, session, pattern) &&
  isIssuedWith(session, pattern);

/** The sessions that a pattern can mean, newest first. */
export function sessionsOf(world: World, start: World, pattern: SessionPattern): readonly SessionRow[] {
  return [...world.tables.sessions.values()]
    .filter((session) => matches(world, start, session, pattern))
    .sort((a, b) => b.issuedAt - a.issuedAt || (a.id < b.id ? 1 : -1));
}

/** The most sessions that are tried for one pattern; older ones are left out. */
export const mostCandidates = 6;

const prefix = 'session ';

function* callersIn(condition: Condition): Generator<Who> {
  if (isSet(condition)) {
    yield* condition.who;
    return;
  }
  switch (condition.type) {
    case 'session':
      yield prefix + condition.name;
      break;
    case 'can':
      yield condition.probe.who;
      break;
    case 'tried':
    case 'would':
      yield condition.call.as;
      break;
    case 'diff':
      for (const { who } of [...condition.gained, ...condition.lost]) yield who;
      break;
    case 'once':
      for (const one of condition.moments.flat()) yield* callersIn(one);
      break;
    case 'never':
      for (const one of condition.conditions) yield* callersIn(one);
      break;
    case 'after':
      for (const step of condition.steps) {
        if (step.type === 'as') yield step.who;
        else if (step.type === 'call' && step.as !== undefined) yield step.as;
      }
      for (const one of condition.conditions) yield* callersIn(one);
      break;
    default:
  }
}

/** Returns the names of the sessions that conditions are about. */
export function sessionNamesIn(conditions: readonly Condition[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const condition of conditions)
    for (const who of callersIn(condition)) if (who.startsWith(prefix)) names.add(who.slice(prefix.length));
  return names;
}
