import type { GroupRow, PolicyRow, PrincipalKind, RoleRow, UserRow } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { done } from '../operation.ts';
import { page, sorted } from '../pages.ts';
import { attachmentsOf, boundedBy } from './policy-usage.ts';

type Row = UserRow | GroupRow | RoleRow;
const kinds: readonly PrincipalKind[] = ['group', 'user', 'role'];
const filterOf = { user: 'User', group: 'Group', role: 'Role' } as const;

/** Every user, group and role of the account that has the policy, as a permissions policy or as its boundary. */
function holders(
  context: OperationContext,
  policy: PolicyRow,
  usage: InputOf<'ListEntitiesForPolicy'>['PolicyUsageFilter'],
): Map<PrincipalKind, Map<string, Row>> {
  const { users, groups, roles } = context.world.tables;
  const found = new Map(kinds.map((kind) => [kind, new Map<string, Row>()]));
  const add = (kind: PrincipalKind, row: Row | undefined) => row && found.get(kind)?.set(row.id, row);
  if (usage !== 'PermissionsBoundary') {
    for (const { principalKind, principalId } of attachmentsOf(context, policy))
      add(principalKind, { user: users, group: groups, role: roles }[principalKind].get(principalId));
  }
  if (usage !== 'PermissionsPolicy') {
    const bounded = boundedBy(context, policy);
    for (const user of bounded.users) add('user', user);
    for (const role of bounded.roles) add('role', role);
  }
  return found;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html */
export function listEntities(
  input: InputOf<'ListEntitiesForPolicy'>,
  context: OperationContext,
  policy: PolicyRow,
): RunResult<OutputOf<'ListEntitiesForPolicy'>> {
  const { EntityFilter: filter, PathPrefix: prefix = '/' } = input;
  const found = holders(context, policy, input.PolicyUsageFilter);
  const entities = kinds
    .filter((kind) => filter === undefined || filter === filterOf[kind])
    .flatMap((kind) =>
      sorted([...(found.get(kind)?.values() ?? [])].filter((row) => row.path.startsWith(prefix))).map(
        (row) => ({ kind, row }),
      ),
    );
  return page(input, entities, (items, rest) => {
    const of = (kind: PrincipalKind): Row[] =>
      items.filter((item) => item.kind === kind).map(({ row }) => row);
    return done({
      PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    });
  });
}
