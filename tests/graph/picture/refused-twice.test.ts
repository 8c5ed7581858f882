import { beforeAll, describe, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { Account } from '../../engine/account.ts';
import { faultsOf } from '../apart/judge-scene.ts';
import { barsOf, decide, linesOf, small, stoppedOf, wide, wordsOf, type Decided } from './decided-scene.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const noDelete = document({ Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' });
const all = document({ Effect: 'Allow', Action: '*', Resource: '*' });

/** ana may do everything, and so many policies keep her from deleting: her group's, her own and her boundary. */
function refusedBy(count: number): Decided {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'Everything', PolicyDocument: all });
  account.must('s3:CreateBucket', { Bucket: 'reports' });
  account.must('CreateGroup', { GroupName: 'Auditors' });
  account.must('AddUserToGroup', { GroupName: 'Auditors', UserName: 'ana' });
  account.must('PutGroupPolicy', {
    GroupName: 'Auditors',
    PolicyName: 'KeepReports',
    PolicyDocument: noDelete,
  });
  if (count > 1)
    account.must('PutUserPolicy', { UserName: 'ana', PolicyName: 'NoDelete', PolicyDocument: noDelete });
  if (count > 2) {
    account.must('CreatePolicy', { PolicyName: 'Limit', PolicyDocument: noDelete });
    const PermissionsBoundary = 'arn:aws:iam::111122223333:policy/Limit';
    account.must('PutUserPermissionsBoundary', { UserName: 'ana', PermissionsBoundary });
  }
  const question = { action: 's3:DeleteObject', resource: 'arn:aws:s3:::reports/q3.csv' };
  return decide(account.world, { ...question, credentials: account.user('ana') });
}

describe('A request that several policies deny', () => {
  test.each([
    [1, ['Auditors → KeepReports'], 'delete refused by KeepReports.'],
    [2, ['Auditors → KeepReports', 'ana → NoDelete'], 'delete refused by NoDelete and KeepReports.'],
    [
      3,
      ['Auditors → KeepReports', 'ana → Limit', 'ana → NoDelete'],
      'delete refused by NoDelete, KeepReports and Limit.',
    ],
  ])('has a bar at each of the %i, and its words once', (count, bars, told) => {
    const decided = refusedBy(count);
    expect(decided.highlight.decided?.told).toBe(`ana does not reach reports: ${told}`);
    const scene = wide(decided);
    expect(barsOf(scene)).toEqual(bars);
    expect(stoppedOf(scene)).toEqual(bars.map((line) => `${line.split(' → ')[1] ?? ''} → reports`).sort());
    expect(wordsOf(scene)).toEqual(['delete ✗']);
    // Where lines are near each other, the words cover one that isn't lit, and nothing else.
    const faults = faultsOf(scene, palettes.light).filter(
      (one) => !/^the line .*(flow:words|[✓✗]”)/.test(one),
    );
    expect(faults).toEqual([]);
  });

  test.each([1, 2, 3])('shows all of the %i on a phone', (count) => {
    const scene = small(refusedBy(count));
    expect(barsOf(scene)).toHaveLength(count);
    expect(stoppedOf(scene)).toHaveLength(count);
    expect(linesOf(scene)).toContain('ana → Auditors');
    expect(wordsOf(scene)).toEqual(['delete ✗']);
  });
});
