import type { AccountSettingsRow } from '../../entities/entities.ts';
import type { Change } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import { put, remove } from '../rows.ts';

type Settings = Omit<AccountSettingsRow, 'id'>;
type Place = Pick<OperationContext, 'world' | 'account'>;

/** What the account has decided for itself so far. */
export function settingsOf({ world, account }: Place): AccountSettingsRow {
  return world.tables.accountSettings.get(account) ?? { id: account };
}

/** One decision made or replaced. */
export function decided<K extends keyof Settings>(
  context: Place,
  name: K,
  value: NonNullable<Settings[K]>,
): Change[] {
  return [put(context.world, 'accountSettings', { ...settingsOf(context), [name]: value })];
}

/** One decision taken back; an account that has decided nothing has no row. */
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
