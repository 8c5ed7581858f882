import type { Caller, RoleRow, World } from '../../../../engine/index.ts';
import { accountOf, isServiceLinkedRole, roleArn } from '../../../../engine/index.ts';
import { outsideId } from '../../../../graph/model/elements.ts';
import { rolesFor, rolesTrusting } from '../../../kinds/details/iam/who-may-assume.ts';

/** The most roles that are listed; in a larger account, the others are chosen by typing their ARN. */
const listedUpTo = 200;

interface RoleChoice {
  readonly arn: string;
  readonly name: string;
  readonly account: string;
}

const choice = (role: RoleRow): RoleChoice => ({
  arn: roleArn(role),
  name: role.name,
  account: role.account,
});

/**
 * Compares roles by name, those of `account` first. In each account, roles that no caller can ever put on come last.
 */
function byUse(account: string): (a: RoleRow, b: RoleRow) => number {
  const isAway = (role: RoleRow): number => Number(role.account !== account);
  const isOfService = (role: RoleRow): number => Number(isServiceLinkedRole(role));
  return (a, b) => isAway(a) - isAway(b) || isOfService(a) - isOfService(b) || (a.name < b.name ? -1 : 1);
}

/**
 * Returns every account's roles by name, those of `account` first, service-linked ones after the others; at most
 * `listedUpTo`.
 */
export const roleChoices = (world: World, account: string): RoleChoice[] =>
  [...world.tables.roles.values()].sort(byUse(account)).slice(0, listedUpTo).map(choice);

/** Returns the first role that the caller can put on, as far as both sides are known, or else the first role. */
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
  const order = byUse(caller?.account ?? accountOf(world));
  const all = [...roles.values()];
  return all.length === 0 ? null : choice(all.reduce((a, b) => (order(b, a) < 0 ? b : a)));
}
