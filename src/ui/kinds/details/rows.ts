import type { RoleRow, World } from '../../../engine/index.ts';
import { byName, roleArn, rowsBy } from '../../../engine/index.ts';
import { trustOf } from '../../../graph/model/trust.ts';
import { itemOf } from '../item.ts';
import { nameOf } from '../kinds.ts';
import type { Row } from '../section.ts';
import { byLabel, row } from '../section.ts';

/** A line that leads to something, by its id; a line that leads nowhere where nothing has it. */
export function rowOf(world: World, id: string, more: Partial<Row> = {}): Row {
  const item = itemOf(world, id);
  return item
    ? row({ id, icon: item.kind, label: nameOf(world, item), ...more })
    : row({ id, icon: 'account', label: id, target: null, ...more });
}

export const rowsOf = (world: World, ids: Iterable<string>, more: Partial<Row> = {}): Row[] =>
  [...ids].map((id) => rowOf(world, id, more)).sort(byLabel);

/** A role by its ARN, which may be gone. */
export function roleRow(world: World, arn: string, more: Partial<Row> = {}): Row {
  const [, , , , account = '', resource = ''] = arn.split(':');
  const role = byName(world, 'roles', account, resource.slice(resource.lastIndexOf('/') + 1));
  const known = role && roleArn(role) === arn ? role.id : null;
  return known === null
    ? row({ id: arn, icon: 'role', label: arn, target: null, ...more })
    : { ...rowOf(world, known, more), id: `${known} ${more.note ?? ''}` };
}

/** The roles of an account whose trust policies name an outside principal. */
export const rolesTrusting = (world: World, account: string, principalId: string): RoleRow[] =>
  rowsBy(world, 'rolesByAccount', account).filter((role) => trustOf(role).names.includes(principalId));
