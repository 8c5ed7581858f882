import { beforeAll, describe, expect, test } from 'vitest';
import { partNames, preparePart, type Credentials, type World } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { Account, home } from '../../engine/account.ts';
import { faultsOf } from '../apart/judge-scene.ts';
import {
  barsOf,
  decide,
  linesOf,
  namedIn,
  small,
  stoppedOf,
  wide,
  wordsOf,
  type Decided,
} from './decided-scene.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const noDelete = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' };
const onlyRead = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' };
const report = 'arn:aws:s3:::reports/q3.csv';

/** ana may do everything, and so may whoever wears Finance. */
function begun(): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'Everything', PolicyDocument: document(all) });
  account.must('s3:CreateBucket', { Bucket: 'reports' });
  account.must('CreateRole', {
    RoleName: 'Finance',
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${home}:user/ana` },
      Action: 'sts:AssumeRole',
    }),
  });
  account.must('PutRolePolicy', { RoleName: 'Finance', PolicyName: 'Books', PolicyDocument: document(all) });
  return account;
}

const asked = (world: World, credentials: Credentials, account?: string): Decided =>
  decide(world, { action: 's3:DeleteObject', resource: report, credentials }, account);

function bounded(...statements: object[]): Decided {
  const account = begun();
  account.must('CreatePolicy', { PolicyName: 'Limit', PolicyDocument: document(...statements) });
  const PermissionsBoundary = `arn:aws:iam::${home}:policy/Limit`;
  account.must('PutUserPermissionsBoundary', { UserName: 'ana', PermissionsBoundary });
  return asked(account.world, account.user('ana'));
}

/** Whoever wears Finance under a policy for the session, its own or a managed one. */
function worn(more: object, account = begun()): Decided {
  const { result } = account.must(
    'AssumeRole',
    { RoleArn: `arn:aws:iam::${home}:role/Finance`, RoleSessionName: 'audit', ...more },
    account.user('ana'),
  );
  if (!result.ok) throw new Error('Finance was not lent');
  const { Credentials: issued } = result.value as { readonly Credentials?: Readonly<Record<string, string>> };
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {};
  const parts = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return asked(account.world, { type: 'key', ...parts });
}

function managedForSession(): Decided {
  const account = begun();
  account.must('CreatePolicy', { PolicyName: 'Readers', PolicyDocument: document(onlyRead) });
  const arn = `arn:aws:iam::${home}:policy/Readers`;
  // It hangs elsewhere, too, where it decides nothing.
  account.must('AttachUserPolicy', { UserName: 'ana', PolicyArn: arn });
  return worn({ PolicyArns: [{ arn }] }, account);
}

/** The parts of an answer by their names. */
interface Created {
  readonly CreateAccountStatus?: { readonly Id: string; readonly AccountId: string };
  readonly Policy?: { readonly PolicySummary: { readonly Id: string } };
}

/** kim of an organization's member account, under a policy of the organization. */
function ofOrganization(type: 'SERVICE' | 'RESOURCE', statement: object, isAlone = false): Decided {
  const account = new Account();
  const did = (operation: Parameters<Account['must']>[0], input: object, by?: Credentials): Created => {
    const { result } = account.must(operation, input, by);
    return result.ok ? (result.value as Created) : {};
  };
  const Type = `${type}_CONTROL_POLICY`;
  did('organizations:CreateOrganization', { FeatureSet: 'ALL' });
  const request = did('organizations:CreateAccount', { AccountName: 'Shop', Email: 'shop@example.com' });
  const CreateAccountRequestId = request.CreateAccountStatus?.Id;
  const made = did('organizations:DescribeCreateAccountStatus', { CreateAccountRequestId });
  const member = made.CreateAccountStatus?.AccountId ?? '';
  const [organization] = account.world.tables.organizations.values();
  const RootId = organization?.rootId ?? '';
  if (!organization?.enabledPolicyTypes.some((one) => one === Type))
    did('organizations:EnablePolicyType', { RootId, PolicyType: Type });
  const policy = { Name: 'KeepAll', Description: '', Type, Content: document(statement) };
  const PolicyId = did('organizations:CreatePolicy', policy).Policy?.PolicySummary.Id;
  did('organizations:AttachPolicy', { PolicyId, TargetId: member });
  const there = { type: 'console', id: member } as const;
  did('CreateUser', { UserName: 'kim' }, there);
  did('PutUserPolicy', { UserName: 'kim', PolicyName: 'Everything', PolicyDocument: document(all) }, there);
  did('s3:CreateBucket', { Bucket: 'reports' }, there);
  // What the root allows, this account doesn't.
  if (isAlone) did('organizations:DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: member });
  const id = [...account.world.tables.users.values()].find(({ name }) => name === 'kim')?.id ?? '';
  return asked(account.world, { type: 'console', id }, member);
}

const principal = { ...noDelete, Principal: '*' };
const cases: readonly {
  readonly title: string;
  readonly made: () => Decided;
  readonly page: string;
  /** The one from whom the line leads to the page, and the lines before it. */
  readonly from: string;
  readonly before?: readonly string[];
  readonly note?: string;
}[] = [
  { title: 'A boundary that denies', made: () => bounded(all, noDelete), page: 'Limit', from: 'ana' },
  {
    title: 'A boundary that leaves it out',
    made: () => bounded(onlyRead),
    page: 'Limit',
    from: 'ana',
    note: 'the boundary leaves s3:DeleteObject out',
  },
  {
    title: 'A session’s own policy that denies',
    made: () => worn({ Policy: document(all, noDelete) }),
    page: 'audit',
    from: 'Finance',
    before: ['Finance/audit → Finance'],
  },
  {
    title: 'A session’s own policy that leaves it out',
    made: () => worn({ Policy: document(onlyRead) }),
    page: 'audit',
    from: 'Finance',
    before: ['Finance/audit → Finance'],
    note: 'the session’s policy leaves s3:DeleteObject out',
  },
  {
    title: 'A managed policy that a session was limited by',
    made: managedForSession,
    page: 'Readers',
    from: 'Finance',
    before: ['Finance/audit → Finance'],
    note: 'the session’s policy leaves s3:DeleteObject out',
  },
  {
    title: 'A service control policy that denies',
    made: () => ofOrganization('SERVICE', noDelete),
    page: 'KeepAll',
    from: 'kim',
  },
  {
    title: 'A service control policy that leaves it out, below a root that allows all',
    made: () => ofOrganization('SERVICE', onlyRead, true),
    page: 'KeepAll',
    from: 'kim',
    note: 'the SCP leaves s3:DeleteObject out',
  },
  {
    title: 'A resource control policy that denies',
    made: () => ofOrganization('RESOURCE', principal),
    page: 'KeepAll',
    from: 'kim',
  },
];

describe.each(cases)('$title', ({ made, page, from, before = [], note }) => {
  let decided: Decided;
  beforeAll(() => {
    decided = made();
  });

  test.each([
    ['wide', wide],
    ['phone', small],
  ] as const)('has one T-bar, at its page, and all of the way is lit: %s', (size, drawn) => {
    const scene = drawn(decided);
    expect(barsOf(scene)).toEqual([`${from} → ${page}`]);
    expect(linesOf(scene)).toEqual([`${from} → ${page}`, ...before].sort());
    expect(stoppedOf(scene)).toEqual([`${page} → reports`]);
    const words = size === 'wide' && note !== undefined ? [note] : [];
    expect(wordsOf(scene).sort()).toEqual(['delete ✗', ...words].sort());
    const hot = scene.nodes.filter(({ emphasis, furniture }) => emphasis === 'hot' && !furniture);
    const names = hot.map(({ id }) => namedIn(scene)(id));
    expect(names).toEqual(
      expect.arrayContaining([from, page, 'reports', ...before.map((one) => one.split(' → ')[0])]),
    );
    const bar = scene.edges.find(({ head, glow }) => head === 'tee' && glow);
    const at = scene.nodes.find(({ id }) => id === bar?.target);
    const left = (at?.x ?? 0) - (at?.width ?? 0) / 2;
    expect(Math.abs((bar?.route.to.x ?? 0) - left)).toBeLessThan(8);
    expect(Math.abs((bar?.route.to.y ?? 0) - (at?.y ?? 0))).toBeLessThan((at?.height ?? 0) / 2);
    const faults = faultsOf(scene, palettes.light).filter(
      (one) => !/^the line .*(flow:words|[✓✗]”)/.test(one),
    );
    expect(faults).toEqual([]);
  });

  test('says the same in a sentence', () => {
    const who = before[0]?.split(' → ')[0] ?? from;
    expect(decided.highlight.decided?.told).toBe(`${who} does not reach reports: delete refused by ${page}.`);
  });
});

test.each([wide, small])('A bucket’s own policy has no page: its refusal stands at the bucket', (drawn) => {
  const account = begun();
  const Policy = document({ ...noDelete, Principal: '*', Resource: 'arn:aws:s3:::reports/*' });
  account.must('s3:PutBucketPolicy', { Bucket: 'reports', Policy });
  const scene = drawn(asked(account.world, account.user('ana')));
  expect(barsOf(scene)).toEqual(['ana → reports']);
  expect(linesOf(scene)).toEqual(['ana → reports']);
  expect(stoppedOf(scene)).toEqual([]);
  expect(wordsOf(scene)).toEqual(['delete ✗']);
});
