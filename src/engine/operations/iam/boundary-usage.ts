import type { World } from '../../world.ts';

/**
 * How many users and roles have each policy (by ARN) as their permissions boundary. Boundaries come with
 * imported accounts; they are shown and counted, but a caller who has one is answered `notModelled`.
 */
export function boundaryUsage(world: World): ReadonlyMap<string, number> {
  const usage = new Map<string, number>();
  for (const table of [world.tables.users, world.tables.roles]) {
    for (const { permissionsBoundary: arn } of table.values())
      if (arn !== undefined) usage.set(arn, (usage.get(arn) ?? 0) + 1);
  }
  return usage;
}
