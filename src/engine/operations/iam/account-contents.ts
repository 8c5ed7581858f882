import { awsManagedAccount } from '../../arn.ts';
import type { GroupRow, PolicyRow, RoleRow, UserRow } from '../../entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world.ts';
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

interface Section {
  readonly length: number;
  /** All of the section in order: asked for only where a page reaches into it. */
  readonly items: () => readonly Item[];
}

/** Customer managed policies, and those of AWS's that this account uses. */
function policiesOf(filter: Filter, context: OperationContext): PolicyRow[] {
  const { world, account } = context;
  const aws = wants(filter, 'AWSManagedPolicy') ? rowsBy(world, 'policiesByAccount', awsManagedAccount) : [];
  const local = wants(filter, 'LocalManagedPolicy') ? rowsBy(world, 'policiesByAccount', account) : [];
  const isUsed = (policy: PolicyRow): boolean => {
    const { attached, bounded } = usageOf(context, policy);
    return attached + bounded > 0;
  };
  return [...aws.filter(isUsed), ...local];
}

const wants = (filter: Filter, kind: NonNullable<Filter>[number]): boolean =>
  !filter?.length || filter.includes(kind);

function sections(filter: Filter, context: OperationContext): Section[] {
  const { world, account } = context;
  const policies = policiesOf(filter, context);
  const all: Section[] = [
    {
      length: wants(filter, 'User') ? countBy(world, 'usersByAccount', account) : 0,
      items: () => sorted(rowsBy(world, 'usersByAccount', account)).map((row) => ({ kind: 'user', row })),
    },
    {
      length: wants(filter, 'Group') ? countBy(world, 'groupsByAccount', account) : 0,
      items: () => sorted(rowsBy(world, 'groupsByAccount', account)).map((row) => ({ kind: 'group', row })),
    },
    {
      length: wants(filter, 'Role') ? countBy(world, 'rolesByAccount', account) : 0,
      items: () => sorted(rowsBy(world, 'rolesByAccount', account)).map((row) => ({ kind: 'role', row })),
    },
    { length: policies.length, items: () => sorted(policies).map((row) => ({ kind: 'policy', row })) },
  ];
  return all.filter(({ length }) => length > 0);
}

/**
 * Everything in the account that the filter asks for, in the order in which the pages give it: users, groups,
 * roles, policies. A page sorts only the kinds that it shows.
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
        if (from < to) items.push(...part.items().slice(from, to));
        before += part.length;
      }
      return items;
    },
  };
}
