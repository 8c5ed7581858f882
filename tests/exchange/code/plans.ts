import type { World } from '../../../src/engine/index.ts';
import { accountOf } from '../../../src/engine/index.ts';
import type { Plan } from '../../../src/exchange/code/built.ts';
import type { Choice } from '../../../src/exchange/code/plan.ts';
import { planOf } from '../../../src/exchange/code/plan.ts';

/** The home account of a world, as what it is built from. */
export const planFor = (world: World, choice: Choice = 'all', title = 'Web team'): Plan =>
  planOf(world, accountOf(world), choice, title);

/** The id of a row by its name. */
export function idOf(world: World, table: 'users' | 'groups' | 'roles' | 'policies', name: string): string {
  const row = world.tables[table].list().find((one) => one.name === name);
  if (!row) throw new Error(`There is no ${name}`);
  return row.id;
}
