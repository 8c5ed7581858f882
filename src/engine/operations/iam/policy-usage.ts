import { awsManagedAccount, policyArn } from '../../arn.ts';
import type { AttachmentRow, PolicyRow, RoleRow, UserRow } from '../../entities/entities.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';

type Place = Pick<OperationContext, 'world' | 'account'>;

const tableOf = { user: 'users', group: 'groups', role: 'roles' } as const;

/**
 * Whether several accounts can use a policy: it is one of AWS's own, and the world has further accounts. Each
 * account sees only its own uses.
 */
const isShared = ({ world }: Place, policy: PolicyRow | Listed): boolean =>
  policy.account === awsManagedAccount && world.tables.accounts.size > 0;

type Listed = Pick<PolicyRow, 'id' | 'account' | 'path' | 'name'>;

/** The account's attachments of a policy. */
export function attachmentsOf(place: Place, policy: Listed): AttachmentRow[] {
  const { world, account } = place;
  const rows = rowsBy(world, 'attachmentsByPolicy', policy.id);
  if (!isShared(place, policy)) return rows;
  return rows.filter(
    ({ principalKind, principalId }) =>
      world.tables[tableOf[principalKind]].get(principalId)?.account === account,
  );
}

/** The account's users and roles that have a policy as their permissions boundary. */
export function boundedBy(
  { world, account }: Place,
  policy: Listed,
): { readonly users: UserRow[]; readonly roles: RoleRow[] } {
  const arn = policyArn(policy);
  return {
    users: rowsBy(world, 'usersByBoundary', arn).filter((row) => row.account === account),
    roles: rowsBy(world, 'rolesByBoundary', arn).filter((row) => row.account === account),
  };
}

/**
 * How often the account uses a policy: attached to users, groups and roles, and as a permissions boundary.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 */
export function usageOf(
  place: Place,
  policy: Listed,
): { readonly attached: number; readonly bounded: number } {
  const { world } = place;
  const shared = isShared(place, policy);
  const { users, roles } = shared ? boundedBy(place, policy) : { users: [], roles: [] };
  const arn = policyArn(policy);
  return {
    attached: shared ? attachmentsOf(place, policy).length : countBy(world, 'attachmentsByPolicy', policy.id),
    bounded: shared
      ? users.length + roles.length
      : countBy(world, 'usersByBoundary', arn) + countBy(world, 'rolesByBoundary', arn),
  };
}
