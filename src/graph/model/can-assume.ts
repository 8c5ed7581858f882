import type { Pausing, RoleRow, World, ResourceRow } from '../../engine/index.ts';
import type { GraphEdge } from './elements.ts';
import { edgeIds, outsideId } from './elements.ts';
import type { GraphModel } from './graph-model.ts';
import type { Permission } from './permission.ts';
import type { Trust } from './trust.ts';
import { trustOf, cognito, namedBy } from './trust.ts';
import { atOnce, roleArn, userArn } from '../../engine/index.ts';

/** A row with a policy that names principals: a role's trust policy, a resource's resource-based one. */
type PolicyHolder = RoleRow | ResourceRow;

const isRole = (row: PolicyHolder): row is RoleRow => 'trustPolicy' in row;
const namesIn = (row: PolicyHolder): Trust => (isRole(row) ? trustOf(row) : namedBy(row));

const federated = outsideId('federated', '');

const assumeEdge = (principalId: string, roleId: string, state: GraphEdge['state']): GraphEdge => ({
  id: edgeIds.assume(principalId, roleId),
  kind: 'assume',
  source: principalId,
  target: roleId,
  state,
  inactive: false,
});

const resourcePolicyEdge = (principalId: string, resourceId: string): GraphEdge => ({
  id: edgeIds.resourcePolicy(principalId, resourceId),
  kind: 'resourcePolicy',
  source: principalId,
  target: resourceId,
  state: 'ready',
  inactive: false,
});

const edgeFrom = (principalId: string, row: PolicyHolder): GraphEdge =>
  isRole(row) ? assumeEdge(principalId, row.id, 'ready') : resourcePolicyEdge(principalId, row.id);

/**
 * Returns the nodes of an identity provider: the provider if it has a row; for Cognito, the pools that the policy's
 * conditions name.
 */
function provider(model: GraphModel, id: string, { pools }: Trust): string[] {
  const value = id.slice(federated.length);
  if (value !== cognito) return [model.nodes.has(value) ? value : id];
  const here = pools.filter((pool) => model.nodes.has(pool));
  return here.length > 0 ? here : [id];
}

/** Returns the nodes at which a policy's lines start. A user or role of another account stands under its ARN. */
function sourcesOf(model: GraphModel, world: World, trust: Trust): string[] {
  return trust.names.flatMap((id) => {
    if (id.startsWith(federated)) return provider(model, id, trust);
    if (id.startsWith('principal:') || model.nodes.has(id)) return [id];
    const user = world.tables.users.get(id);
    const role = user ? undefined : world.tables.roles.get(id);
    const row = user ?? role;
    if (!row || row.account === model.account) return [id];
    return [outsideId('account', user ? userArn(user) : roleArn(row))];
  });
}

/** Draws the lines from everybody whom a policy names, and drops those from everybody whom it no longer names. */
function drawNames(model: GraphModel, world: World, row: PolicyHolder): void {
  const sources = row.account === model.account ? sourcesOf(model, world, namesIn(row)) : [];
  const was = model.lineSources.get(row.id) ?? [];
  if (sources.length > 0) model.lineSources.set(row.id, sources);
  else model.lineSources.delete(row.id);
  for (const id of was) if (!sources.includes(id)) model.dropEdge(edgeFrom(id, row).id);
  for (const id of sources) {
    const edge = edgeFrom(id, row);
    if (!model.edges.has(edge.id)) model.putEdge(edge);
  }
}

const nobody: Trust = { names: [], account: false, pools: [] };

/** Reads a policy again into the index of who is named where, and drops the lines of those no longer named. */
function readNames(model: GraphModel, id: string, row: PolicyHolder | undefined): void {
  const here = row?.account === model.account ? row : undefined;
  const was = model.trusts.get(id) ?? nobody;
  const trust = here ? namesIn(here) : nobody;
  if (was === trust) return;
  if (trust.names.length > 0 || trust.account || trust.pools.length > 0) model.trusts.set(id, trust);
  else model.trusts.delete(id);
  for (const name of [...was.names, ...was.pools]) model.namedBy.delete(name, id);
  for (const name of [...trust.names, ...trust.pools]) model.namedBy.add(name, id);
  if (!here) model.lineSources.delete(id);
}

/** Draws rows again that name a node that came or went: a provider or pool replaces a principal from outside. */
function redrawHoldersNaming(model: GraphModel, world: World, id: string): void {
  const holders = new Set([...model.namedBy.of(id), ...model.namedBy.of(`${federated}${id}`)]);
  for (const holderId of holders) {
    const row = world.tables.roles.get(holderId) ?? world.tables.resources.get(holderId);
    if (row) drawNames(model, world, row);
  }
}

/**
 * In an account with at most this many users, groups and roles, both halves of every "can assume" are decided at once.
 */
const decidedUpTo = 60;

const isDecided = ({ permission, identities }: GraphModel): boolean =>
  permission !== null && identities <= decidedUpTo;

