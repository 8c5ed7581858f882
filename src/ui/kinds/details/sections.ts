import type { World, RoleRow } from '../../../engine/index.ts';
import { rowsBy, byName, roleArn } from '../../../engine/index.ts';
import { trustOf } from '../../../graph/model/trust.ts';
import { empties, sectionActions, sections as titles } from '#words/inspector-services.ts';
import type { DialogRequest } from '../../view/dialog-request.ts';
import { itemOf } from '../item.ts';
import { nameOf } from '../kinds.ts';
import type { Row, Section } from '../section.ts';
import { section, byLabel, row } from '../section.ts';

/** A line that leads to the item with an id, or nowhere if there is none. */
export function rowOf(world: World, id: string, more: Partial<Row> = {}): Row {
  const item = itemOf(world, id);
  return item
    ? row({ id, icon: item.kind, label: nameOf(world, item), ...more })
    : row({ id, icon: 'account', label: id, target: null, ...more });
}

export const rowsOf = (world: World, ids: Iterable<string>, more: Partial<Row> = {}): Row[] =>
  [...ids].map((id) => rowOf(world, id, more)).sort(byLabel);

/** The line of a role by its ARN; the role may be gone. */
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

type TitleId = keyof typeof titles;

/** A section under a title, with a sentence in place of rows if it has none. */
export function part(
  id: TitleId & keyof typeof empties,
  rows: readonly Row[],
  request: DialogRequest | null = null,
  label: string = sectionActions.add,
): Section {
  return section({
    id,
    title: titles[id],
    rows,
    empty: empties[id],
    action: request && { label, request },
  });
}

export const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

export const workloadsHolding = (world: World, account: string, heldId: string): Row[] =>
  rowsOf(
    world,
    ids(
      rowsBy(world, 'workloadsByAccount', account).filter(
        (one) => one.instanceProfileId === heldId || one.functionId === heldId || one.accessKeyId === heldId,
      ),
    ),
  );

/** A section that is there only when it has something to show. */
export const filled = (id: string, title: string, rows: readonly Row[]): Section[] =>
  rows.length > 0 ? [section({ id, title, rows })] : [];
