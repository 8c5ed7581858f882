import type { Caller } from '../call/call.ts';
import type { ResourceRow, TableName } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { holdsAccount } from '../world/world.ts';
import type { CeilingLevel } from './organization.ts';
import { ceilingsOf, reachedByRcps } from './organization.ts';
import {
  resourcePolicyOf,
  trustPolicyOf,
  policiesOf,
  policiesOfUser,
  policyByArn,
  scopesOf,
  sessionPoliciesOf,
} from './attached-policies.ts';
import { namesOf, nobody, boundaryOf } from './principals.ts';
import { isPublicPolicy } from './public-policies.ts';
import { asksTrust, ownerOf, resourceOf, trustedRole } from './resources.ts';
import { isStranger, isUnsignedCall } from './strangers.ts';
import { isServiceLinkedRole } from '../arn.ts';
import type { AttachedPolicy } from './document.ts';
import type { PrincipalNames } from './principals.ts';

/** The resource's side: a role's trust policy, or the policy of any other resource. */
export interface ResourceLayer {
  readonly layer: 'trust' | 'resource';
  /** Null if there is none: then it lets nobody in. */
  readonly policy: AttachedPolicy | null;
  /** Whether the resource's account is here, so that its policies are known. */
  readonly isHeld: boolean;
  /** Trust policies and key policies must allow; others only may. */
  readonly mustAllow: boolean;
  /** A role session that asks for its own role. */
  readonly isSelf: boolean;
}

/** Every policy that has a say in a request. */
export interface PolicyLayers {
  /** The caller's own policies; null if they aren't held here (another account) or if it has none. */
  readonly identity: readonly AttachedPolicy[] | null;
  /** Whether the caller is the root user or a session of the root user, which needs no policy of its own. */
  readonly asRoot: boolean;
  /** Null: no permissions boundary limits the caller. */
  readonly boundary: readonly AttachedPolicy[] | null;
  /** Null: no session policy limits the caller. */
  readonly session: readonly AttachedPolicy[] | null;
  /** The policies by which GetScopedCredentials narrowed the session: each of them must allow. */
  readonly scopes: readonly AttachedPolicy[];
  readonly scp: readonly CeilingLevel[] | null;
  readonly rcp: readonly CeilingLevel[] | null;
  /** Null if no resource-based policy is asked, or there is none in the caller's own account. */
  readonly resource: ResourceLayer | null;
  /** Whether the resource belongs to another account than the caller: then both must allow. */
  readonly isElsewhere: boolean;
  readonly names: PrincipalNames;
}

/** The layers that stay the same for all requests of one caller. */
type CallerSide = Pick<PolicyLayers, 'identity' | 'asRoot' | 'boundary' | 'session' | 'scopes' | 'scp'>;

const noSide: CallerSide = {
  identity: null,
  asRoot: false,
  boundary: null,
  session: null,
  scopes: [],
  scp: null,
};

/** Service-linked roles are AWS's own: no SCP and no RCP holds them back. */
function isServiceLinked(world: World, caller: Caller): boolean {
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
    scopes: scopesOf(caller.session),
    scp: isServiceLinked(world, caller) ? null : ceilingsOf(world, caller.account, 'SERVICE_CONTROL_POLICY'),
  };
}

/** The tables that a caller's side is made from. While they stay the same, so does every caller's side. */
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

type Sides = Map<string, Gathered>;

/**
 * The gathered sides of the callers of an account, because many questions are asked about each caller. They
 * are stored under the world, and under its table of users: nearly every command makes a new world with the same
 * tables, and when the table goes, the sides go with it.
 */
const sidesIn = new WeakMap<World, Sides>();
const gathered = new WeakMap<World['tables']['users'], { readonly world: World; readonly sides: Sides }>();

