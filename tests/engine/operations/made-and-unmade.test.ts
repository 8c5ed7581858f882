import fc, { draws } from '../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entity, IndexName, World } from '../../../src/engine/index.ts';
import { partNames, preparePart, tableNames } from '../../../src/engine/index.ts';
import { Account, home } from '../account.ts';
import type { Kind } from './made-and-unmade.ts';
import { elsewhere, organizationMadeAndUnmade } from './made-and-unmade-elsewhere.ts';
import { kinds as ofIam } from './made-and-unmade.ts';

const kinds = { ...ofIam, ...elsewhere };

beforeAll(async () => {
  for (const part of partNames) await preparePart(part);
});

const notKept = new Set(['meta', 'lastUsed']);

/** Everything that stands in the tables and indexes, but the clock, the counter and when something was used. */
function told(world: World): string[] {
  const rows = tableNames
    .filter((table) => !notKept.has(table))
    .flatMap((table) =>
      [...(world.tables[table].entries() as Iterable<[string, Entity]>)].map(
        ([key, row]) => `${table} ${key} ${JSON.stringify(row)}`,
      ),
    );
  const entries = (Object.keys(world.indexes) as IndexName[]).flatMap((name) =>
    [...world.indexes[name].entries()].flatMap(([key, ids]) =>
      [...ids.keys()].map((id) => `${name} ${key} ${id}`),
    ),
  );
  return [...rows, ...entries].sort();
}

const names = Object.keys(kinds);
const kindOf = (name: string): Kind => {
  const found = kinds[name];
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** An account that holds one of each kind already, so that something can be taken along by mistake. */
function inhabited(): Account {
  const account = new Account();
  names.forEach((name, i) => kindOf(name).make(account, `stays-${i}`));
  return account;
}

describe('what was made and is unmade', () => {
  it.each(names)('%s: leaves an empty account empty', (name) => {
    const account = new Account();
    const before = told(account.world);
    kindOf(name).make(account, 'ana');
    expect(told(account.world).length).toBeGreaterThan(before.length);
    kindOf(name).unmake(account, 'ana');
    expect(told(account.world)).toEqual(before);
  });

  it('leaves all else as it was, however many things come and go in any order', () => {
    const settled = inhabited();
    const before = told(settled.world);
    const things = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 12 });
    const orders = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(things, orders, (made, order) => {
        const account = new Account();
        account.world = settled.world;
        account.now = settled.now;
        made.forEach((name, i) => kindOf(name).make(account, `thing-${i}`));
        const left = made.map((name, i) => ({ name, at: i, turn: order[i] ?? 0 }));
        left.sort((a, b) => a.turn - b.turn);
        for (const { name, at } of left) kindOf(name).unmake(account, `thing-${at}`);
        expect(told(account.world)).toEqual(before);
      }),
      draws(60, 1000),
    );
  });

  it('an account’s own decisions: leave no row', () => {
    const account = new Account();
    const before = told(account.world);
    account.must('CreateAccountAlias', { AccountAlias: 'acme' });
    account.must('UpdateAccountPasswordPolicy', { MinimumPasswordLength: 12 });
    account.must('DeleteAccountAlias', { AccountAlias: 'acme' });
    account.must('DeleteAccountPasswordPolicy', {});
    expect(told(account.world)).toEqual(before);
  });

  it('an organization: leaves no row', () => {
    const account = new Account();
    const before = told(account.world);
    organizationMadeAndUnmade(account);
    expect(told(account.world)).toEqual(before);
  });

  it('a service-linked role: leaves the task that tells of its deletion, and nothing else', () => {
    const account = new Account();
    account.must('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
    account.must('DeleteServiceLinkedRole', { RoleName: 'AWSServiceRoleForECS' });
    const left = tableNames.filter((table) => account.world.tables[table].size > 0 && !notKept.has(table));
    expect(left).toEqual(['deletionTasks']);
    expect([...account.world.tables.deletionTasks.values()]).toMatchObject([
      { account: home, status: 'SUCCEEDED' },
    ]);
  });
});
