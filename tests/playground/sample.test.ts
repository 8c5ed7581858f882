import { expect, test } from 'vitest';
import { preparePart, rowsOf } from '../../src/engine/index.ts';
import { buildSample } from '../../src/playground/sample-calls.ts';
import { firstCredentials, sampleRows } from '../../src/playground/sample.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';

const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

test('The committed sample rows are what the sample’s own calls make', async () => {
  await preparePart('iam');
  expect(sorted(rowsOf(buildSample()))).toEqual(sorted(sampleRows));
});

test('The sample opens with ana acting through her access key', () => {
  const credentials = firstCredentials(sampleWorld);
  const key =
    credentials.type === 'key' ? sampleWorld.tables.accessKeys.get(credentials.accessKeyId) : undefined;
  expect(sampleWorld.tables.users.get(key?.ownerId ?? '')?.name).toBe('ana');
});
