import { isServiceLinkedRole } from '../arn.ts';
import type { Caller } from '../call/call.ts';
import type { TableName } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { policiesOf, policiesOfUser, policyByArn, sessionPoliciesOf } from './attached-policies.ts';
import type { AttachedPolicy } from './attached-policy.ts';
import type { PolicyLayers } from './policy-layers.ts';
import { ceilingsOf } from './organization.ts';
import { boundaryOf } from './principals.ts';
import { isStranger } from './strangers.ts';

/** What of the layers is the same for all that somebody asks. */
type CallerSide = Pick<PolicyLayers, 'identity' | 'asRoot' | 'boundary' | 'session' | 'scp'>;

const noSide: CallerSide = { identity: null, asRoot: false, boundary: null, session: null, scp: null };

/** Service-linked roles are AWS's own: no SCP and no RCP holds them back. */
export function isServiceLinked(world: World, caller: Caller): boolean {
  if (caller.type !== 'assumedRole') return false;
  const role = world.tables.roles.get(caller.principalId ?? '');
  return role !== undefined && isServiceLinkedRole(role);
}

function boundaryLayer(world: World, caller: Caller): readonly AttachedPolicy[] | null {
  const arn = boundaryOf(world, caller);
  if (arn === null) return null;
  const kind = caller.type === 'assumedRole' ? 'role' : 'user';
  const id = caller.principalId ?? '';
  const name = world.tables[`${kind}s`].get(id)?.name ?? '';
  return [policyByArn(world, arn, 'boundary', { kind, id, name })];
}

function identityOf(world: World, caller: Caller): readonly AttachedPolicy[] {
  const id = caller.principalId ?? '';
  const role = caller.type === 'assumedRole' ? world.tables.roles.get(id) : undefined;
  if (role) return policiesOf(world, 'role', role);
  const user = world.tables.users.get(id);
  return user ? policiesOfUser(world, user) : [];
}

function gather(world: World, caller: Caller): CallerSide {
  if (isStranger(caller) || caller.type === 'account') return noSide;
  const asRoot = caller.type === 'root' || caller.session?.ownerId === caller.account;
  return {
    identity: asRoot ? [] : identityOf(world, caller),
    asRoot,
    boundary: asRoot ? null : boundaryLayer(world, caller),
    session: sessionPoliciesOf(world, caller.session),
    scp: isServiceLinked(world, caller) ? null : ceilingsOf(world, caller.account, 'SERVICE_CONTROL_POLICY'),
  };
}

/** What a caller's side is made of: while these tables are the same, so is everybody's side. */
const sources = [
  'users',
  'groups',
  'roles',
  'memberships',
  'policies',
  'attachments',
  'inlinePolicies',
  'accounts',
  'units',
  'organizations',
  'organizationPolicies',
  'organizationAttachments',
] as const satisfies readonly TableName[];

interface Gathered {
  readonly caller: Caller;
  readonly side: CallerSide;
}

/**
 * The sides of the callers who asked of an account as it stands: many questions are asked about each. They are kept
 * with the account's users, since nearly every command makes a new world in which these tables are the same, and go
 * with them.
 */
const gathered = new WeakMap<
  World['tables']['users'],
  { readonly world: World; readonly sides: Map<string, Gathered> }
>();

const isSame = (one: World, other: World): boolean =>
  one === other || sources.every((table) => one.tables[table] === other.tables[table]);

function sidesOf(world: World): Map<string, Gathered> {
  const known = gathered.get(world.tables.users);
  if (known && isSame(known.world, world)) return known.sides;
  const sides = new Map<string, Gathered>();
  gathered.set(world.tables.users, { world, sides });
  return sides;
}

/**
 * The policies of the caller: a user's own, then those of its groups; a session's are its role's, or its user's,
 * as they are now. What it costs follows the caller's policies, not the account; as long as
 * nothing of it changes it is gathered once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export function callerSide(world: World, caller: Caller): CallerSide {
  const id = caller.principalId;
  if (id === null) return gather(world, caller);
  const sides = sidesOf(world);
  const known = sides.get(id);
  const { type, session, account } = caller;
  if (
    known &&
    known.caller.type === type &&
    known.caller.session === session &&
    known.caller.account === account
  )
    return known.side;
  const side = gather(world, caller);
  sides.set(id, { caller, side });
  return side;
}
