import type { AccountSettingsRow } from '../../entities/entities.ts';
import type { Change } from '../../world/world.ts';
import { authorize } from '../../call/authorize.ts';
import type { OperationContext, PermissionRequest } from '../operation.ts';
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

/**
 * AllowUsersToChangePassword gives every user of the account two permissions: iam:ChangePassword on itself and
 * iam:GetAccountPasswordPolicy. A policy that denies them still does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
 */
export function selfService(
  context: OperationContext,
  requests: readonly PermissionRequest[],
): readonly PermissionRequest[] | 'public' {
  const { world, caller } = context;
  const isGiven = settingsOf(context).passwordPolicy?.allowUsersToChangePassword;
  if (!isGiven || caller.type !== 'user') return requests;
  const { decision } = authorize(world, caller, requests, undefined);
  return decision.verdict === 'implicitDeny' ? 'public' : requests;
}
