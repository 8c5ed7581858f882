import { awsManagedAccount } from '../../arn.ts';
import type { GroupRow, PolicyRow, RoleRow, UserRow } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { inOrder } from '../account-order.ts';
import type { OperationContext } from '../operation.ts';
import type { Sliceable } from '../pages.ts';
import { sorted } from '../pages.ts';
import { usageOf } from './policy-usage.ts';

export type Item =
  | { readonly kind: 'user'; readonly row: UserRow }
  | { readonly kind: 'group'; readonly row: GroupRow }
  | { readonly kind: 'role'; readonly row: RoleRow }
  | { readonly kind: 'policy'; readonly row: PolicyRow };

type Filter = InputOf<'GetAccountAuthorizationDetails'>['Filter'];
type NamedTable = 'users' | 'groups' | 'roles' | 'policies';

interface Section {
  readonly length: number;
  /** A part of the section, in order: asked for only where a page reaches into it. */
  readonly items: (from: number, to: number) => readonly Item[];
}

/** AWS's own policies that this account uses. */
function awsPolicies(context: OperationContext): PolicyRow[] {
  const rows = rowsBy(context.world, 'policiesByAccount', awsManagedAccount);
  return rows.filter((policy) => {
    const { attached, bounded } = usageOf(context, policy);
    return attached + bounded > 0;
  });
}

function sections(filter: Filter, context: OperationContext): Section[] {
  const { world, account } = context;
  const wants = (kind: NonNullable<Filter>[number]): boolean => !filter?.length || filter.includes(kind);
  const aws = wants('AWSManagedPolicy') ? awsPolicies(context) : [];
  const count = (table: NamedTable): number => countBy(world, `${table}ByAccount`, account);
  return [
    {
      length: wants('User') ? count('users') : 0,
      items: (from, to) =>
        inOrder(world, 'users', account)
          .slice(from, to)
          .map((row) => ({ kind: 'user', row })),
    },
    {
      length: wants('Group') ? count('groups') : 0,
      items: (from, to) =>
        inOrder(world, 'groups', account)
          .slice(from, to)
          .map((row) => ({ kind: 'group', row })),
    },
    {
      length: wants('Role') ? count('roles') : 0,
      items: (from, to) =>
        inOrder(world, 'roles', account)
          .slice(from, to)
          .map((row) => ({ kind: 'role', row })),
    },
    {
      length: wants('LocalManagedPolicy') ? count('policies') : 0,
      items: (from, to) =>
        inOrder(world, 'policies', account)
          .slice(from, to)
          .map((row) => ({ kind: 'policy', row })),
    },
    {
      length: aws.length,
      items: (from, to) =>
        sorted(aws)
          .slice(from, to)
          .map((row) => ({ kind: 'policy', row })),
    },
  ];
}

/**
 * Everything in the account that the filter asks for, in the order in which the pages give it: users, groups,
 * roles, the account's policies, AWS's. A page looks only at the kinds that it shows.
 */
export function accountContents(filter: Filter, context: OperationContext): Sliceable<Item> {
  const parts = sections(filter, context);
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    slice(start, end) {
      const items: Item[] = [];
      let before = 0;
      for (const part of parts) {
        const from = Math.max(start - before, 0);
        const to = Math.min(end - before, part.length);
        if (from < to) items.push(...part.items(from, to));
        before += part.length;
      }
      return items;
    },
  };
}
