import type { Change, Rows, TableName, World } from '../engine/index.ts';
import { canApply, countBy, invert } from '../engine/index.ts';
import { breathe, slice } from './in-slices.ts';

type Row = { readonly [field: string]: unknown };

/**
 * The changes that undo a commit: the engine's inverse, with two additions. If the account itself was
 * replaced, its number comes back. Undo leaves "last used" stamps alone, but they come and go with their
 * access key or role.
 */
export function inverseOf(world: World, changes: readonly Change[]): Change[] {
  const inverse = invert(changes);
  const account = changes.filter(({ table, key }) => table === 'meta' && key === 'account');
  return [
    ...inverse,
    ...account.map((change) => ({ ...change, before: change.after, after: change.before }) as Change),
    ...stampsAlong(world, changes, inverse),
  ];
}

const stamped: ReadonlySet<TableName> = new Set(['accessKeys', 'roles', 'sessions']);

function stampsAlong(world: World, changes: readonly Change[], inverse: readonly Change[]): Change[] {
  const removedStamps = new Map(
    changes
      .filter(({ table, before, after }) => table === 'lastUsed' && before && !after)
      .map(({ key, before }) => [key, before as Rows['lastUsed']]),
  );
  return inverse.flatMap(({ table, key, before, after }): Change[] => {
    if (!stamped.has(table) || (before && after)) return [];
    const now = world.tables.lastUsed.get(key) ?? null;
    const then = after ? (removedStamps.get(key) ?? null) : null;
    return now === then ? [] : [{ table: 'lastUsed', key, before: now, after: then }];
  });
}

/** Finds the first change that passes `test`, in slices, so that the page can work in between. */
async function findInSlices(
  changes: readonly Change[],
  test: (change: Change) => boolean,
): Promise<Change | null> {
  for (let start = 0; start < changes.length; start += slice) {
    if (start > 0) await breathe();
    const found = changes.slice(start, start + slice).find(test);
    if (found) return found;
  }
  return null;
}

/**
 * Returns why `changes`, which turn `world` into `after`, can't be applied: the name of the first row that
 * isn't as expected. Null if they can be applied.
 */
export async function obstacle(
  world: World,
  after: World,
  changes: readonly Change[],
): Promise<string | null> {
  const change =
    (await findInSlices(changes, (one) => !canApply(world, [one]))) ??
    (await findInSlices(changes, (one) => !fits(after, one)));
  return change && nameOf(world, change);
}

function nameOf({ tables: { users, groups, roles, policies } }: World, change: Change): string {
  const row = (change.before ?? change.after) as Row | null;
  if (typeof row?.['name'] === 'string') return row['name'];
  const nameOfId = (id: string): string =>
    (users.get(id) ?? groups.get(id) ?? roles.get(id) ?? policies.get(id))?.name ?? id;
  return change.key.split('/').map(nameOfId).join(' / ');
}

/**
 * Whether a change keeps the world consistent. No row may refer to a deleted row. A new row must find the
 * rows that it refers to, and its name must be free.
 */
function fits(world: World, { table, key, after }: Change): boolean {
  return after ? belongs(world, table, after as unknown as Row) : isAlone(world, table, key);
}

function isAlone(world: World, table: TableName, key: string): boolean {
  const none = (...indexes: Parameters<typeof countBy>[1][]): boolean =>
    indexes.every((index) => countBy(world, index, key) === 0);
  switch (table) {
    case 'users':
      return none(
        'membershipsByUser',
        'attachmentsByPrincipal',
        'inlinePoliciesByOwner',
        'accessKeysByOwner',
      );
    case 'groups':
      return none('membershipsByGroup', 'attachmentsByPrincipal', 'inlinePoliciesByOwner');
    case 'roles':
      return none('attachmentsByPrincipal', 'inlinePoliciesByOwner');
    case 'policies':
      return none('attachmentsByPolicy');
    default:
      return true;
  }
}

function belongs(world: World, table: TableName, row: Row): boolean {
  const { users, groups, roles, policies } = world.tables;
  const text = (field: string): string => String(row[field]);
  const isPrincipal = (id: string): boolean => users.has(id) || groups.has(id) || roles.has(id);
  switch (table) {
    case 'users':
    case 'groups':
    case 'roles':
    case 'policies':
      return countBy(world, `${table}ByName`, `${text('account')}/${text('name').toLowerCase()}`) === 1;
    case 'memberships':
      return users.has(text('userId')) && groups.has(text('groupId'));
    case 'attachments':
      return isPrincipal(text('principalId')) && policies.has(text('policyId'));
    case 'inlinePolicies':
      return isPrincipal(text('ownerId'));
    case 'accessKeys':
      return users.has(text('ownerId')) || /^\d+$/.test(text('ownerId'));
    default:
      return true;
  }
}
