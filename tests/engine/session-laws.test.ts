import fc, { draws } from '../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../../src/engine/index.ts';
import { attempt } from '../../src/engine/calls.ts';
import { preparePart } from '../../src/engine/index.ts';
import { Account, home, sessionOf } from './account.ts';

/**
 * A session's permissions are its role's as they are now, within what was frozen when it was issued: its session
 * policy and its tags.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
 */
const actions = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'] as const;
const tagValues = ['web', 'ops'] as const;
type Action = (typeof actions)[number];

/** What a policy allows: each action always, or only to sessions of one team. */
type Grant = ReadonlyMap<Action, 'always' | (typeof tagValues)[number]>;

const grants = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...actions), fc.constantFrom('always' as const, ...tagValues)), {
    selector: ([action]) => action,
  })
  .map((pairs): Grant => new Map(pairs));

const documentOf = (grant: Grant): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      ...[...grant].map(([Action, team]) => ({
        Effect: 'Allow',
        Action,
        Resource: '*',
        ...(team === 'always' ? {} : { Condition: { StringEquals: { 'aws:PrincipalTag/team': team } } }),
      })),
      { Effect: 'Allow', Action: 'sts:DecodeAuthorizationMessage', Resource: '*' },
    ],
  });

const allows = (grant: Grant, action: Action, team: string): boolean =>
  grant.get(action) === 'always' || grant.get(action) === team;

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${home}:user/ana` },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  },
});

interface Issue {
  readonly account: Account;
  readonly session: Credentials;
}

function issued(team: string, sessionPolicy: Grant | null): Issue {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('CreateRole', {
    RoleName: 'Worker',
    AssumeRolePolicyDocument: trust,
    Tags: [{ Key: 'team', Value: 'role' }],
  });
  const session = sessionOf(
    account.must(
      'AssumeRole',
      {
        RoleArn: `arn:aws:iam::${home}:role/Worker`,
        RoleSessionName: 'desk',
        Tags: [{ Key: 'Team', Value: team }],
        ...(sessionPolicy && { Policy: documentOf(sessionPolicy) }),
      },
      account.user('ana'),
    ),
  );
  return { account, session };
}

const may = ({ account, session }: Issue, action: Action): boolean =>
  attempt(account.world, { type: 'try', action, resource: '*', credentials: session }, account.now).result.ok;

beforeAll(async () => {
  await preparePart('iam');
  await preparePart('sts');
});

describe('a live session', () => {
  const worlds = fc.record({
    team: fc.constantFrom(...tagValues),
    sessionPolicy: fc.option(grants),
    rolePolicies: fc.array(grants, { minLength: 1, maxLength: 4 }),
    retag: fc.constantFrom(...tagValues),
  });

  it('follows each change of its role, within its own policy and tags', () => {
    fc.assert(
      fc.property(worlds, ({ team, sessionPolicy, rolePolicies, retag }) => {
        const issue = issued(team, sessionPolicy);
        for (const policy of rolePolicies) {
          issue.account.must('PutRolePolicy', {
            RoleName: 'Worker',
            PolicyName: 'Now',
            PolicyDocument: documentOf(policy),
          });
          issue.account.must('TagRole', { RoleName: 'Worker', Tags: [{ Key: 'team', Value: retag }] });
          for (const action of actions) {
            const within = !sessionPolicy || allows(sessionPolicy, action, team);
            expect(may(issue, action), action).toBe(allows(policy, action, team) && within);
          }
        }
      }),
      draws(40, 1000),
    );
  });

  it('loses everything when its role does', () => {
    fc.assert(
      fc.property(worlds, ({ team, rolePolicies: [policy = new Map()] }) => {
        const issue = issued(team, null);
        const named = { RoleName: 'Worker', PolicyName: 'Now' };
        issue.account.must('PutRolePolicy', { ...named, PolicyDocument: documentOf(policy) });
        issue.account.must('DeleteRolePolicy', named);
        expect(actions.map((action) => may(issue, action))).toEqual(actions.map(() => false));
      }),
      draws(20, 500),
    );
  });

  it('is revoked by a deny of what was issued before, while a later one isn’t', () => {
    const issue = issued('web', null);
    const { account } = issue;
    account.must('PutRolePolicy', {
      RoleName: 'Worker',
      PolicyName: 'Now',
      PolicyDocument: documentOf(new Map([['s3:GetObject', 'always']])),
    });
    expect(may(issue, 's3:GetObject')).toBe(true);
    account.must('PutRolePolicy', {
      RoleName: 'Worker',
      PolicyName: 'AWSRevokeOlderSessions',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': new Date(account.now).toISOString() } },
        },
      }),
    });
    expect(may(issue, 's3:GetObject')).toBe(false);
    const again = sessionOf(
      account.must(
        'AssumeRole',
        { RoleArn: `arn:aws:iam::${home}:role/Worker`, RoleSessionName: 'again' },
        account.user('ana'),
      ),
    );
    expect(may({ account, session: again }, 's3:GetObject')).toBe(true);
  });
});
