import { awsManagedAccount, policyArn } from '../arn.ts';
import type { PolicyRow } from '../entities/entities.ts';
import type { Change, World } from '../world/world.ts';
import { countBy } from '../world/world.ts';

/**
 * An AWS managed policy is a row of the world as long as somebody uses it. An operation that uses one adds `held` to its
 * changes; one that stops using it adds `released`.
 */

/** The change that takes a policy of the catalog into the world; none where it is there, or is no AWS policy. */
export function held(world: World, policy: PolicyRow): Change[] {
  if (policy.account !== awsManagedAccount || world.tables.policies.has(policy.id)) return [];
  return [{ table: 'policies', key: policy.id, before: null, after: policy }];
}

/** The ids of the catalog's policies are made up and say so; an imported account brings AWS's own. */
const fromCatalog = ({ id, account }: PolicyRow): boolean =>
  account === awsManagedAccount && id.endsWith('EXAMPLE');

/**
 * The change that takes a policy of the catalog out of the world again when its last uses go: `gone` of its
 * attachments and boundaries. None where something else still uses it, or where the row didn't come from the catalog.
 */
export function released(world: World, policy: PolicyRow | undefined, gone = 1): Change[] {
  const before = policy && world.tables.policies.get(policy.id);
  if (!before || !fromCatalog(before)) return [];
  const arn = policyArn(before);
  const uses =
    countBy(world, 'attachmentsByPolicy', before.id) +
    countBy(world, 'usersByBoundary', arn) +
    countBy(world, 'rolesByBoundary', arn);
  if (uses > gone || countBy(world, 'sessionsByPolicy', arn)) return [];
  return [{ table: 'policies', key: before.id, before, after: null }];
}
