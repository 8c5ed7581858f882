import { expect, test } from 'vitest';
import type { Change, World } from '../../../src/engine/index.ts';
import { apply, createWorld } from '../../../src/engine/index.ts';
import { namedThings } from '../../../src/graph/model/named-things.ts';
import { account, start } from '../worlds.ts';
import cases from './named-things.cases.json' with { type: 'json' };

const base = { account, region: 'us-east-1', createDate: start, tags: [] };
const bucket = (name: string): Change => {
  const id = `arn:aws:s3:::${name}`;
  const after = { ...base, id, name, kind: 'bucket' as const, publicAccessBlock: null };
  return { table: 'resources', key: id, before: null, after };
};

const object: Change = {
  table: 'resources',
  key: 'arn:aws:s3:::payroll/may.csv',
  before: null,
  after: {
    ...base,
    id: 'arn:aws:s3:::payroll/may.csv',
    name: 'may.csv',
    kind: 'object',
    bucketId: 'arn:aws:s3:::payroll',
    size: 1,
    etag: 'x',
  },
};

const deployer: Change = {
  table: 'roles',
  key: 'AROADEPLOYEREXAMPLE',
  before: null,
  after: {
    id: 'AROADEPLOYEREXAMPLE',
    account,
    name: 'Deployer',
    path: '/',
    createDate: start,
    tags: [],
    maxSessionDuration: 3600,
    trustPolicy: '{}',
  },
};

const world: World = apply(createWorld(account, start), [
  ...['reports', 'payroll', 'payments'].map(bucket),
  object,
  deployer,
]);

const documentOf = (statements: unknown): string =>
  typeof statements === 'string'
    ? statements
    : JSON.stringify({
        Version: '2012-10-17',
        Statement: (statements as [string, unknown, unknown][]).map(([Effect, Action, Resource]) => ({
          Effect,
          Action,
          Resource,
        })),
      });

test.each(cases)('$title', ({ statements, things }) => {
  const found = namedThings(documentOf(statements), { world, account });
  const effect = (allows: boolean, denies: boolean): string => (allows ? (denies ? '±' : '+') : '-');
  expect(
    found.map(
      ({ label, kind, allows, denies }) =>
        `${label.replaceAll(/[\u2066-\u2069]/g, '')} ${effect(allows, denies)} ${kind}`,
    ),
  ).toEqual(things);
});
