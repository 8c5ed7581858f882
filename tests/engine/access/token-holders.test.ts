import { beforeAll, describe, expect, test } from 'vitest';
import {
  accessOf,
  gainsOf,
  type KindGains,
  tokenOf,
  touchedBy,
  whoReaches,
} from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { answerTo } from '../../../src/engine/call/answer.ts';
import type { Change, World } from '../../../src/engine/index.ts';
import { loadActions, preparePart } from '../../../src/engine/index.ts';
import { Account, home } from '../account.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  const { service } = await loadActions();
  actions = (await service('sts'))?.actions ?? [];
  await Promise.all([preparePart('iam'), preparePart('iam-providers')]);
});

const pools = 'cognito-identity.amazonaws.com';
const [aud, amr] = [`${pools}:aud`, `${pools}:amr`];
const ours = 'us-east-1:0dbdcc3b-bb53-4bcc-bf96-7e83f9a0d5a1';
const jobs = `arn:aws:iam::${home}:oidc-provider/jobs.example.com`;
const role = `arn:aws:iam::${home}:role/Member`;

const trusting = (provider: string, condition: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      ...{ Effect: 'Allow', Principal: { Federated: provider } },
      ...{ Action: 'sts:AssumeRoleWithWebIdentity', Condition: condition },
    },
  });

const roleFor = (account: Account, provider: string, condition: object): readonly Change[] =>
  account.must('CreateRole', {
    RoleName: 'Member',
    AssumeRolePolicyDocument: trusting(provider, condition),
  }).changes;

const isOfToken = ({ kind: { who } }: KindGains): boolean => who.every(({ way }) => way === 'token');

const gainsIn = (before: World, after: World, changes: readonly Change[]): readonly KindGains[] =>
  touchedBy(before, after, changes)
    .map((kind) => gainsOf(kind, { before, after }, actions))
    .filter(isOfToken);

describe('holders of a provider’s tokens', () => {
  test.each([
    [{ StringEquals: { [aud]: ours } }, ['authenticated', 'unauthenticated']],
    [{ StringEquals: { [aud]: ours }, 'ForAnyValue:StringLike': { [amr]: 'authent*' } }, ['authenticated']],
    [
      { StringEquals: { [aud]: ours }, 'ForAnyValue:StringLike': { [amr]: '*authenticated' } },
      ['authenticated', 'unauthenticated'],
    ],
    [
      { StringEquals: { [aud]: ours }, 'ForAnyValue:StringEquals': { [amr]: ['unauthenticated', 'other'] } },
      ['authenticated', 'unauthenticated'],
    ],
  ])('come to a pool as guests or by providers, never as both: %j', (condition, came) => {
    const account = new Account();
    roleFor(account, pools, condition);
    const asker = { world: account.world, caller: tokenOf(account.world, pools) };
    const only = { onlyActions: ['sts:AssumeRoleWithWebIdentity'], onlyResources: [role] };
    const { cells } = accessOf(asker, { actions, ...only });
    const listed = cells.map(({ witness }) => witness.keys[amr] ?? []).filter(({ length }) => length > 0);
    for (const values of listed) {
      const isGuest = values.includes('unauthenticated');
      expect([isGuest, values.includes('authenticated')]).toEqual([isGuest, !isGuest]);
      if (isGuest) expect(values).toEqual(['unauthenticated']);
    }
    const isIn = (how: string): boolean =>
      answerTo(account.world, asker.caller, {
        ...{ action: 'sts:AssumeRoleWithWebIdentity', resource: role },
        context: { keys: { [aud]: [ours], [amr]: how === 'authenticated' ? [how, 'other'] : [how] } },
      }).decision?.verdict === 'allow';
    expect(['authenticated', 'unauthenticated'].filter(isIn)).toEqual(came);
  });

  test('always have an aud, which a witness says even where any does', () => {
    const account = new Account();
    roleFor(account, pools, { StringLike: { [aud]: '?*' } });
    const asker = { world: account.world, caller: tokenOf(account.world, pools) };
    const only = { onlyActions: ['sts:AssumeRoleWithWebIdentity'], onlyResources: [role] };
    const { cells } = accessOf(asker, { actions, ...only });
    expect(cells.map(({ answers: [answer] }) => answer?.verdict)).toEqual(['allow']);
    expect(cells[0]?.witness.keys[aud]).toHaveLength(1);
  });

  test('gain by a role that trusts them, and lose by its end, each with a request that the evaluator answers so', () => {
    const account = new Account();
    const before = account.world;
    const made = roleFor(account, pools, { StringEquals: { [aud]: ours } });
    const after = account.world;
    const [found, ...others] = gainsIn(before, after, made);
    expect(others).toEqual([]);
    expect(found?.gained.map(({ witness }) => [witness.resource, witness.keys[aud]])).toEqual([
      [role, [ours]],
    ]);
    const caller = tokenOf(after, pools);
    for (const { witness } of found?.gained ?? []) {
      const asked = { ...witness, context: { keys: witness.keys } };
      expect(answerTo(after, caller, asked).decision?.verdict).toBe('allow');
      expect(answerTo(before, caller, asked).decision?.verdict).not.toBe('allow');
    }
    const { changes } = account.must('DeleteRole', { RoleName: 'Member' });
    const [lost] = gainsIn(after, account.world, changes);
    expect([lost?.gained, lost?.lost.map(({ witness }) => witness.resource)]).toEqual([[], [role]]);
  });

  test('are nobody as long as the account lacks their provider, and gain once it comes', () => {
    const account = new Account();
    const empty = account.world;
    const made = roleFor(account, jobs, { StringEquals: { 'jobs.example.com:sub': 'main' } });
    const alone = account.world;
    expect(gainsIn(empty, alone, made)).toEqual([]);
    const asked = { action: 'sts:AssumeRoleWithWebIdentity', resource: role };
    const ways = (world: World) => whoReaches(world, asked, actions).reaches.map(({ way }) => way);
    expect(ways(alone)).not.toContain('token');
    const { changes } = account.must('CreateOpenIDConnectProvider', {
      ...{ Url: 'https://jobs.example.com', ClientIDList: ['sts.amazonaws.com'] },
    });
    const [found] = gainsIn(alone, account.world, changes);
    expect(found?.gained.map(({ witness }) => [witness.resource, witness.keys])).toEqual([
      [role, { 'jobs.example.com:sub': ['main'] }],
    ]);
    expect(ways(account.world)).toContain('token');
  });
});

