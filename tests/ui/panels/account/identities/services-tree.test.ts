import { expect, test } from 'vitest';
import { nowOf } from '../../../../../src/engine/index.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { type Line, lineKeyOf, linesOf } from '../../../../../src/ui/panels/account/identities/lines.ts';
import { relationsOf, summaryOf } from '../../../../../src/ui/kinds/details/kinds.ts';
import { home, partner, whole, wholeWorld } from '../../../../fixtures/whole-world.ts';

const now = nowOf(wholeWorld);
const plain = { query: '', opened: new Set<string>(), closed: new Set<string>() };
const lines = linesOf(wholeWorld, plain, now);
const branchesOf = (all: readonly Line[]): string[] =>
  all.filter(({ kind }) => kind === 'branch').map(({ name, note }) => `${name} ${note}`);

test('Every kind that the account holds has its branch, after those that every account has', () => {
  expect(branchesOf(lines).slice(5)).toEqual([
    'Outside this account 5',
    'What runs (workloads) 3',
    'Instance profiles 1',
    'Identity providers 2',
    'Identity pools 1',
    'Cognito identities 7',
    'User pools 1',
    'People of user pools 6',
    'Groups of user pools 1',
    'App clients 1',
    'Permission sets 1',
    'People of the company’s directory 1',
    'Resources 7',
    'Objects 5',
    'Accounts 3',
    'Organization 7',
  ]);
});

test('Another account shows its own people and what lies around all accounts, nothing of the home account', () => {
  const others = linesOf(wholeWorld, plain, now, partner);
  expect(branchesOf(others)).toEqual([
    'Users 1',
    'Groups 0',
    'Roles 1',
    'Policies 2',
    'Sessions 1',
    'Outside this account 1',
    'Accounts 3',
    'Organization 7',
  ]);
  expect(others.map(({ name }) => name)).toContain('SharedReports/ben');
});

test('A line is found by its entity in the account that is looked at, and in no other', () => {
  expect(lineKeyOf(wholeWorld, whole.mia)?.branch).toBe('people');
  expect(lineKeyOf(wholeWorld, whole.ana, home)?.branch).toBe('users');
  expect(lineKeyOf(wholeWorld, whole.ana, partner)).toBeNull();
  expect(lineKeyOf(wholeWorld, `account:${partner}`, partner)?.branch).toBe('accounts');
  for (const { target, key, level } of lines)
    if (target !== null && level === 2) expect(lineKeyOf(wholeWorld, target)?.key).toBe(key);
});

const said = (id: string): string[] => {
  const item = itemOf(wholeWorld, id);
  return item ? relationsOf(wholeWorld, item, now).map(({ phrase, name }) => `${phrase} ${name}`) : [];
};

test.each([
  ['w-1', ['holds ', 'AKIA', 'leaked AKIA']],
  ['w-2', ['holds WebServer', 'signs with WebServer']],
  [whole.functionArn, ['runs as Thumbnails', 'its policy names s3.amazonaws.com', 'runs resize']],
  [whole.oidc, ['trusted by CiDeploy']],
  [whole.pool, ['gives AppUser', 'gives AppGuest', 'takes the word of photo_people', 'knows mia']],
  [whole.mia, ['belongs to photo_people', 'group editors', 'knows mia']],
  [whole.bucket, ['its policy names ana', 'its policy names Reports', 'holds a.jpg']],
  [whole.robot, ['limited by TeamBucket']],
  [whole.ana, ['MFA device ana']],
  [
    `account:${partner}`,
    ['stands in Workloads', 'limited by FullAWSAccess', 'limited from above by KeepTrail'],
  ],
  ['p-example1', ['attached to Workloads']],
])('The relations of %s stand as text', (id, expected) => {
  const all = said(id).join('\n');
  for (const one of expected) expect(all).toContain(one);
});

test('A server signs with what it holds, which is said once', () => {
  expect(said('w-1').filter((one) => one.includes('AKIA'))).toHaveLength(2);
  expect(said('w-1').join()).not.toContain('signs with');
});

test('Every entity has a summary, and no summary or relation is without words', () => {
  for (const { target, level } of lines) {
    const item = target !== null && level === 2 ? itemOf(wholeWorld, target) : null;
    if (!item || ['service', 'account', 'federated', 'anyone'].includes(item.kind)) continue;
    expect(summaryOf(wholeWorld, item, now), item.id).not.toBe('');
    for (const { phrase, name } of relationsOf(wholeWorld, item, now)) {
      expect(phrase, `${item.id} … ${name}`).not.toBe('');
      expect(name).not.toBe('');
    }
  }
});
