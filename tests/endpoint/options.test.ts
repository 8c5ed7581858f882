import { expect, test } from 'vitest';
import { readOptions } from '../../src/endpoint/options.ts';

test('every option of version 0.1 is still taken, in both ways of writing it', () => {
  const key = 'AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const values = {
    port: '4567',
    host: '0.0.0.0',
    account: '111122223333',
    'root-key': key,
    'admin-user': `ana:${key}`,
    load: 'account.json',
  };
  const [id, secret] = key.split(':');
  const expected = {
    port: 4567,
    host: '0.0.0.0',
    account: '111122223333',
    rootKey: { id, secret },
    adminUser: { name: 'ana', id, secret },
    load: 'account.json',
  };
  const pairs = Object.entries(values);
  expect(readOptions(pairs.flatMap(([name, value]) => [`--${name}`, value]))).toMatchObject(expected);
  expect(readOptions(pairs.map(([name, value]) => `--${name}=${value}`))).toMatchObject(expected);
});
