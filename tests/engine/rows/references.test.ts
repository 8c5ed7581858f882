import { expect, test } from 'vitest';
import type { Change } from '../../../src/engine/index.ts';
import { doubledNames, worldFrom } from '../../../src/engine/index.ts';

const user = (id: string, name: string, createDate: number, account = '111122223333'): Change => ({
  table: 'users',
  key: id,
  before: null,
  after: { id, account, name, path: '/', createDate, tags: [] },
});

test('a name that two users of an account have, in any case, is found at the younger one', () => {
  const rows = [user('AIDA2', 'Dora', 2), user('AIDA1', 'dora', 1), user('AIDA3', 'emil', 1)];
  expect(doubledNames(worldFrom(rows))).toEqual([{ table: 'users', key: 'AIDA2', first: 'AIDA1' }]);
});

test('accounts may have users of one name', () => {
  expect(
    doubledNames(worldFrom([user('AIDA1', 'dora', 1), user('AIDA2', 'dora', 2, '444455556666')])),
  ).toEqual([]);
});
