import type { TableName } from '../entities/entities.ts';
import type { IndexName, World } from '../world/world.ts';

/** A row that is called as another one of its table and place. */
export interface DoubledName {
  readonly table: TableName;
  /** The key of the younger row. */
  readonly key: string;
  /** The key of the row that had the name first. */
  readonly first: string;
}

/** What may be called a name once. A new table whose names are unique says so here. */
const uniqueNames = {
  usersByName: 'users',
  groupsByName: 'groups',
  rolesByName: 'roles',
  policiesByName: 'policies',
  instanceProfilesByName: 'instanceProfiles',
  unitsByName: 'units',
  organizationPoliciesByName: 'organizationPolicies',
  poolUsersByName: 'poolUsers',
} as const satisfies Partial<Record<IndexName, TableName>>;

/** Names that stand twice where AWS gives each once, which no row shows by itself. */
export function doubledNames(world: World): DoubledName[] {
  return (Object.keys(uniqueNames) as (keyof typeof uniqueNames)[]).flatMap((index) => {
    const table = uniqueNames[index];
    const ageOf = (key: string): number =>
      Number((world.tables[table].get(key) as { readonly createDate?: number } | undefined)?.createDate ?? 0);
    return [...world.indexes[index].values()]
      .filter((keys) => keys.size > 1)
      .flatMap((keys) => {
        const [first = '', ...younger] = [...keys.keys()].sort(
          (a, b) => ageOf(a) - ageOf(b) || (a < b ? -1 : 1),
        );
        return younger.map((key) => ({ table, key, first }));
      });
  });
}
