import type { RoleRow, World } from '../engine/index.ts';
import type { GraphEdge } from './elements.ts';
import { edgeIds } from './elements.ts';
import type { GraphModel } from './model.ts';
import type { Permission } from './permission.ts';
import { permissionToAssume } from './permission.ts';
import type { Trust } from './trust.ts';
import { trustOf } from './trust.ts';

/** Up to this many users, groups and roles, both halves of every "can assume" are decided at once. */
export const decidedUpTo = 60;

const assumeEdge = (principalId: string, roleId: string, state: GraphEdge['state']): GraphEdge => ({
  id: edgeIds.assume(principalId, roleId),
  kind: 'assume',
  source: principalId,
  target: roleId,
  state,
  inactive: false,
});

const nobody: Trust = { names: [], account: false };

/**
 * The dotted line from a user or role of this account to a role, or null.
 * Trust that names the caller itself suffices within one account unless a Deny speaks; trust that names the
 * account leaves it to the caller's own permissions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 */
function insideEdge(
  principalId: string,
  roleId: string,
  trust: Trust,
  permission: Permission,
): GraphEdge | null {
  const edge = (state: GraphEdge['state']): GraphEdge => assumeEdge(principalId, roleId, state);
  if (trust.names.includes(principalId)) return edge(permission === 'denied' ? 'noPermission' : 'ready');
  const allowed = permission === 'allowed' || permission === 'allowedByName';
  if (trust.account) return allowed ? edge('ready') : null;
  return permission === 'allowedByName' ? edge('noTrust') : null;
}

function* insiders(world: World): Generator<string> {
  yield* world.tables.users.keys();
  yield* world.tables.roles.keys();
}

/** Puts or drops the line between one user or role and one role. */
function decidePair(model: GraphModel, world: World, principalId: string, role: RoleRow, now: number): void {
  const permission = permissionToAssume(world, principalId, role, now);
  const edge = insideEdge(principalId, role.id, trustOf(role), permission);
  if (edge) model.putEdge(edge);
  else model.dropEdge(edgeIds.assume(principalId, role.id));
}

/** Puts the lines from everybody whom trust names. */
function putNamed(model: GraphModel, roleId: string, trust: Trust): void {
  for (const id of trust.names) model.putEdge(assumeEdge(id, roleId, 'ready'));
}

/** Reads a role's trust policy anew, in the index of who is named where; lines of those no longer named go. */
function readTrust(model: GraphModel, roleId: string, role: RoleRow | undefined): void {
  const was = model.trusts.get(roleId) ?? nobody;
  const trust = role ? trustOf(role) : nobody;
  if (role) model.trusts.set(roleId, trust);
  else model.trusts.delete(roleId);
  if (was === trust) return;
  for (const id of was.names) {
    model.namedBy.delete(id, roleId);
    if (!trust.names.includes(id)) model.dropEdge(edgeIds.assume(id, roleId));
  }
  for (const id of trust.names) model.namedBy.add(id, roleId);
}

function decideRole(model: GraphModel, world: World, role: RoleRow, now: number): void {
  putNamed(model, role.id, trustOf(role));
  if (!model.decided) return;
  for (const id of insiders(world)) decidePair(model, world, id, role, now);
}

function decideAll(model: GraphModel, world: World, now: number): void {
  for (const role of world.tables.roles.values()) {
    readTrust(model, role.id, role);
    decideRole(model, world, role, now);
  }
}

/** All "can assume" lines of a world, into a model that has its nodes. */
export function projectAssume(model: GraphModel, world: World, now: number): void {
  model.decided = model.identities <= decidedUpTo;
  decideAll(model, world, now);
}

/**
 * Brings the lines up to date after `roles` changed (or went) and the permissions of `principals` may have;
 * `arrived` are nodes that trust policies may name.
 */
export function updateAssume(
  model: GraphModel,
  world: World,
  touched: { roles: ReadonlySet<string>; principals: ReadonlySet<string>; arrived: ReadonlySet<string> },
  now: number,
): void {
  const decided = model.identities <= decidedUpTo;
  for (const id of touched.roles) readTrust(model, id, world.tables.roles.get(id));
  if (decided !== model.decided) {
    model.decided = decided;
    for (const edge of [...model.edges.values()]) if (edge.kind === 'assume') model.dropEdge(edge.id);
    decideAll(model, world, now);
    return;
  }
  for (const id of touched.roles) {
    const role = world.tables.roles.get(id);
    if (role) decideRole(model, world, role, now);
  }
  for (const id of touched.arrived) {
    for (const roleId of model.namedBy.of(id)) model.putEdge(assumeEdge(id, roleId, 'ready'));
  }
  if (!decided) return;
  for (const id of touched.principals) {
    if (!model.nodes.has(id)) continue;
    for (const role of world.tables.roles.values()) decidePair(model, world, id, role, now);
  }
}

/**
 * The lines that a large account's model leaves out because only permissions tell them: of one user, role or
 * assumed role. Costs an evaluation per role, or per identity for a role, up to `limit` of them.
 */
export function assumeEdgesOf(
  model: GraphModel,
  world: World,
  id: string,
  now: number,
  limit = 1500,
): GraphEdge[] {
  if (model.decided) return [];
  const edges: GraphEdge[] = [];
  let left = limit;
  const decide = (principalId: string, role: RoleRow): void => {
    left -= 1;
    const edge = insideEdge(
      principalId,
      role.id,
      trustOf(role),
      permissionToAssume(world, principalId, role, now),
    );
    if (edge && !model.edges.has(edge.id)) edges.push(edge);
  };
  const self = world.tables.roles.get(id);
  if (self && trustOf(self).account) {
    for (const principal of insiders(world)) {
      if (left <= 0) break;
      decide(principal, self);
    }
  }
  if (self || world.tables.users.has(id)) {
    for (const role of world.tables.roles.values()) {
      if (left <= 0) break;
      if (trustOf(role).account) decide(id, role);
    }
  }
  return edges;
}
