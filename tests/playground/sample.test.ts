import { expect, test } from 'vitest';
import { rowsOf, worldFrom, type Change } from '../../src/engine/index.ts';
import { buildSample, prepareSample } from '../../src/playground/sample-calls.ts';
import { firstCredentials, sampleRows } from '../../src/playground/sample.ts';
import earlierRows from '../fixtures/earlier/sample-rows.json' with { type: 'json' };
import { sampleWorld } from '../fixtures/sample-world.ts';

const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

test('The committed sample rows are what the sample’s own calls make', async () => {
  await prepareSample();
  expect(sorted(rowsOf(buildSample()))).toEqual(sorted(sampleRows));
});

test('The sample opens with ana acting through her access key', () => {
  const credentials = firstCredentials(sampleWorld);
  const key =
    credentials.type === 'key' ? sampleWorld.tables.accessKeys.get(credentials.accessKeyId) : undefined;
  expect(sampleWorld.tables.users.get(key?.ownerId ?? '')?.name).toBe('ana');
});

test('The sample holds all that it held before, under the same ids: what somebody kept of it stays true', () => {
  const now = new Map(rowsOf(sampleWorld).map((change) => [`${change.table} ${change.key}`, change.after]));
  const earlier = rowsOf(worldFrom(earlierRows as unknown as readonly Change[]));
  expect(earlier.length).toBeGreaterThan(30);
  for (const { table, key, after } of earlier)
    if (table !== 'meta') expect(now.get(`${table} ${key}`)).toEqual(after);
});

test('A function of the sample runs as a role that holds one of AWS’s own policies', () => {
  const { resources, roles, attachments, policies } = sampleWorld.tables;
  const [run] = [...resources.values()].filter((row) => row.kind === 'function');
  const role = [...roles.values()].find(({ name }) => run?.roleArn.endsWith(`/${name}`));
  const held = [...attachments.values()].filter(({ principalId }) => principalId === role?.id);
  expect(held.map(({ policyId }) => policies.get(policyId))).toEqual([
    expect.objectContaining({ account: 'aws', name: 'AWSLambdaBasicExecutionRole' }),
  ]);
});
