import type { World } from '../../../../engine/index.ts';
import { roleArn, rowsBy } from '../../../../engine/index.ts';

/** A role as a list offers it. */
interface RoleChoice {
  readonly value: string;
  readonly label: string;
  readonly trusts: boolean;
}

/** An account's roles, those first whose trust policy speaks of `provider`; whether it lets somebody in is AWS's to say. */
export function rolesFor(world: World, account: string, provider: string): readonly RoleChoice[] {
  return rowsBy(world, 'rolesByAccount', account)
    .map((row) => ({
      value: roleArn(row),
      label: row.name,
      trusts: row.trustPolicy.includes(JSON.stringify(provider)),
    }))
    .sort((a, b) => Number(b.trusts) - Number(a.trusts) || (a.label < b.label ? -1 : 1));
}
