import type { RoleRow, World, Caller, Credentials } from '../../../../engine/index.ts';
import { roleArn, userArn } from '../../../../engine/index.ts';
import { outsideId } from '../../../../graph/model/elements.ts';
import { permissionToAssume } from '../../../../graph/model/permission.ts';
import { trustOf } from '../../../../graph/model/trust.ts';
import { credentialsOf } from '../../acting.ts';
import { itemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import { statementsOf } from './policy-summary.ts';

/**
 * - `ready`: trusted, and allowed to ask (or trusted by name, which is enough within an account).
 * - `notAllowed`: the trust policy lets the account in, but no policy of this principal lets it ask.
 * - `notTrusted`: one of its policies names this role, but the role doesn't trust it.
 * - `denied`: a Deny on its own side.
 * - `outside`: trusted, but its own side isn't known here.
 */
export type MayAssumeState = 'ready' | 'notAllowed' | 'notTrusted' | 'denied' | 'outside';

export interface MayAssume {
  readonly principalId: string;
  readonly roleId: string;
  readonly state: MayAssumeState;
  /** The trust policy names this very principal. */
  readonly byName: boolean;
}

/** The most principals that are checked for one role: each costs an evaluation of its policies. */
const askedUpTo = 200;

/** How a role's trust policy names a user or role: by its own name, or with its whole account or everybody. */
function trustIn(
  world: World,
  principalId: string,
  role: RoleRow,
): { readonly byName: boolean; readonly whole: boolean; readonly isAcross: boolean } {
  const trust = trustOf(role);
  const isNamed = trust.names.includes(principalId);
  const user = world.tables.users.get(principalId);
  const other = user ?? world.tables.roles.get(principalId);
  if (!other || other.account === role.account)
    return { byName: isNamed, whole: trust.account, isAcross: false };
  const arn = user ? userArn(user) : roleArn(other);
  return {
    byName: isNamed || trust.names.includes(outsideId('account', arn)),
    whole: [outsideId('account', other.account), outsideId('anyone', '*')].some((id) =>
      trust.names.includes(id),
    ),
    isAcross: true,
  };
}

/**
 * Whether one user or role may assume a role; null if neither side names the other. Within an account, trust by name
 * is enough; across accounts both sides must allow it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function mayAssume(world: World, principalId: string, role: RoleRow, now: number): MayAssume | null {
  const { byName, whole, isAcross } = trustIn(world, principalId, role);
  const answer = (state: MayAssumeState): MayAssume => ({ principalId, roleId: role.id, state, byName });
  const permission = permissionToAssume(world, principalId, role, now);
  if (!byName && !whole) return permission === 'allowedByName' ? answer('notTrusted') : null;
  if (permission === 'denied') return answer('denied');
  return answer(permission === 'silent' && (isAcross || !byName) ? 'notAllowed' : 'ready');
}

const order: readonly MayAssumeState[] = ['ready', 'outside', 'denied', 'notTrusted', 'notAllowed'];

const sorted = (world: World, table: 'users' | 'roles'): string[] =>
  [...world.tables[table].values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map((row) => row.id);

/** Returns the users and roles to check for a role (those that its trust policy names come first), and their total. */
function candidates(
  world: World,
  role: RoleRow,
): { readonly asked: readonly string[]; readonly all: number } {
  const inside = trustOf(role).names.filter((id) => !id.startsWith('principal:'));
  const all = [...new Set([...inside, ...sorted(world, 'users'), ...sorted(world, 'roles')])];
  const known = all.filter((id) => id !== role.id && isHere(world, id));
  return { asked: known.slice(0, askedUpTo), all: known.length };
}

/**
 * Returns the principals that may assume a role, the ready ones first. In a large account it asks only the first
 * `askedUpTo` principals, those that the trust policy names before all others; `asked` and `all` count them.
 */
export function whoMayAssume(
  world: World,
  role: RoleRow,
  now: number,
): { readonly answers: readonly MayAssume[]; readonly asked: number; readonly all: number } {
  const outside = trustOf(role).names.filter((id) => id.startsWith('principal:'));
  const { asked, all } = candidates(world, role);
  const answers: MayAssume[] = [
    ...asked.flatMap((id) => mayAssume(world, id, role, now) ?? []),
    ...outside.map((principalId) => ({
      principalId,
      roleId: role.id,
      state: 'outside' as const,
      byName: true,
    })),
  ];
  const rank = ({ state }: MayAssume): number => order.indexOf(state);
  return { answers: answers.sort((a, b) => rank(a) - rank(b)), asked: asked.length, all };
}

/**
 * Returns the ids of the principals that `whoMayAssume` finds ready, one by one. It reads the policies only of those
 * whom the role trusts: if a role trusts a service, it reads none.
 */
export function* whoIsReady(world: World, role: RoleRow, now: number): Generator<string> {
  for (const id of candidates(world, role).asked) {
    const { byName, whole } = trustIn(world, id, role);
    if ((byName || whole) && mayAssume(world, id, role, now)?.state === 'ready') yield id;
  }
}

const isHere = (world: World, id: string): boolean =>
  world.tables.users.has(id) || world.tables.roles.has(id);

/**
 * Returns the answer of each role that a user or role may put on, or that one side of it would let: by name. Only the
 * first `askedUpTo` roles are checked.
 */
export function rolesFor(world: World, principalId: string, now: number): MayAssume[] {
  return sorted(world, 'roles')
    .filter((id) => id !== principalId)
    .slice(0, askedUpTo)
    .flatMap((id) => {
      const role = world.tables.roles.get(id);
      return (role && mayAssume(world, principalId, role, now)) ?? [];
    });
}

/** The roles whose trust policies name a principal outside of the account. */
export function rolesTrusting(world: World, principalId: string): RoleRow[] {
  return [...world.tables.roles.values()]
    .filter((role) => trustOf(role).names.includes(principalId))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a trust policy asks for more than the caller's identity, such as an external id. */
export function hasConditions(role: RoleRow): boolean {
  return statementsOf(role.trustPolicy).some((statement) => statement['Condition'] !== undefined);
}

/** A principal that may assume a role, offered if the acting identity may not. */
interface WhoCould {
  readonly name: string;
  readonly credentials: Credentials;
}

/**
 * Whether a caller can ask for a role at all: AWS doesn't let a root user, and credentials that don't work can't ask.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const canAsk = (caller: Caller | null): boolean => caller !== null && caller.type !== 'root';

/** Returns the first user, by name, who may put the role on and as whom one can act; null if there is none. */
export function whoCould(world: World, role: RoleRow, now: number): WhoCould | null {
  for (const id of whoIsReady(world, role, now)) {
    const item = itemOf(world, id);
    const credentials = item?.kind === 'user' ? credentialsOf(world, item) : null;
    if (item && credentials) return { name: nameOf(world, item), credentials };
  }
  return null;
}
