import { groupArn, isAccountId, parseArn, policyArn, roleArn } from '../arn.ts';
import type { Caller } from '../call.ts';
import type { PrincipalKind, RoleRow } from '../entities.ts';
import type { World } from '../world.ts';
import { byName, rowsBy } from '../world.ts';
import type { PolicyRef } from './decision.ts';
import type { PolicyDocument } from './document.ts';
import { compile } from './document.ts';
import { namesOf } from './match.ts';
import type { TrustView } from './request.ts';
import { showPrincipals } from './trust-principals.ts';

/** A document and where it stands. */
export interface PlacedPolicy {
  readonly ref: PolicyRef;
  readonly document: PolicyDocument;
}

/** The trust policy that a request must pass. */
export interface TrustLayer extends TrustView {
  /** Null where the role doesn't exist: then nothing lets the caller in. */
  readonly policy: PlacedPolicy | null;
  /** The role's account. */
  readonly account: string;
}

/** Every policy that has a say in a request. */
export interface PolicyLayers {
  /** The caller's own policies; null where they aren't held here (another account, a service). */
  readonly identity: readonly PlacedPolicy[] | null;
  /** For assuming a role; null where no trust policy is asked. */
  readonly trust: TrustLayer | null;
  /** The ARN of the caller's permissions boundary. */
  readonly boundary: string | null;
}

type Owner = PolicyRef['owner'];

/** By code unit, not by locale: the order must be the same on every machine. */
const byRefName = (a: PlacedPolicy, b: PlacedPolicy): number =>
  a.ref.name < b.ref.name ? -1 : a.ref.name > b.ref.name ? 1 : 0;

function managedOf(world: World, owner: Owner): PlacedPolicy[] {
  const placed: PlacedPolicy[] = [];
  for (const { policyId } of rowsBy(world, 'attachmentsByPrincipal', owner.id)) {
    const policy = world.tables.policies.get(policyId);
    const version = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId);
    if (!policy || !version) continue;
    const ref = { kind: 'managed', name: policy.name, arn: policyArn(policy), policyId, owner } as const;
    placed.push({ ref, document: compile(version.document) });
  }
  return placed.sort(byRefName);
}

function inlineOf(world: World, owner: Owner): PlacedPolicy[] {
  return rowsBy(world, 'inlinePoliciesByOwner', owner.id)
    .map(({ name, document }) => ({
      ref: { kind: 'inline', name, arn: null, policyId: null, owner } as const,
      document: compile(document),
    }))
    .sort(byRefName);
}

function policiesOf(
  world: World,
  kind: PrincipalKind,
  row: { readonly id: string; readonly name: string },
): PlacedPolicy[] {
  const owner: Owner = { kind, id: row.id, name: row.name };
  return [...managedOf(world, owner), ...inlineOf(world, owner)];
}

function groupsOf(world: World, userId: string) {
  return rowsBy(world, 'membershipsByUser', userId)
    .map(({ groupId }) => world.tables.groups.get(groupId))
    .filter((group) => group !== undefined)
    .sort((a, b) => (groupArn(a) < groupArn(b) ? -1 : 1));
}

/**
 * The policies of whoever calls: a user's own, then those of its groups; a session's are its role's, or for
 * GetSessionToken its user's, as they are now. What it costs follows the caller's policies, not the account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export function gatherIdentity(world: World, caller: Caller): PolicyLayers {
  const id = caller.principalId ?? '';
  const user = caller.type === 'user' ? world.tables.users.get(id) : undefined;
  const role = caller.type === 'assumedRole' ? world.tables.roles.get(id) : undefined;
  const boundary = (user ?? role)?.permissionsBoundary ?? null;
  if (user) {
    const groups = groupsOf(world, user.id).flatMap((group) => policiesOf(world, 'group', group));
    return { identity: [...policiesOf(world, 'user', user), ...groups], trust: null, boundary };
  }
  if (role) return { identity: policiesOf(world, 'role', role), trust: null, boundary };
  const isElsewhere = caller.type === 'account' || caller.type === 'service';
  return { identity: isElsewhere ? null : [], trust: null, boundary: null };
}

/** The trust policy as it stands, told with ARNs where the stored text has unique ids. */
function trustOf(world: World, role: RoleRow): PlacedPolicy {
  const { statements, version } = compile(role.trustPolicy);
  const shown = compile(showPrincipals(world, role.trustPolicy)).statements;
  return {
    ref: {
      kind: 'trust',
      name: role.name,
      arn: roleArn(role),
      policyId: null,
      owner: { kind: 'role', id: role.id, name: role.name },
    },
    document: {
      version,
      statements: statements.map((statement, i) => ({
        ...statement,
        json: shown[i]?.json ?? statement.json,
      })),
    },
  };
}

/** The caller's policies and, unless `role` is undefined, the trust policy of the role that is asked for (null: there is none). */
export function gatherLayers(world: World, caller: Caller, role?: RoleRow | null): PolicyLayers {
  const layers = gatherIdentity(world, caller);
  if (role === undefined) return layers;
  return {
    ...layers,
    trust: {
      policy: role && trustOf(world, role),
      account: role?.account ?? caller.account,
      names: namesOf(world, caller),
      isSelf: !!role && caller.type === 'assumedRole' && caller.principalId === role.id,
    },
  };
}

const decidedByTrust: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:tagsession',
  'sts:setsourceidentity',
]);

/**
 * The role whose trust policy has a say in `action` on `resource`: null where the ARN names no role of an
 * account that is held here, undefined where no trust policy is asked (other actions, roles of other accounts).
 */
export function trustedRole(
  world: World,
  account: string,
  action: string,
  resource: string,
): RoleRow | null | undefined {
  if (!decidedByTrust.has(action.toLowerCase())) return undefined;
  const arn = parseArn(resource);
  if (!arn || arn.service !== 'iam' || !arn.resource.startsWith('role/')) return null;
  if (arn.account !== account) return undefined;
  const role = byName(world, 'roles', account, arn.resource.slice(arn.resource.lastIndexOf('/') + 1));
  return role && roleArn(role) === resource ? role : null;
}

/** Whether an ARN names an account other than `account` (the account part may be empty, as in S3's). */
export function isForeign(resource: string, account: string): boolean {
  const owner = parseArn(resource)?.account ?? '';
  return isAccountId(owner) && owner !== account;
}
