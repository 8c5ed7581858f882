import { awsManagedAccount, policyArn } from '../arn.ts';
import type { PolicyRow } from '../entities/entities.ts';
import type { Change, World } from '../world/world.ts';
import { countBy } from '../world/world.ts';

/**
 * An AWS managed policy is a row of the world as long as somebody uses it. An operation that uses one adds `held` to its
 * changes; one that stops using it adds `released`.
 */

/** The change that adds a catalog policy to the world; none if it is already there or isn't an AWS policy. */
export function held(world: World, policy: PolicyRow): Change[] {
  if (policy.account !== awsManagedAccount || world.tables.policies.has(policy.id)) return [];
  return [{ table: 'policies', key: policy.id, before: null, after: policy }];
}

/**
 * Whether a row came from the catalog, whose made-up ids end in EXAMPLE. An imported account brings AWS's own
 * ids.
 */
const fromCatalog = ({ id, account }: PolicyRow): boolean =>
  account === awsManagedAccount && id.endsWith('EXAMPLE');

/**
 * The change that removes a catalog policy from the world when its last uses go. `gone` counts the
 * attachments and boundaries that go. None if something else still uses the policy, or if its row didn't come
 * from the catalog.
 */
export function released(world: World, policy: PolicyRow | undefined, gone = 1): Change[] {
  const before = policy && world.tables.policies.get(policy.id);
  if (!before || !fromCatalog(before)) return [];
  const arn = policyArn(before);
  const uses =
    countBy(world, 'attachmentsByPolicy', before.id) +
    countBy(world, 'usersByBoundary', arn) +
    countBy(world, 'rolesByBoundary', arn) +
    countBy(world, 'permissionSetsByPolicy', arn);
  if (uses > gone || countBy(world, 'sessionsByPolicy', arn)) return [];
  return [{ table: 'policies', key: before.id, before, after: null }];
}
