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

const isAbsent = (statements: unknown, where = world): readonly (readonly [string, boolean])[] =>
  namedThings(documentOf(statements), { world: where, account }).map(({ label, look }) => [
    label.replaceAll(/[\u2066-\u2069]/g, ''),
    look.isAbsent ?? false,
  ]);

test('Things that only policies name are told apart from those that exist, in patterns as well', () => {
  const iam = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
  const statements = [
    ['Allow', 's3:GetObject', ['arn:aws:s3:::reports/*', 'arn:aws:s3:::invoices/*', 'arn:aws:s3:::pay*']],
    ['Allow', 's3:GetObject', ['arn:aws:s3:::web-*']],
  ];
  expect(isAbsent(statements)).toEqual([
    ['reports', false],
    ['invoices', true],
    ['payments', false],
    ['payroll', false],
    ['web-* buckets', true],
  ]);
  expect(isAbsent([['Allow', 'iam:PassRole', [iam('role/Deployer'), iam('role/Gone')]]])).toEqual([
    ['Deployer', false],
    ['role Gone', true],
  ]);
  const others = [
    ['Allow', 'iam:GetUser', [iam('user/ana'), iam('role/Dep*'), 'arn:aws:iam::aws:policy/ReadOnlyAccess']],
    ['Allow', 'logs:*', '*'],
    ['Allow', 's3:*', '*'],
  ];
  expect(isAbsent(others)).toEqual([
    ['user ana', true],
    ['Dep* roles', false],
    ['policy ReadOnlyAccess', false],
    ['any log group', true],
    ['any bucket', false],
  ]);
});

test('A pattern that stands for more buckets than are drawn isn’t said to name none', () => {
  const many = apply(world, ['web-1', 'web-2', 'web-3', 'web-4', 'web-5'].map(bucket));
  expect(isAbsent([['Allow', 's3:GetObject', 'arn:aws:s3:::web-*']], many)).toEqual([
    ['web-* buckets', false],
  ]);
});
