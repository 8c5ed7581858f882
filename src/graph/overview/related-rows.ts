import type { Rows, World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';

/** Rows beside a row, however they are looked up. */
export interface RelatedRows {
  readonly groupsOf: (userId: string) => readonly string[];
  readonly attachedTo: (ownerId: string) => readonly string[];
  readonly inlineOf: (ownerId: string) => readonly string[];
  readonly keysOf: (ownerId: string) => readonly Rows['accessKeys'][];
}

/** Looked up one by one, for a few. */
export const relatedRowsIn = (world: World): RelatedRows => ({
  groupsOf: (id) => rowsBy(world, 'membershipsByUser', id).map(({ groupId }) => groupId),
  attachedTo: (id) => rowsBy(world, 'attachmentsByPrincipal', id).map(({ policyId }) => policyId),
  inlineOf: (id) => rowsBy(world, 'inlinePoliciesByOwner', id).map((row) => row.id),
  keysOf: (id) => rowsBy(world, 'accessKeysByOwner', id),
});

const none: readonly never[] = [];

function gathered<R, T>(rows: Iterable<R>, keyOf: (row: R) => string, valueOf: (row: R) => T) {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const list = lists.get(keyOf(row));
    if (list) list.push(valueOf(row));
    else lists.set(keyOf(row), [valueOf(row)]);
  }
  return (id: string): readonly T[] => lists.get(id) ?? none;
}

/** Read once, for all. */
export const allRelatedRows = ({ tables }: World): RelatedRows => ({
  groupsOf: gathered(
    tables.memberships.list(),
    (row) => row.userId,
    (row) => row.groupId,
  ),
  attachedTo: gathered(
    tables.attachments.list(),
    (row) => row.principalId,
    (row) => row.policyId,
  ),
  inlineOf: gathered(
    tables.inlinePolicies.list(),
    (row) => row.ownerId,
    (row) => row.id,
  ),
  keysOf: gathered(
    tables.accessKeys.list(),
    (row) => row.ownerId,
    (row) => row,
  ),
});
