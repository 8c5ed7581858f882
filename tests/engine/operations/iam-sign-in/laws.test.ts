import fc, { draws } from '../../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entity, Outcome, World } from '../../../../src/engine/index.ts';
import {
  apply,
  danglingReferences,
  invert,
  preparePart,
  rowProblem,
  rowsOf,
  tableNames,
  worldFrom,
} from '../../../../src/engine/index.ts';
import { totpCode } from '../../../../src/engine/credentials/totp.ts';
import { Account, home } from '../../account.ts';

beforeAll(async () => {
  await Promise.all([preparePart('iam'), preparePart('iam-sign-in')]);
});

const people = ['ana', '__proto__', 'constructor'];
const power = 'arn:aws:iam::aws:policy/PowerUserAccess';
const serialOf = (name: string): string => `arn:aws:iam::${home}:mfa/${name}`;

/** What undo brings back: every table but the clock's and when things were used. */
function told(world: World): string {
  const tables = tableNames.filter((table) => table !== 'meta' && table !== 'lastUsed');
  const rows = (table: (typeof tables)[number]) =>
    [...(world.tables[table].values() as Iterable<Entity>)].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(tables.map(rows));
}

type Step = (account: Account) => Outcome;

/** Enables with the right codes where the device is there, with wrong ones where it isn't. */
const enable =
  (UserName: string, device: string): Step =>
  (account) => {
    const seed = account.world.tables.mfaDevices.get(serialOf(device))?.seed ?? 'AAAAAAAAAAAAAAAA';
    const at = account.now + 60_000;
    return account.call('EnableMFADevice', {
      UserName,
      SerialNumber: serialOf(device),
      AuthenticationCode1: totpCode(seed, at - 30_000),
      AuthenticationCode2: totpCode(seed, at),
    });
  };

const call =
  (operation: string, input: object): Step =>
  (account) =>
    account.call(operation, input);

/** What takes back everything that a person and a device of a name may have, and both themselves. */
const undoing = (name: string): Step[] => [
  call('DeleteLoginProfile', { UserName: name }),
  ...people.map((owner) => call('DeactivateMFADevice', { UserName: owner, SerialNumber: serialOf(name) })),
  call('DeactivateMFADevice', { SerialNumber: serialOf(name) }),
  call('DeleteVirtualMFADevice', { SerialNumber: serialOf(name) }),
  call('DeleteUserPermissionsBoundary', { UserName: name }),
];

const doing = fc
  .tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.boolean())
  .chain(([name, other, flag]) =>
    fc.constantFrom<Step>(
      call('CreateUser', { UserName: name, ...(flag ? { PermissionsBoundary: power } : {}) }),
      call('CreateLoginProfile', { UserName: name, Password: flag ? 'Correct-horse1' : 'short' }),
      call('UpdateLoginProfile', { UserName: name, Password: 'Battery-staple2' }),
      call('CreateVirtualMFADevice', { VirtualMFADeviceName: name }),
      enable(other, name),
      enable('root', name),
      call('TagMFADevice', { SerialNumber: serialOf(name), Tags: [{ Key: '__proto__', Value: 'x' }] }),
      call('PutUserPermissionsBoundary', { UserName: name, PermissionsBoundary: power }),
      call('UpdateAccountPasswordPolicy', { PasswordReusePrevention: 2 }),
      call('CreateAccountAlias', { AccountAlias: flag ? 'acme' : 'acme-web' }),
      call('DeleteUser', { UserName: name }),
      ...undoing(name),
    ),
  );
/** Three people and three devices to begin with, so that most of what is called finds somebody. */
const begun = people.flatMap((name) => [
  call('CreateUser', { UserName: name }),
  call('CreateVirtualMFADevice', { VirtualMFADeviceName: name }),
]);
const sequences = fc
  .array(doing, { minLength: 10, maxLength: 60 })
  .map((steps): Step[] => [...begun, ...steps]);

describe('passwords, MFA devices and boundaries', () => {
  it('stay true to their rows, their references and their indexes over any calls', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const account = new Account();
        for (const step of steps) {
          const before = account.world;
          const { world, changes } = step(account);
          expect(told(apply(world, invert(changes)))).toBe(told(before));
        }
        const { world } = account;
        expect(rowsOf(world).map(({ table, after }) => rowProblem(table, after))).toEqual(
          rowsOf(world).map(() => null),
        );
        expect(danglingReferences(world)).toEqual([]);
        expect(JSON.stringify(indexesOf(world))).toBe(JSON.stringify(indexesOf(worldFrom(rowsOf(world)))));
      }),
      draws(60, 1000),
    );
  });

  it('leave nothing behind when what was made is taken back', () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const account = new Account();
        const before = told(account.world);
        for (const step of steps) step(account);
        for (const name of people) for (const step of undoing(name)) step(account);
        for (const UserName of people) account.call('DeleteUser', { UserName });
        account.call('DeleteAccountPasswordPolicy', {});
        for (const AccountAlias of ['acme', 'acme-web']) account.call('DeleteAccountAlias', { AccountAlias });
        expect(told(account.world)).toBe(before);
      }),
      draws(60, 1000),
    );
  });
});

/** Every index as sorted pairs. */
function indexesOf(world: World): [string, string[]][] {
  return Object.entries(world.indexes).map(([name, index]) => [
    name,
    [...index.entries()].flatMap(([key, ids]) => [...ids.keys()].map((id) => `${key} ${id}`)).sort(),
  ]);
}
