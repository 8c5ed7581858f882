import type { AccountSettingsRow } from '../../entities/entities.ts';
import type { Change } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import { put, remove } from '../rows.ts';

type Settings = Omit<AccountSettingsRow, 'id'>;
type Place = Pick<OperationContext, 'world' | 'account'>;

/** The account's own settings so far. */
export function settingsOf({ world, account }: Place): AccountSettingsRow {
  return world.tables.accountSettings.get(account) ?? { id: account };
}

/** The change that sets or replaces one setting. */
export function decided<K extends keyof Settings>(
  context: Place,
  name: K,
  value: NonNullable<Settings[K]>,
): Change[] {
  return [put(context.world, 'accountSettings', { ...settingsOf(context), [name]: value })];
}

/** The change that takes one setting away; an account without any has no row. */
export function undecided(context: Place, name: keyof Settings): Change[] {
  const before = settingsOf(context);
  const rest = Object.fromEntries(Object.entries(before).filter(([key]) => key !== name));
  const after = rest as unknown as AccountSettingsRow;
  return [
    Object.keys(after).length > 1
      ? put(context.world, 'accountSettings', after)
      : remove('accountSettings', before),
  ];
}
