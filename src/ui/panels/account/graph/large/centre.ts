import type { World } from '../../../../../engine/index.ts';
import type { GraphModel } from '../../../../../graph/model/graph-model.ts';

/**
 * The entity whose surroundings are shown for a selection: itself, or the owner of a key or of an own policy.
 * Null for what has no place in the account's graph.
 */
export function centreOf(world: World, model: GraphModel, id: string): string | null {
  const node = model.nodes.get(id);
  const isKey = node?.kind === 'key' || node?.kind === 'temporaryKey';
  if (node && !(isKey && node.ownerId !== null)) return id;
  const { inlinePolicies, mfaDevices } = world.tables;
  const owner = node?.ownerId ?? inlinePolicies.get(id)?.ownerId ?? mfaDevices.get(id)?.ownerId ?? null;
  return owner !== null && model.nodes.has(owner) ? owner : null;
}
