import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from '../properties.ts';
import { describe, expect, test } from 'vitest';
import type { Change, TableName } from '../../src/engine/index.ts';
import {
  accountOf,
  byName,
  danglingReferences,
  nowOf,
  rowProblem,
  rowsBy,
  worldFrom,
} from '../../src/engine/index.ts';
import type { AccountFile } from '../../src/exchange/authorization-details.ts';
import {
  isAuthorizationDetails,
  readAuthorizationDetails,
} from '../../src/exchange/authorization-details.ts';
import { FileError } from '../../src/exchange/file-problem.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { generateAccount } from './generate-account.ts';

const now = Date.UTC(2026, 0, 1);
const read = (...roots: readonly unknown[]): AccountFile =>
  atOnce(
    readAuthorizationDetails(
      roots.map((root, i) => ({ file: `page-${i + 1}.json`, root })),
      now,
    ),
  );

function problem(...roots: readonly unknown[]): unknown {
  try {
    read(...roots);
    return null;
  } catch (error) {
    if (error instanceof FileError) return error.problem;
    throw error;
  }
}

const arn = (rest: string): string => `arn:aws:iam::444455556666:${rest}`;
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const document = { Version: '2012-10-17', Statement: [statement] };
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const user = (name: string, more: object = {}): object => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
    .padEnd(17, 'A')}`,
  Arn: arn(`user/${name}`),
  CreateDate: '2025-03-03T09:00:00Z',
  ...more,
});
const role = (name: string, more: object = {}): object => ({
  RoleName: name,
  Arn: arn(`role/${name}`),
  CreateDate: '2025-03-03T09:00:00Z',
  AssumeRolePolicyDocument: trust,
  ...more,
});
const rowsIn = (file: AccountFile, table: TableName): Change[] =>
  file.rows.filter((row) => row.table === table);

describe('documents', () => {
  const encoded = encodeURIComponent(JSON.stringify(document));
  test.each([
    ['an object', document],
    ['JSON text', JSON.stringify(document)],
    ['URL-encoded JSON', encoded],
  ])('may be %s', (_, PolicyDocument) => {
    const file = read({
      UserDetailList: [user('ana', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument }] })],
    });
    const [row] = rowsIn(file, 'inlinePolicies');
    expect(JSON.parse((row?.after as { document: string }).document)).toEqual(document);
  });

  test.each([
    ['text that is no JSON', 'Allow everything', 'must be JSON text'],
    ['a broken URL encoding', '%7B%zz', 'is not a URL-encoded policy document'],
    ['a number', 7, 'must be a policy document'],
    ['a list', [], 'must be the text of a JSON object'],
  ])('that are %s are refused with the place', (_, PolicyDocument, what) => {
    const lists = {
      UserDetailList: [user('ana'), user('ben', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument }] })],
    };
    expect(problem(lists)).toEqual({
      kind: 'wrongShape',
      file: 'page-1.json',
      place: 'UserDetailList[1].UserPolicyList[0].PolicyDocument',
      what,
    });
  });
});

describe('dates', () => {
  test.each([
    ['2025-03-03T09:00:00Z', '2025-03-03T09:00:00.000Z'],
    ['2025-03-03 09:00:00+00:00', '2025-03-03T09:00:00.000Z'],
    ['2025-03-03T10:30:00+01:30', '2025-03-03T09:00:00.000Z'],
    ['2025-03-03T04:00:00.123456-05:00', '2025-03-03T09:00:00.000Z'],
    ['2025-03-03', '2025-03-03T00:00:00.000Z'],
    ['Mon, 03 Mar 2025 09:00:00 GMT', '2025-03-03T09:00:00.000Z'],
    [1740992400, '2025-03-03T09:00:00.000Z'],
    [1740992400.5, '2025-03-03T09:00:00.500Z'],
    [1740992400000, '2025-03-03T09:00:00.000Z'],
  ])('may be written %s', (CreateDate, iso) => {
    const [row] = rowsIn(read({ UserDetailList: [user('ana', { CreateDate })] }), 'users');
    expect(new Date((row?.after as { createDate: number }).createDate).toISOString()).toBe(iso);
  });

  test.each(['yesterday', '2025-3-3', -5, true, {}])('may not be %j', (CreateDate) => {
    expect(problem({ UserDetailList: [user('ana', { CreateDate })] })).toMatchObject({
      place: 'UserDetailList[0].CreateDate',
    });
  });

  test('that are absent become the moment of the import, and that is said', () => {
    const file = read({ UserDetailList: [user('ana', { CreateDate: null })] });
    expect(rowsIn(file, 'users')[0]?.after).toMatchObject({ createDate: now });
    expect(file.report.warnings).toContainEqual({
      kind: 'noDate',
      count: 1,
      file: 'page-1.json',
      place: 'UserDetailList[0].CreateDate',
    });
  });

  test('later than the device’s move the clock: nothing is created in the future', () => {
    expect(nowOf(worldFrom(read({ UserDetailList: [user('ana', { CreateDate: '2031-01-01' })] }).rows))).toBe(
      Date.UTC(2031, 0, 1),
    );
  });
});

describe('an account file', () => {
  test('becomes rows that are whole and lead somewhere, in any size', () => {
    const size = fc.record({
      users: fc.nat(40),
      groups: fc.nat(9),
      roles: fc.integer({ min: 1, max: 9 }),
      policies: fc.nat(9),
    });
    fc.assert(
      fc.property(size, (numbers) => {
        const file = read(generateAccount(numbers));
        expect(file.rows.map(({ table, after }) => rowProblem(table, after)).filter(Boolean)).toEqual([]);
        expect(danglingReferences(worldFrom(file.rows))).toEqual([]);
        expect(file.report.counts).toMatchObject(numbers);
        expect(file.report.warnings).toEqual([]);
      }),
    );
  });

  test('keeps unique ids that AWS would give, and makes others that stay the same', () => {
    const lists = {
      UserDetailList: [user('ana'), user('ben', { UserId: 'ben' })],
      RoleDetailList: [role('r')],
    };
    const file = read(lists);
    const ids = rowsIn(file, 'users').map((row) => row.key);
    expect(ids[0]).toBe('AIDAANAAAAAAAAAAAAAAA');
    expect(ids[1]).toMatch(/^AIDA[A-Z2-7]{17}$/);
    expect(rowsIn(file, 'roles')[0]?.key).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(read(lists)).toEqual(file);
    expect(file.report.warnings).toContainEqual({
      kind: 'madeId',
      count: 2,
      file: 'page-1.json',
      place: 'UserDetailList[1].UserId',
    });
  });

  test('in several pages is one account, whichever page comes first', () => {
    const group = {
      GroupName: 'Team',
      GroupId: 'AGPATEAMTEAMTEAMTEAMT',
      Arn: arn('group/Team'),
      CreateDate: 1740992400,
    };
    const first = { UserDetailList: [user('ana', { GroupList: ['Team'] })], IsTruncated: true, Marker: 'x' };
    const last = { GroupDetailList: [group], RoleDetailList: [role('r')], IsTruncated: false };
    for (const file of [read(first, last), read(last, first)]) {
      expect(file.report.counts).toMatchObject({ users: 1, groups: 1, roles: 1, memberships: 1 });
      expect(file.report.warnings.map(({ kind }) => kind)).toEqual(['madeId']);
    }
  });

  test('whose last page is missing says so', () => {
    expect(read({ UserDetailList: [user('ana')], IsTruncated: true }).report.warnings).toEqual([
      { kind: 'truncated', count: 1, file: 'page-1.json', place: 'IsTruncated' },
    ]);
  });

  test('with an entry twice reads it once', () => {
    const file = read({ UserDetailList: [user('ana')] }, { UserDetailList: [user('ANA'), user('ben')] });
    expect(file.report.counts.users).toBe(2);
    expect(file.report.warnings).toContainEqual({
      kind: 'duplicate',
      count: 1,
      file: 'page-2.json',
      place: 'UserDetailList[0]',
    });
  });

  test('keeps what hangs on the entities: tags, boundary, last use, versions', () => {
    const file = read({
      UserDetailList: [
        user('ana', {
          Tags: [{ Key: 'team', Value: 'web' }],
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy',
            PermissionsBoundaryArn: arn('policy/Edge'),
          },
        }),
      ],
      RoleDetailList: [
        role('r', {
          Path: '/service-role/',
          RoleLastUsed: { LastUsedDate: '2025-04-01T00:00:00Z', Region: 'eu-central-1' },
          InstanceProfileList: [{ InstanceProfileName: 'r' }],
        }),
      ],
      Policies: [
        {
          PolicyName: 'Edge',
          Arn: arn('policy/Edge'),
          PolicyId: 'ANPAEDGEEDGEEDGEEDGEE',
          CreateDate: '2025-01-01',
          UpdateDate: '2025-02-01',
          DefaultVersionId: 'v2',
          PolicyVersionList: [
            { VersionId: 'v10', Document: document, CreateDate: '2025-02-01', IsDefaultVersion: false },
            { VersionId: 'v2', Document: document, CreateDate: '2025-01-01', IsDefaultVersion: true },
          ],
        },
      ],
    });
    const world = worldFrom(file.rows);
    expect(byName(world, 'users', '444455556666', 'ana')).toMatchObject({
      tags: [{ key: 'team', value: 'web' }],
      permissionsBoundary: arn('policy/Edge'),
    });
    const worker = byName(world, 'roles', '444455556666', 'R');
    expect(worker).toMatchObject({ path: '/service-role/', maxSessionDuration: 3600 });
    expect(world.tables.lastUsed.get(worker?.id ?? '')).toMatchObject({
      region: 'eu-central-1',
      date: Date.UTC(2025, 3, 1),
    });
    expect(byName(world, 'policies', '444455556666', 'Edge')).toMatchObject({
      versions: [{ versionId: 'v2' }, { versionId: 'v10' }],
      defaultVersionId: 'v2',
      nextVersion: 11,
    });
    expect(file.report.counts.instanceProfiles).toBe(1);
    expect([...world.tables.instanceProfiles.values()]).toMatchObject([{ roleIds: [worker?.id] }]);
    expect(new Set(file.report.warnings.map(({ kind }) => kind))).toEqual(new Set(['madeId', 'noDate']));
  });

  test('keeps AWS managed policies in the account aws, also one of a name that the account has itself', () => {
    const policy = (account: string, id: string): object => ({
      PolicyName: 'Reader',
      PolicyId: id,
      Arn: `arn:aws:iam::${account}:policy/Reader`,
      CreateDate: '2025-01-01',
      PolicyVersionList: [
        { VersionId: 'v1', IsDefaultVersion: true, Document: document, CreateDate: '2025-01-01' },
      ],
    });
    const attached = [{ PolicyName: 'Reader', PolicyArn: 'arn:aws:iam::aws:policy/Reader' }];
    const file = read({
      UserDetailList: [user('ana', { AttachedManagedPolicies: attached })],
      Policies: [policy('444455556666', 'ANPAOWNOWNOWNOWNOWNOW'), policy('aws', 'ANPAAWSAWSAWSAWSAWSAW')],
    });
    expect(file.report.counts).toMatchObject({ policies: 1, awsManagedPolicies: 1, attachments: 1 });
    expect(rowsIn(file, 'attachments')[0]?.after).toMatchObject({ policyId: 'ANPAAWSAWSAWSAWSAWSAW' });
  });

  test('keeps whom a role trusts by unique id, and those whom it does not know by ARN', () => {
    const principals = [arn('user/ana'), arn('user/nobody'), 'arn:aws:iam::111122223333:root'];
    const AssumeRolePolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' }],
    };
    const file = read({
      UserDetailList: [user('ana')],
      RoleDetailList: [role('r', { AssumeRolePolicyDocument })],
    });
    const trustPolicy = (rowsIn(file, 'roles')[0]?.after as { trustPolicy: string }).trustPolicy;
    expect(JSON.parse(trustPolicy)).toMatchObject({
      Statement: [{ Principal: { AWS: ['AIDAANAAAAAAAAAAAAAAA', ...principals.slice(1)] } }],
    });
  });

  test('that names a policy or a group without having it keeps the tie and claims to know nothing of it', () => {
    const file = read({
      UserDetailList: [
        user('ana', {
          GroupList: ['Elsewhere'],
          AttachedManagedPolicies: [{ PolicyName: 'Gone', PolicyArn: arn('policy/team/Gone') }],
        }),
      ],
    });
    const world = worldFrom(file.rows);
    const gone = byName(world, 'policies', '444455556666', 'Gone');
    expect(gone).toMatchObject({ path: '/team/' });
    const group = byName(world, 'groups', '444455556666', 'Elsewhere');
    for (const text of [
      gone?.versions[0]?.document,
      rowsBy(world, 'inlinePoliciesByOwner', group?.id ?? '')[0]?.document,
    ])
      expect(text).toContain('NotInTheFile');
    expect(file.report.warnings.map(({ kind, place }) => [kind, place])).toEqual([
      ['unknownGroup', 'UserDetailList[0]'],
      ['unknownPolicy', 'UserDetailList[0].AttachedManagedPolicies[0]'],
    ]);
  });

  test('holds people called __proto__, constructor and toString like any others', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const file = read(
      JSON.parse(
        JSON.stringify({
          UserDetailList: names.map((name) => user(name, { UserId: name, GroupList: [name] })),
        }),
      ),
    );
    const world = worldFrom(file.rows);
    for (const name of names) {
      const found = byName(world, 'users', '444455556666', name);
      expect(found?.name).toBe(name);
      expect(rowsBy(world, 'membershipsByUser', found?.id ?? '')).toHaveLength(1);
    }
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test.each<[string, object, object]>([
    ['a list that is none', { UserDetailList: {} }, { place: 'UserDetailList', what: 'must be a list' }],
    [
      'an entry that is none',
      { RoleDetailList: [role('r'), 7] },
      { place: 'RoleDetailList[1]', what: 'must be an object' },
    ],
    [
      'a user without a name',
      { UserDetailList: [{ Arn: arn('user/x') }] },
      { place: 'UserDetailList[0].UserName', what: 'is missing' },
    ],
    [
      'a name that AWS refuses',
      { UserDetailList: [user('ana maria')] },
      { place: 'UserDetailList[0].UserName' },
    ],
    [
      'a path that AWS refuses',
      { UserDetailList: [user('ana', { Path: 'x' })] },
      { place: 'UserDetailList[0].Path' },
    ],
    [
      'a tag without a value',
      { UserDetailList: [user('ana', { Tags: [{ Key: 'a' }] })] },
      { place: 'UserDetailList[0].Tags[0].Value', what: 'is missing' },
    ],
    [
      'a tag with a long key',
      { UserDetailList: [user('ana', { Tags: [{ Key: 'k'.repeat(129), Value: '' }] })] },
      { place: 'UserDetailList[0].Tags[0].Key' },
    ],
    [
      'a role without trust',
      { RoleDetailList: [role('r', { AssumeRolePolicyDocument: null })] },
      { place: 'RoleDetailList[0].AssumeRolePolicyDocument', what: 'is missing' },
    ],
    [
      'another partition',
      { UserDetailList: [user('ana', { Arn: 'arn:aws-cn:iam::111122223333:user/ana' })] },
      { kind: 'otherPartition', partition: 'aws-cn' },
    ],
    [
      'an ARN that is none',
      { UserDetailList: [user('ana', { Arn: 'ana' })] },
      { place: 'UserDetailList[0].Arn' },
    ],
    ['nobody', { UserDetailList: [], RoleDetailList: [] }, { kind: 'noIdentities' }],
  ])('with %s is refused with the place', (_, lists, expected) => {
    expect(problem(lists)).toMatchObject(expected);
  });

  test('may not be two: pages of two accounts are refused', () => {
    const other = user('ben', { Arn: 'arn:aws:iam::111122223333:user/ben' });
    expect(problem({ UserDetailList: [user('ana')] }, { UserDetailList: [other] })).toEqual({
      kind: 'severalAccounts',
      file: 'page-2.json',
      accounts: ['444455556666', '111122223333'],
    });
  });

  test('put together by hand from two accounts is read as the one that most of it belongs to, and that is said', () => {
    const other = user('cem', { Arn: 'arn:aws:iam::111122223333:user/cem' });
    const file = read({ UserDetailList: [other, user('ana'), user('ben')] });
    expect(file.account).toBe('444455556666');
    expect(file.report.counts.users).toBe(3);
    expect(file.report.warnings).toEqual([
      { kind: 'otherAccount', count: 1, file: 'page-1.json', place: 'UserDetailList[0].Arn' },
    ]);
  });

  test('may hold anything: what is wrong is always said, never thrown at the reader', () => {
    const lists = fc.record(
      {
        UserDetailList: fc.jsonValue(),
        GroupDetailList: fc.jsonValue(),
        RoleDetailList: fc.array(fc.jsonValue()),
        Policies: fc.array(
          fc.dictionary(fc.constantFrom('PolicyName', 'Arn', 'PolicyVersionList'), fc.jsonValue()),
        ),
        IsTruncated: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(lists, (root) => void problem(root)));
  });

  test('is recognised by its lists, and is not a list of policies', () => {
    expect(isAuthorizationDetails({ UserDetailList: [] })).toBe(true);
    expect(isAuthorizationDetails({ Policies: [{ PolicyName: 'p', Arn: 'a' }] })).toBe(false);
    expect(isAuthorizationDetails({ Policies: [{ PolicyVersionList: [] }] })).toBe(true);
    expect(isAuthorizationDetails([])).toBe(false);
  });
});

const shared = resolve(import.meta.dirname, '../../../shared/data');
describe.skipIf(!existsSync(shared))(`real files (read from ${shared}; skipped where they are not)`, () => {
  const open = (name: string): AccountFile => read(JSON.parse(readFileSync(resolve(shared, name), 'utf8')));

  test('the larger becomes its account', () => {
    const file = open('authz-details-real.json');
    expect(file.account).toBe('200611803367');
    expect(file.report.counts).toMatchObject({ users: 44, groups: 5, roles: 78 });
    expect(file.report.counts.policies + file.report.counts.awsManagedPolicies).toBe(84);
    const world = worldFrom(file.rows);
    expect(accountOf(world)).toBe('200611803367');
    expect(danglingReferences(world)).toEqual([]);
    expect(file.report.warnings.map(({ kind, count }) => [kind, count])).toEqual([
      ['otherAccount', 10],
      ['madeId', 11],
    ]);
    expect(file.report.counts.instanceProfiles).toBe(2);
  });

  test('the smaller one, written by hand, is read with what was made up for it', () => {
    const file = open('authz-details-small.json');
    expect(file.report.counts).toMatchObject({ users: 1, groups: 1, roles: 2, policies: 2 });
    expect(file.report.warnings.map(({ kind }) => kind)).toContain('madeId');
    expect(danglingReferences(worldFrom(file.rows))).toEqual([]);
  });
});