/**
 * Returns the dotted line from a user or role of this account to a role, or null. Within one account, a trust policy
 * that names the caller itself is enough unless a Deny matches; one that names the account leaves it to the caller's
 * own permissions.
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

/** The users and roles of the account. */
function* insiders(world: World, account: string): Generator<string> {
  yield* world.indexes.usersByAccount.get(account)?.keys() ?? [];
  yield* rolesIn(world, account);
}

const rolesIn = (world: World, account: string): Iterable<string> =>
  world.indexes.rolesByAccount.get(account)?.keys() ?? [];

function* roleRows(world: World, account: string): Generator<RoleRow> {
  for (const id of rolesIn(world, account)) {
    const role = world.tables.roles.get(id);
    if (role) yield role;
  }
}

/** Draws or drops the line between one user or role and one role. */
function decidePair(model: GraphModel, world: World, principalId: string, role: RoleRow, now: number): void {
  const permission = model.permission?.(world, principalId, role, now) ?? 'silent';
  const edge = insideEdge(principalId, role.id, trustOf(role), permission);
  if (edge) model.putEdge(edge);
  else model.dropEdge(edgeIds.assume(principalId, role.id));
}

/** Pauses after each pair: a trust policy may be long, and each decision reads it. */
function* decideRole(model: GraphModel, world: World, role: RoleRow, now: number): Pausing<void> {
  drawNames(model, world, role);
  if (!model.decided) return;
  for (const id of insiders(world, model.account)) {
    yield;
    decidePair(model, world, id, role, now);
  }
}

/** Pauses after each role, and each pair. */
function* decideAll(model: GraphModel, world: World, now: number): Pausing<void> {
  for (const role of roleRows(world, model.account)) {
    readNames(model, role.id, role);
    yield* decideRole(model, world, role, now);
    yield;
  }
}

/** Puts all "can assume" lines of a world into a model that has its nodes already. Pauses after each decision. */
export function* projectAssume(model: GraphModel, world: World, now: number): Pausing<void> {
  model.decided = isDecided(model);
  yield* decideAll(model, world, now);
  for (const resource of world.tables.resources.values()) {
    if (resource.policy === undefined) continue;
    readNames(model, resource.id, resource);
    drawNames(model, world, resource);
  }
}

/**
 * The ids that changes may affect: rows whose policies name principals, those principals, and identities whose
 * permissions changed.
 */
export interface Moved {
  readonly roles: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly principals: ReadonlySet<string>;
  /** Added and removed nodes that policies may name. */
  readonly arrived: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

/** Brings the lines up to date after changes. */
export function updateAssume(model: GraphModel, world: World, moved: Moved, now: number): void {
  const { roles, resources } = world.tables;
  const decided = isDecided(model);
  for (const id of moved.roles) readNames(model, id, roles.get(id));
  for (const id of moved.resources) readNames(model, id, resources.get(id));
  if (decided !== model.decided) {
    model.decided = decided;
    for (const edge of [...model.edges.values()]) if (edge.kind === 'assume') model.dropEdge(edge.id);
    atOnce(decideAll(model, world, now));
  }
  for (const id of moved.resources) {
    const resource = resources.get(id);
    if (resource) drawNames(model, world, resource);
  }
  for (const id of moved.gone) redrawHoldersNaming(model, world, id);
  for (const id of moved.roles) {
    const role = here(model, roles.get(id));
    if (role) atOnce(decideRole(model, world, role, now));
  }
  for (const id of moved.arrived) redrawHoldersNaming(model, world, id);
  if (!decided) return;
  for (const id of moved.principals) {
    if (!model.nodes.has(id)) continue;
    for (const role of roleRows(world, model.account)) decidePair(model, world, id, role, now);
  }
}

const here = (model: GraphModel, role: RoleRow | undefined): RoleRow | undefined =>
  role?.account === model.account ? role : undefined;

/**
 * Returns the lines that a large account's model leaves out because only permissions tell them: those of one user,
 * role or assumed role. Costs an evaluation per role, or per identity for a role, up to `limit` of them.
 */
export function assumeEdgesOf(
  model: GraphModel,
  world: World,
  id: string,
  now: number,
  limit = 1500,
): GraphEdge[] {
  const { permission } = model;
  if (model.decided || !permission) return [];
  const edges: GraphEdge[] = [];
  let left = limit;
  const decide = (principalId: string, role: RoleRow): void => {
    left -= 1;
    const edge = insideEdge(principalId, role.id, trustOf(role), permission(world, principalId, role, now));
    if (edge && !model.edges.has(edge.id)) edges.push(edge);
  };
  const self = world.tables.roles.get(id);
  if (self && trustOf(self).account) {
    for (const principal of insiders(world, model.account)) {
      if (left <= 0) break;
      decide(principal, self);
    }
  }
  if (self || world.tables.users.has(id)) {
    for (const role of roleRows(world, model.account)) {
      if (left <= 0) break;
      if (trustOf(role).account) decide(id, role);
    }
  }
  return edges;
}
