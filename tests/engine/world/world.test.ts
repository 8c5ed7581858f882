import { expect, test } from 'vitest';
import { fixedRecords } from '../../../src/engine/world/world.ts';

const names = ['users', 'groups', 'roles'] as const;
const records = fixedRecords<
  (typeof names)[number],
  number,
  Readonly<Record<(typeof names)[number], number>>
>(names);

test('a record has its value under every name', () => {
  const record = records.of([1, 2, 3]);
  expect([record.users, record.groups]).toEqual([1, 2]);
  expect(records.valuesOf(record)).toEqual([1, 2, 3]);
});

test('changing a copy of the values leaves the record as it was', () => {
  const before = records.filled(0);
  const values = records.valuesOf(before);
  values[1] = 5;
  expect([before.groups, records.of(values).groups]).toEqual([0, 5]);
});

test('records of one kind share nothing with those of another', () => {
  const others = fixedRecords<'users', string, { readonly users: string }>(['users']);
  expect(others.filled('ana').users).toBe('ana');
  expect(records.of([7, 8, 9]).users).toBe(7);
});
