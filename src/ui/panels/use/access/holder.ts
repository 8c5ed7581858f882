import type { Way } from '../../../../engine/access/index.ts';
import type { RoleRow, UserRow, World } from '../../../../engine/index.ts';
import { assumedRoleArn, byName, parseArn, roleArn, rowsBy, userArn } from '../../../../engine/index.ts';

/** A user or a role of the account, as its page names it. */
export interface Holder {
  readonly id: string;
  readonly kind: 'user' | 'role';
  readonly name: string;
  readonly arn: string;
  readonly account: string;
}

export const ofUser = (row: UserRow): Holder => ({
  ...{ id: row.id, kind: 'user', name: row.name, arn: userArn(row), account: row.account },
});
export const ofRole = (row: RoleRow): Holder => ({
  ...{ id: row.id, kind: 'role', name: row.name, arn: roleArn(row), account: row.account },
});

/** Finds the user or role with an ARN. */
export function holderBy(world: World, arn: string): Holder | null {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  const name = resource.split('/').at(-1) ?? '';
  const user = byName(world, 'users', account, name);
  if (user && userArn(user) === arn) return ofUser(user);
  const role = byName(world, 'roles', account, name);
  return role && roleArn(role) === arn ? ofRole(role) : null;
}

/** Finds the user or role with an id. */
export function holderById({ tables }: World, id: string): Holder | null {
  const [user, role] = [tables.users.get(id), tables.roles.get(id)];
  return user ? ofUser(user) : role ? ofRole(role) : null;
}

/** The caller's ARN and the condition keys with which a request is asked as a way of calling has it. */
export interface Asking {
  readonly who: string;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** Keys of a request that tell ways of calling apart where the playground signs with whatever a user has. */
const keysOf: { readonly [W in Way]?: Asking['keys'] } = {
  password: { 'aws:MultiFactorAuthPresent': ['false'] },
  mfa: { 'aws:MultiFactorAuthPresent': ['true'], 'aws:MultiFactorAuthAge': ['0'] },
};

/** Finds how requests of a holder are asked: a role's by a session that has no policies or tags of its own. */
export function askingOf(
  world: World,
  now: number,
  { id, kind, name, arn, account }: Holder,
  way: Way,
): Asking | null {
  if (kind === 'user') return { who: arn, keys: keysOf[way] ?? {} };
  const session = rowsBy(world, 'sessionsByOwner', id).find(
    ({ expiresAt, policy, policyArns = [], tags = [] }) =>
      expiresAt > now && policy === undefined && policyArns.length === 0 && tags.length === 0,
  );
  return session ? { who: assumedRoleArn(account, name, session.sessionName), keys: {} } : null;
}
