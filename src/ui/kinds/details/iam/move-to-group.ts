import type { World } from '../../../../engine/index.ts';
import { policyArn, rowsBy } from '../../../../engine/index.ts';
import { ownerOf } from '../../item.ts';
import type { Request } from '../../requests.ts';
import { attach, deleteInline, detach, putInline } from '../../requests.ts';

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

/**
 * The calls that take a user's own policies to a group: each is first given to the group and then taken from the
 * user, so that at no moment does anybody have less than before. Empty where the user has none of its own.
 */
export function moveToGroup(world: World, userId: string, groupName: string): Request[] {
  const user = ownerOf(world, userId);
  if (user?.kind !== 'user') return [];
  const group = { kind: 'group', row: { name: groupName } } as const;
  const managed = rowsBy(world, 'attachmentsByPrincipal', userId)
    .flatMap((row) => world.tables.policies.get(row.policyId) ?? [])
    .sort(byName);
  const inline = rowsBy(world, 'inlinePoliciesByOwner', userId).sort(byName);
  return [
    ...managed.flatMap((row) => [attach(group, policyArn(row)), detach(user, policyArn(row))]),
    ...inline.flatMap((row) => [putInline(group, row.name, row.document), deleteInline(user, row.name)]),
  ];
}