function sidesOf(world: World): Sides {
  const own = sidesIn.get(world);
  if (own) return own;
  const known = gathered.get(world.tables.users);
  const isSame = known && sources.every((table) => known.world.tables[table] === world.tables[table]);
  const sides: Sides = isSame ? known.sides : new Map();
  sidesIn.set(world, sides);
  gathered.set(world.tables.users, { world, sides });
  return sides;
}

/**
 * The policies of the caller: a user's own, then those of its groups. A session has the present policies of
 * its role or its user. The cost depends on the caller's policies, not on the size of the account. It is
 * gathered once, as long as its sources don't change.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
function callerSide(world: World, caller: Caller): CallerSide {
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

function trustLayer(world: World, caller: Caller, action: string, resource: string): ResourceLayer {
  const role = trustedRole(world, caller.account, action, resource);
  return {
    layer: 'trust',
    policy: role ? trustPolicyOf(world, role) : null,
    isHeld: role !== undefined,
    mustAllow: true,
    isSelf: !!role && caller.type === 'assumedRole' && caller.principalId === role.id,
  };
}

/**
 * The root user of a bucket's account can always read, mend and take away the bucket's policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
 */
export const isBucketRescue = ({ type }: Caller, action: string): boolean =>
  type === 'root' && /^s3:(?:get|put|delete)bucketpolicy$/i.test(action);

/**
 * Whether a bucket with a public policy is closed to everybody outside its account except AWS's services,
 * whatever else its policy says.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
const isRestricted = (row: ResourceRow, { type, account }: Caller): boolean =>
  row.kind === 'bucket' &&
  row.publicAccessBlock?.restrictPublicBuckets === true &&
  account !== row.account &&
  type !== 'service' &&
  isPublicPolicy(row.policy ?? '');

/**
 * Null if there is no policy and none is needed: for a caller of the same account. Across accounts, and for
 * callers without policies of their own, the resource must have one.
 */
function resourceLayer(
  world: World,
  caller: Caller,
  action: string,
  resource: string,
  owner: string | null,
  isElsewhere: boolean,
): ResourceLayer | null {
  const row = resourceOf(world, resource);
  const policy = row && !isRestricted(row, caller) ? resourcePolicyOf(world, row) : null;
  const mustAllow = row?.kind === 'key';
  if (!isElsewhere && isBucketRescue(caller, action)) return null;
  const isAsked = isElsewhere || (isStranger(caller) && (row ?? caller.type !== 'service'));
  if (isUnsignedCall(caller, action) || (!policy && !mustAllow && !isAsked)) return null;
  // Among IAM's entities, only roles have policies that could let anybody in.
  const isHeld = owner === null || holdsAccount(world, owner) || resource.startsWith('arn:aws:iam:');
  return { layer: 'resource', policy, isHeld, mustAllow, isSelf: false };
}

function rcpLayer(
  world: World,
  caller: Caller,
  action: string,
  owner: string | null,
): readonly CeilingLevel[] | null {
  const account = owner ?? caller.account;
  if (world.tables.organizations.size === 0 || !reachedByRcps(action) || isServiceLinked(world, caller))
    return null;
  return ceilingsOf(world, account, 'RESOURCE_CONTROL_POLICY');
}

/** Every policy that has a say in what a caller asks for; layers that can't apply aren't looked up. */
export function gatherLayers(world: World, caller: Caller, action: string, resource: string): PolicyLayers {
  const owner = ownerOf(world, action, resource);
  const isElsewhere = owner !== null && caller.account !== '' && owner !== caller.account;
  const { identity, asRoot, boundary, session, scopes, scp } = callerSide(world, caller);
  const rcp = rcpLayer(world, caller, action, owner);
  const there = asksTrust(action, resource)
    ? trustLayer(world, caller, action, resource)
    : resourceLayer(world, caller, action, resource, owner, isElsewhere);
  const names = rcp || there ? namesOf(world, caller) : nobody;
  // Written out, since a spread takes several times as long, and every request comes here.
  return { identity, asRoot, boundary, session, scopes, scp, rcp, resource: there, isElsewhere, names };
}
