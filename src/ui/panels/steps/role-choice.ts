import type { Caller, RoleRow, World } from '../../../engine/index.ts';
import { accountOf, roleArn } from '../../../engine/index.ts';
import { outsideId } from '../../../graph/elements.ts';
import { rolesFor, rolesTrusting } from '../inspector/who-may-assume.ts';

/** So many roles are listed; in a larger account the ARN is typed. */
export const listedUpTo = 500;

export interface RoleChoice {
  readonly arn: string;
  readonly name: string;
  readonly account: string;
}

const choice = (role: RoleRow): RoleChoice => ({
  arn: roleArn(role),
  name: role.name,
  account: role.account,
});

/** Every account's roles by name, those of `account` first; at most `listedUpTo`. */
export function roleChoices(world: World, account: string): RoleChoice[] {
  const isAway = (role: RoleRow): number => Number(role.account !== account);
  return [...world.tables.roles.values()]
    .sort((a, b) => isAway(a) - isAway(b) || (a.name < b.name ? -1 : 1))
    .slice(0, listedUpTo)
    .map(choice);
}

/** The first role that the caller can put on, as far as both sides are known, or else the first of all. */
export function firstRole(world: World, caller: Caller | null, now: number): RoleChoice | null {
  const roles = world.tables.roles;
  if (caller?.principalId != null) {
    const ready = rolesFor(world, caller.principalId, now).find(({ state }) => state === 'ready');
    const role = ready && roles.get(ready.roleId);
    if (role) return choice(role);
  }
  if (caller?.type === 'service' || caller?.type === 'account') {
    const id = outsideId(caller.type, caller.type === 'service' ? caller.arn : caller.account);
    const [role] = rolesTrusting(world, id);
    if (role) return choice(role);
  }
  return roleChoices(world, caller?.account ?? accountOf(world))[0] ?? null;
}
