import type { World } from '../../../../engine/index.ts';
import { accountIds, accountName } from '../../../../engine/index.ts';
import { fields as words } from '#words/dialogs/accounts.ts';
import type { Option } from '../forms/form.ts';

const byLabel = (a: Option, b: Option): number => (a.label < b.label ? -1 : 1);

/** The organization's root and its units; `value` is the id. None without an organization. */
export function parentOptions(world: World): Option[] {
  const roots = [...world.tables.organizations.values()].map(({ rootId }) => ({
    value: rootId,
    label: words.root,
    hint: words.kinds.root,
  }));
  const units = [...world.tables.units.values()].map(({ id, name }) => ({
    value: id,
    label: name,
    hint: words.kinds.unit,
  }));
  return [...roots, ...units.sort(byLabel)];
}

/** Returns everything to which an organization's policy can be attached. */
export function targetOptions(world: World): Option[] {
  const members = accountIds(world).filter((id) => world.tables.accounts.get(id)?.parentId != null);
  const accounts = members.map((id): Option => ({
    value: id,
    label: accountName(world, id),
    hint: words.kinds.account,
    icon: 'account',
  }));
  return [...parentOptions(world), ...accounts.sort(byLabel)];
}

/** Returns the name of a root, unit or account, or null if it is gone. */
export const targetName = (world: World, id: string): string | null =>
  targetOptions(world).find(({ value }) => value === id)?.label ?? null;
