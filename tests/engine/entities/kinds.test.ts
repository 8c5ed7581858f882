import { expect, test } from 'vitest';
import { kindOfRow, kindsIn, outsideKinds, tableNames } from '../../../src/engine/entities/kinds.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';

/** What databases and files of every version so far call their tables, in the order in which they list them. */
const written = [
  'meta users groups roles policies memberships attachments inlinePolicies accessKeys sessions lastUsed',
  'accountSettings loginProfiles mfaDevices instanceProfiles oidcProviders samlProviders deletionTasks accounts',
  'organizations units organizationPolicies organizationAttachments accountCreations identityPools identities',
  'userPools userPoolClients poolUsers poolGroups poolMemberships resources workloads directoryUsers',
  'permissionSets stacks',
]
  .join(' ')
  .split(' ');

const kinds = tableNames.flatMap(kindsIn);

test('Tables keep the names and the order that databases and files know', () => {
  expect(tableNames.slice(0, written.length)).toEqual(written);
});

test('A kind belongs to one table, and what has no row to none', () => {
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.filter((kind) => (outsideKinds as readonly string[]).includes(kind))).toEqual([]);
});

test.each(tableNames)('Each row of %s is of one of the kinds that its table holds', (table) => {
  const rows = wholeWorld.tables[table].list();
  const found = rows.map((row) => kindOfRow(table, row));
  if (kindsIn(table).length === 0) expect(found.filter((kind) => kind !== null)).toEqual([]);
  else expect(found.filter((kind) => !kindsIn(table).includes(kind!))).toEqual([]);
});

test('The whole world has every kind that there is', () => {
  const found = new Set(
    tableNames.flatMap((table) => wholeWorld.tables[table].list().map((row) => kindOfRow(table, row))),
  );
  expect(kinds.filter((kind) => !found.has(kind))).toEqual([]);
});
