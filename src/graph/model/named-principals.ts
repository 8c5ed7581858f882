import type { ResourceRow, RoleRow, World } from '../../engine/index.ts';
import { roleArn, userArn } from '../../engine/index.ts';
import type { GraphEdge } from './elements.ts';
import { edgeIds, outsideId } from './elements.ts';
import type { GraphModel } from './graph-model.ts';
import type { Trust } from './trust.ts';
import { cognito, namedBy, trustOf } from './trust.ts';

/** A row with a policy that names principals: a role's trust policy, a resource's resource-based one. */
type PolicyHolder = RoleRow | ResourceRow;

const isRole = (row: PolicyHolder): row is RoleRow => 'trustPolicy' in row;
const namesIn = (row: PolicyHolder): Trust => (isRole(row) ? trustOf(row) : namedBy(row));

const federated = outsideId('federated', '');

export const assumeEdge = (principalId: string, roleId: string, state: GraphEdge['state']): GraphEdge => ({
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

/** A provider that has a row is drawn as such; Cognito, as the pools whose tokens are asked for. */
function provider(model: GraphModel, id: string, { pools }: Trust): string[] {
  const value = id.slice(federated.length);
  if (value !== cognito) return [model.nodes.has(value) ? value : id];
  const here = pools.filter((pool) => model.nodes.has(pool));
  return here.length > 0 ? here : [id];
}

/** The nodes from which the lines of a policy come: a user or role of another account stands under its ARN. */
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

/** Puts the lines from everybody whom a policy names and drops those of whom it no longer does. */
export function drawNames(model: GraphModel, world: World, row: PolicyHolder): void {
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

/** Reads a policy anew into the index of who is named where; lines of those no longer named go. */
export function readNames(model: GraphModel, id: string, row: PolicyHolder | undefined): void {
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

/** Draws rows anew that name a node that came or went: a provider or pool stands in for what was outside. */
export function redrawHoldersNaming(model: GraphModel, world: World, id: string): void {
  const holders = new Set([...model.namedBy.of(id), ...model.namedBy.of(`${federated}${id}`)]);
  for (const holderId of holders) {
    const row = world.tables.roles.get(holderId) ?? world.tables.resources.get(holderId);
    if (row) drawNames(model, world, row);
  }
}
