import type { Caller } from '../call/call.ts';
import type { ResourceRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { holdsAccount } from '../world/world.ts';
import type { CeilingLevel } from './organization.ts';
import type { PolicyLayers, ResourceLayer } from './policy-layers.ts';
import { ceilingsOf } from './organization.ts';
import { resourcePolicyOf, trustPolicyOf } from './attached-policies.ts';
import { callerSide, isServiceLinked } from './caller-side.ts';
import { namesOf, nobody } from './principals.ts';
import { isPublicPolicy } from './public-policies.ts';
import { reachedByRcps } from './rcp-services.ts';
import { asksTrust, ownerOf, resourceOf, trustedRole } from './resources.ts';
import { isStranger, isUnsignedCall } from './strangers.ts';

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
 * A bucket with a public policy may be kept from everybody outside its account but AWS's services, even where that
 * policy says besides.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
const isRestricted = (row: ResourceRow, { type, account }: Caller): boolean =>
  row.kind === 'bucket' &&
  row.publicAccessBlock?.restrictPublicBuckets === true &&
  account !== row.account &&
  type !== 'service' &&
  isPublicPolicy(row.policy ?? '');

/**
 * Null where there is no policy and none is needed: for a caller of the same account. Across accounts, and
 * for callers without policies of their own, the resource must have one.
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
  // Of IAM's entities only roles have policies that could let anybody in.
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
  const { identity, asRoot, boundary, session, scp } = callerSide(world, caller);
  const rcp = rcpLayer(world, caller, action, owner);
  const there = asksTrust(action, resource)
    ? trustLayer(world, caller, action, resource)
    : resourceLayer(world, caller, action, resource, owner, isElsewhere);
  const names = rcp || there ? namesOf(world, caller) : nobody;
  return { identity, asRoot, boundary, session, scp, rcp, resource: there, isElsewhere, names };
}
