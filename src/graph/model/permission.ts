import type { Credentials, Decision, RoleRow, SessionRow, World } from '../../engine/index.ts';
import { apply, decisionOn, roleArn } from '../../engine/index.ts';

/**
 * The answer of a caller's own policies to the question whether it may assume a role. `allowedByName`: the statement
 * that allows it was written for the role and doesn't allow everything.
 */
export type Permission = 'allowed' | 'allowedByName' | 'denied' | 'silent';

const probe = 'ASIAGRAPHPROBEEXAMPLE';
const second = 1000;

/** A made-up session, for the question of what a role may do. */
function probeSession(role: RoleRow, now: number): SessionRow {
  return {
    id: probe,
    account: role.account,
    kind: 'assumedRole',
    ownerId: role.id,
    sessionName: 'probe',
    secretAccessKey: probe,
    sessionToken: probe,
    issuedAt: now,
    expiresAt: now + second,
    issuedTo: { arn: roleArn(role), id: null },
    chained: false,
  };
}

const trusting = new WeakMap<RoleRow, RoleRow>();

/**
 * Returns the role with a trust policy that leaves the decision to its account's own policies. The real trust policy
 * may be long, and every decision would read it.
 */
function trustingAccount(role: RoleRow): RoleRow {
  const known = trusting.get(role);
  if (known) return known;
  const Principal = { AWS: `arn:aws:iam::${role.account}:root` };
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' };
  const trustPolicy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const made = { ...role, trustPolicy };
  trusting.set(role, made);
  return made;
}

function asPrincipal(
  world: World,
  principalId: string,
  now: number,
): { world: World; credentials: Credentials } {
  const role = world.tables.roles.get(principalId);
  if (!role) return { world, credentials: { type: 'console', id: principalId } };
  const after = probeSession(role, now);
  return {
    world: apply(world, [{ table: 'sessions', key: probe, before: null, after }]),
    credentials: { type: 'key', accessKeyId: probe, secretAccessKey: probe, sessionToken: probe },
  };
}

/** Whether a statement was written for this: it names an action of STS, on less than everything. */
function isMeant(statement: unknown): boolean {
  if (typeof statement !== 'object' || statement === null) return false;
  const { Action, Resource } = statement as { Action?: unknown; Resource?: unknown };
  const names = [Action]
    .flat()
    .some((action) => typeof action === 'string' && action.toLowerCase().startsWith('sts:'));
  return names && ![Resource].flat().includes('*');
}

function permissionIn(decision: Decision | null): Permission {
  const own = decision?.steps.find(({ layer }) => layer === 'identity');
  if (own?.verdict === 'deny') return 'denied';
  if (own?.verdict !== 'allow') return 'silent';
  const isByName = own.statements.some(
    ({ effect, outcome, statement }) => effect === 'Allow' && outcome === 'matched' && isMeant(statement),
  );
  return isByName ? 'allowedByName' : 'allowed';
}

/**
 * Asks the engine what a user's or role's own policies say about assuming `role`, whatever its trust policy says.
 * `now` in ms.
 */
export function permissionToAssume(
  world: World,
  principalId: string,
  role: RoleRow,
  now: number,
): Permission {
  if (principalId === role.id) return 'silent';
  const there = apply(world, [{ table: 'roles', key: role.id, before: role, after: trustingAccount(role) }]);
  const asked = asPrincipal(there, principalId, now);
  const question = { type: 'try', action: 'sts:AssumeRole', resource: roleArn(role) } as const;
  return permissionIn(decisionOn(asked.world, { ...question, credentials: asked.credentials }, now));
}