test('somebody of another account has no ARN of this one, whoever they are', () => {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  const resource = `arn:aws:iam::${home}:role/Open`;
  const arn = `arn:aws:iam::${home}:user/ana`;
  const reachedBy = (condition: object): readonly string[] => {
    const one = new Account();
    one.world = account.world;
    const Statement = {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'sts:AssumeRole',
      Condition: condition,
    };
    const document = JSON.stringify({ Version: '2012-10-17', Statement });
    one.must('CreateRole', { RoleName: 'Open', AssumeRolePolicyDocument: document });
    return [
      ...new Set(
        whoReaches(one.world, { action: 'sts:AssumeRole', resource }, actions).reaches.map(({ way }) => way),
      ),
    ];
  };
  expect(reachedBy({ ArnEquals: { 'aws:PrincipalArn': arn } })).not.toContain('account');
  expect(reachedBy({ StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${home}:user/*` } })).not.toContain(
    'account',
  );
  // It may be anybody's where no account is written out.
  expect(reachedBy({ StringLike: { 'aws:PrincipalArn': '*:user/ana' } })).toContain('account');
  expect(reachedBy({ ArnNotEquals: { 'aws:PrincipalArn': arn } })).toContain('account');
  expect(reachedBy({ StringEquals: { 'aws:username': 'ana' } })).toContain('account');
});

test('a service has no ARN of anybody', () => {
  const resource = `arn:aws:iam::${home}:role/Open`;
  const arn = `arn:aws:iam::${home}:user/ana`;
  const isIn = (condition: object): boolean => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    const Statement = {
      ...{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      Condition: condition,
    };
    const document = JSON.stringify({ Version: '2012-10-17', Statement });
    account.must('CreateRole', { RoleName: 'Open', AssumeRolePolicyDocument: document });
    const asked = { action: 'sts:AssumeRole', resource };
    return whoReaches(account.world, asked, actions).reaches.some(({ way }) => way === 'service');
  };
  expect(isIn({ ArnEquals: { 'aws:PrincipalArn': arn } })).toBe(false);
  expect(isIn({ ArnNotEquals: { 'aws:PrincipalArn': arn } })).toBe(true);
  // Whether it has one at all isn't documented.
  expect(isIn({ ArnEqualsIfExists: { 'aws:PrincipalArn': arn } })).toBe(true);
  expect(isIn({ 'ForAllValues:ArnEquals': { 'aws:PrincipalArn': arn } })).toBe(true);
  expect(isIn({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } })).toBe(true);
});
