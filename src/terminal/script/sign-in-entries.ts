import type { UserRow, World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry } from './entry.ts';
import { call, comment, passwordMark } from './entry.ts';

/** The account's settings: its alias and its password policy. */
export function settingsEntries(world: World, account: string): Entry[] {
  const row = world.tables.accountSettings.get(account);
  const entries: Entry[] = [];
  if (row?.alias !== undefined) entries.push(call('iam', 'CreateAccountAlias', { AccountAlias: row.alias }));
  if (row?.passwordPolicy) {
    const members = Object.entries(row.passwordPolicy).map(([name, value]: [string, unknown]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      value,
    ]);
    const input = Object.fromEntries(members) as Readonly<Record<string, unknown>>;
    entries.push(call('iam', 'UpdateAccountPasswordPolicy', input));
  }
  return entries;
}

/** A user's password and access keys. They are new ones: no secret goes into a script. */
export function signInEntries(world: World, user: UserRow): Entry[] {
  const login = world.tables.loginProfiles.get(user.id);
  return [
    ...(login
      ? [
          call('iam', 'CreateLoginProfile', {
            UserName: user.name,
            PasswordResetRequired: login.passwordResetRequired,
            Password: passwordMark,
          }),
        ]
      : []),
    ...rowsBy(world, 'accessKeysByOwner', user.id).flatMap(({ id, status }) => [
      call(
        'iam',
        'CreateAccessKey',
        { UserName: user.name },
        { gives: { id, name: 'KEY', query: 'AccessKey.AccessKeyId' } },
      ),
      ...(status === 'Inactive'
        ? [call('iam', 'UpdateAccessKey', { UserName: user.name, AccessKeyId: id, Status: status })]
        : []),
    ]),
    ...rowsBy(world, 'mfaDevicesByOwner', user.id).map(({ name }) =>
      comment(scriptWords.mfaDevice(user.name, name)),
    ),
  ];
}

/** Notes on the root user's own keys and devices, which no script of the root user should make. */
export function rootEntries(world: World, account: string): Entry[] {
  const keys = rowsBy(world, 'accessKeysByOwner', account).length;
  const devices = [...world.tables.mfaDevices.entries()].filter(([, row]) => row.account === account);
  const unused = devices.filter(([, { ownerId }]) => ownerId === null).length;
  const ofRoot = devices.filter(([, { ownerId }]) => ownerId === account).length;
  return [
    ...(keys ? [comment(scriptWords.rootKeys(keys))] : []),
    ...(ofRoot ? [comment(scriptWords.leftOut(scriptWords.rootDevices, ofRoot))] : []),
    ...(unused ? [comment(scriptWords.leftOut(scriptWords.unusedDevices, unused))] : []),
  ];
}
