import fc from '../../properties.ts';
import { describe, expect, test } from 'vitest';
import type { Change, TableName } from '../../../src/engine/index.ts';
import { rowsOf, tableNames, worldFrom } from '../../../src/engine/index.ts';
import { danglingReferences } from '../../../src/engine/rows/references.ts';
import { rowProblemFor } from '../../../src/engine/rows/checks-for.ts';
import { rowProblem } from '../../../src/engine/rows/row-shapes.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const rows = rowsOf(sampleWorld);
const one = (table: TableName): Record<string, unknown> => {
  const row = rows.find((change) => change.table === table);
  if (!row?.after) throw new Error(`the sample has no row in ${table}`);
  return { ...row.after };
};

const wrong: readonly [TableName, Record<string, unknown>, string][] = [
  ['users', { name: 'ana maria' }, 'name: must be text of 1 to 64 characters like ^[\\w+=,.@-]+$'],
  ['users', { id: 'ana' }, 'id: must be text of 16 to 128 characters like ^AIDA[A-Z0-9]+$'],
  ['users', { path: 'team' }, 'path: must be text of 1 to 512 characters like ^\\/(?:[!-~]+\\/)?$'],
  ['users', { createDate: Number.NaN }, 'createDate: must be a whole number from 0 to 8640000000000000'],
  ['users', { tags: [{ key: 'a', value: 'b' }, { key: 'c' }] }, 'tags[1].value: is missing'],
  ['users', { tags: {} }, 'tags: must be a list'],
  ['users', { colour: 'red' }, 'colour: is not a field of this row'],
  ['users', { permissionsBoundary: undefined }, 'permissionsBoundary: must be text of 20 to 2048 characters'],
  ['groups', { tags: [] }, 'tags: is not a field of this row'],
  ['roles', { maxSessionDuration: 60 }, 'maxSessionDuration: must be a whole number from 3600 to 43200'],
  ['roles', { trustPolicy: '{"' }, 'trustPolicy: must be JSON text'],
  ['roles', { trustPolicy: '[]' }, 'trustPolicy: must be the text of a JSON object'],
  [
    'roles',
    { trustPolicy: `{"a":${'['.repeat(64)}${']'.repeat(64)}}` },
    'trustPolicy: must not be nested more than 64 levels deep',
  ],
  ['policies', { defaultVersionId: 'v7' }, 'defaultVersionId: is not among the versions'],
  ['policies', { versions: [] }, 'versions: must hold 1 to 5 items'],
  ['memberships', { id: 'x/y' }, 'id: must be "AIDA'],
  ['attachments', { principalKind: 'service' }, 'principalKind: must be user or group or role'],
  ['accessKeys', { status: 'active' }, 'status: must be Active or Inactive'],
  ['meta', { id: 'rev' }, 'id must be now, or id must be seq, or id must be account'],
];

describe('a row from outside', () => {
  test('is fine when it is one of the sample account', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map(({ table, after }) => rowProblem(table, after)).filter(Boolean)).toEqual([]);
  });

  test.each(wrong)('of %s with %j is refused with the place', (table, fields, problem) => {
    expect(rowProblem(table, { ...one(table), ...fields })).toContain(problem);
  });

  test('without any one of its fields is refused', () => {
    for (const table of tableNames.filter((name) => rows.some((row) => row.table === name))) {
      for (const field of Object.keys(one(table))) {
        const row = one(table);
        delete row[field];
        // A function always has a description, though it may be empty.
        const optional =
          ['description', 'permissionsBoundary', 'sourceIdentity'].includes(field) && table !== 'resources';
        expect(rowProblem(table, row) === null, `${table} without ${field}`).toBe(optional);
      }
    }
  });

  test('may be anything at all: nothing throws, and nothing but a row passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tableNames), fc.anything(), (table, value) => {
        expect(rowProblem(table, value)).toEqual(expect.any(String));
      }),
    );
  });

  test('may stand in a bucket whose name is as short as S3 allows', () => {
    const object = {
      id: 'arn:aws:s3:::ben/a',
      account: '111122223333',
      region: '',
      name: 'a',
      createDate: 0,
      tags: [],
      kind: 'object',
      bucketId: 'arn:aws:s3:::ben',
      size: 0,
      etag: 'x',
    };
    expect(rowProblem('resources', object)).toBeNull();
    expect(rowProblem('resources', { ...object, bucketId: 'arn:aws:s3:::be' })).toContain(
      'bucketId must be text of 16 to 2048 characters',
    );
  });

  test('named __proto__ or constructor is a row like any other', () => {
    expect(rowProblem('users', { ...one('users'), name: '__proto__' })).toBeNull();
    expect(rowProblem('users', JSON.parse('{"__proto__": {"id": "x"}}'))).toBe('account: is missing');
    const extra = { ...one('users'), ...(JSON.parse('{"constructor": 1}') as object) };
    expect(rowProblem('users', extra)).toBe('constructor: is not a field of this row');
  });
});

describe('references between rows', () => {
  test('of the sample account all lead somewhere', () => {
    expect(danglingReferences(sampleWorld)).toEqual([]);
  });

  test('to a row that is gone are found', () => {
    const user = one('users')['id'];
    const without = rows.filter((row: Change) => row.key !== user);
    const found = danglingReferences(worldFrom(without));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((reference) => reference.missing))).toEqual(new Set([user]));
  });
});

describe('the checks for some tables', () => {
  const bad = wrong.map(([table, fields]) => ({ table, row: { ...one(table), ...fields } }));
  const all = [...rows.map(({ table, after }) => ({ table, row: after })), ...bad];

  test('find in the rows of identities the faults that all checks find', async () => {
    const identities = ['meta', 'users', 'groups', 'roles', 'policies', 'memberships', 'attachments'];
    const some = await rowProblemFor(identities);
    const asked = all.filter(({ table }) => identities.includes(table));
    expect(asked.length).toBeGreaterThan(20);
    for (const { table, row } of asked) expect(some(table, row)).toBe(rowProblem(table, row));
  });

  test('are all of them where one table is of another part, or of none', async () => {
    for (const other of ['buckets', 'resources', '__proto__', 'constructor'])
      expect(await rowProblemFor(['users', other])).toBe(rowProblem);
  });

  test('let no row of another part pass', async () => {
    const some = await rowProblemFor(['users']);
    for (const table of ['resources', 'stacks', 'userPools'] as const)
      expect(some(table, { id: 'x' })).not.toBeNull();
  });
});
