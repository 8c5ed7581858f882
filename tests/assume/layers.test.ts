import { describe, expect, test } from 'vitest';
import { as, roleArn } from './account.ts';
import { document, Scene } from './scene.ts';
import { decidingLine } from '../../src/assume/deciding-line.ts';
import { pictureOf } from '../../src/assume/pictures.ts';
import type { Replay } from '../../src/assume/step.ts';
import { tellObstacle, tellStep } from '../../src/assume/tell.ts';
import { byName } from '../../src/engine/index.ts';
import { poolTrust } from '../../src/ui/panels/account/dialogs/pool-calls.ts';

const walk = ({ steps }: Replay): string[] => steps.map(({ id, status }) => `${id} ${status}`);
const advice = (replay: Replay): string =>
  replay.steps
    .flatMap((step) => (step.id === 'change' ? step.obstacles : []))
    .map((obstacle) => tellObstacle(replay.cast, obstacle))
    .join(' ');
const told = (replay: Replay): string =>
  replay.steps
    .map((step) => tellStep(replay, step, false))
    .map(({ headline, text }) => `${headline} ${text}`)
    .join('\n');

const granted = ['duration ok', 'credentials ok', 'session ok', 'expiry waiting'];
const deployer = { RoleArn: roleArn('Deployer'), RoleSessionName: 'test' };
const partnerRoot = { type: 'console', id: '444455556666' } as const;

describe('a permissions boundary', () => {
  const bound = async (...statements: object[]): Promise<Scene> => {
    const scene = new Scene();
    await scene.does('CreatePolicy', { PolicyName: 'Limit', PolicyDocument: document(...statements) });
    await scene.does('PutUserPermissionsBoundary', {
      UserName: 'ana',
      PermissionsBoundary: 'arn:aws:iam::111122223333:policy/Limit',
    });
    return scene;
  };

  test('that leaves the asking open is a step of its own', async () => {
    const scene = await bound({ Effect: 'Allow', Action: 'sts:*', Resource: '*' });
    const replay = await scene.asks('AssumeRole', deployer, as('ana'));
    expect(walk(replay)).toEqual([
      'rest ok',
      'ask ok',
      'trust ok',
      'permission ok',
      'boundary ok',
      ...granted,
    ]);
  });

  test('that doesn’t stops it after trust and permission said yes, and lights the boundary', async () => {
    const scene = await bound({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const replay = await scene.asks('AssumeRole', deployer, as('ana'));
    expect(walk(replay)).toEqual([
      'rest ok',
      'ask ok',
      'trust ok',
      'permission ok',
      'boundary refused',
      'change waiting',
    ]);
    expect(advice(replay)).toContain('The permissions boundary of ana must allow it');
    const ana = byName(scene.world, 'users', '111122223333', 'ana')?.id ?? '';
    const boundary = replay.steps.find(({ id }) => id === 'boundary');
    expect(boundary && pictureOf(replay, boundary).nodes.get(ana)).toBe('denied');
  });

  test('whose statement denies it names the statement', async () => {
    const scene = await bound(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Sid: 'NoRoles', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' },
    );
    const replay = await scene.asks('AssumeRole', deployer, as('ana'));
    expect(walk(replay).slice(-2)).toEqual(['boundary refused', 'change waiting']);
    expect(advice(replay)).toContain('the statement NoRoles of Limit');
  });
});

test('a service control policy that leaves nothing open stops it before any policy of the account', async () => {
  const scene = new Scene();
  await scene.does('organizations:CreateOrganization', { FeatureSet: 'ALL' });
  const { CreateAccountStatus } = await scene.does('organizations:CreateAccount', {
    AccountName: 'Shop',
    Email: 'shop@example.com',
  });
  const made = await scene.does('organizations:DescribeCreateAccountStatus', {
    CreateAccountRequestId: CreateAccountStatus?.Id ?? '',
  });
  const member = made.CreateAccountStatus?.AccountId ?? '';
  const [organization] = scene.world.tables.organizations.values();
  if (!organization?.enabledPolicyTypes.includes('SERVICE_CONTROL_POLICY'))
    await scene.does('organizations:EnablePolicyType', {
      RootId: organization?.rootId ?? '',
      PolicyType: 'SERVICE_CONTROL_POLICY',
    });
  const { Policy } = await scene.does('organizations:CreatePolicy', {
    Name: 'NoRoles',
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: document({ Sid: 'NoRoles', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }),
  });
  await scene.does('organizations:AttachPolicy', {
    PolicyId: Policy?.PolicySummary?.Id ?? '',
    TargetId: member,
  });
  const there = { type: 'console', id: member } as const;
  await scene.does('CreateUser', { UserName: 'kim' }, there);
  await scene.does(
    'CreateRole',
    {
      RoleName: 'Keeper',
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${member}:user/kim` },
        Action: 'sts:AssumeRole',
      }),
    },
    there,
  );
  const kim = byName(scene.world, 'users', member, 'kim')?.id ?? '';
  const asked = { RoleArn: `arn:aws:iam::${member}:role/Keeper`, RoleSessionName: 'test' };
  const replay = await scene.asks('AssumeRole', asked, { type: 'console', id: kim });
  expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'scp refused', 'change waiting']);
  expect(advice(replay)).toContain('the statement NoRoles of NoRoles, which only limits');
});

test('across accounts both sides are asked, and being named is only one half', async () => {
  const scene = new Scene();
  await scene.does('playground:AddAccount', { Name: 'Partner', AccountId: '444455556666' });
  await scene.does('CreateUser', { UserName: 'pat' }, partnerRoot);
  const pat = { type: 'console', id: byName(scene.world, 'users', '444455556666', 'pat')?.id ?? '' } as const;
  await scene.does('UpdateAssumeRolePolicy', {
    RoleName: 'Deployer',
    PolicyDocument: document({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:user/pat' },
      Action: 'sts:AssumeRole',
    }),
  });
  const refused = await scene.asks('AssumeRole', deployer, pat);
  expect(walk(refused)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission refused', 'change waiting']);
  expect(told(refused)).toContain('Across accounts that is one half');
  expect(advice(refused)).toContain('pat needs a policy that allows sts:AssumeRole');
  await scene.does(
    'PutUserPolicy',
    {
      UserName: 'pat',
      PolicyName: 'MayAsk',
      PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
    },
    partnerRoot,
  );
  const replay = await scene.asks('AssumeRole', deployer, pat);
  expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission ok', ...granted]);
});

describe('what a request brings along', () => {
  test('session tags need sts:TagSession on both sides, and it is said which', async () => {
    const scene = new Scene();
    const replay = await scene.asks(
      'AssumeRole',
      { ...deployer, Tags: [{ Key: 'team', Value: 'web' }] },
      as('ana'),
    );
    expect(replay.end).toBe('refused');
    expect(advice(replay)).toContain(
      'needs sts:TagSession. The trust policy of Deployer must allow that, too.',
    );
    // It trusts the account, and ana’s group may ask: neither is said to be missing.
    expect(told(replay)).toContain('Deployer doesn’t let ana in with what the request brings along.');
    expect(told(replay)).not.toContain('names ana');
    const [refused] = replay.steps.filter(({ status }) => status === 'refused');
    expect(refused && decidingLine(replay, refused)?.code).toMatch(/ sts:TagSession$/);

    await scene.does('UpdateAssumeRolePolicy', {
      RoleName: 'Deployer',
      PolicyDocument: document({
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      }),
    });
    const asked = await scene.asks('AssumeRole', replay.assumption.command.input as never, as('ana'));
    expect(walk(asked)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission refused', 'change waiting']);
    expect(told(asked)).toContain('No policy of ana allows that on this role.');
    expect(told(asked)).not.toContain('allows sts:AssumeRole');
  });

  test('a session policy is told of when asking, and when the session stands', async () => {
    const scene = new Scene();
    const Policy = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
    const replay = await scene.asks('AssumeRole', { ...deployer, Policy }, as('ana'));
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission ok', ...granted]);
    expect(told(replay)).toContain('The request brings along a session policy.');
    expect(told(replay)).toContain('only what both they and the role’s policies allow');
  });
});

const issuer = 'https://token.actions.githubusercontent.com';

async function github(subject: string): Promise<{ scene: Scene; token: string }> {
  const scene = new Scene();
  const { OpenIDConnectProviderArn = '' } = await scene.does('CreateOpenIDConnectProvider', {
    Url: issuer,
    ClientIDList: ['sts.amazonaws.com'],
  });
  await scene.does('CreateRole', {
    RoleName: 'Ci',
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { Federated: OpenIDConnectProviderArn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/shop:*' },
      },
    }),
  });
  const { WebIdentityToken = '' } = await scene.does(
    'playground:SignInToProvider',
    { Issuer: issuer, Subject: subject, Audience: 'sts.amazonaws.com' },
    null,
  );
  return { scene, token: WebIdentityToken };
}

describe('with the word of a sign-in provider', () => {
  const asked = { RoleArn: roleArn('Ci'), RoleSessionName: 'build' };

  test('trust alone decides, and the provider stands for the caller', async () => {
    const { scene, token } = await github('repo:example/shop:ref:refs/heads/main');
    const replay = await scene.asks('AssumeRoleWithWebIdentity', { ...asked, WebIdentityToken: token }, null);
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission notNeeded', ...granted]);
    expect(told(replay)).toContain(
      'STS takes token.actions.githubusercontent.com’s word for repo:example/shop',
    );
    expect(told(replay)).toContain('The trust policy alone decides.');
    expect(replay.cast.caller.nodeId).toMatch(/:oidc-provider\//);
  });

  test('a condition on the subject that isn’t met is said with what came', async () => {
    const { scene, token } = await github('repo:other/thing:ref:refs/heads/main');
    const replay = await scene.asks('AssumeRoleWithWebIdentity', { ...asked, WebIdentityToken: token }, null);
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(advice(replay)).toContain('the request has repo:other/thing:ref:refs/heads/main');
  });

  test('a token that was changed is no proof', async () => {
    const { scene, token } = await github('repo:example/shop:ref:refs/heads/main');
    const changed = `${token.slice(0, -6)}AAAAAA`;
    const replay = await scene.asks(
      'AssumeRoleWithWebIdentity',
      { ...asked, WebIdentityToken: changed },
      null,
    );
    expect(walk(replay)).toEqual(['rest ok', 'ask refused', 'change waiting']);
    expect(told(replay)).toContain('STS doesn’t accept the proof.');
    expect(advice(replay)).toContain('The proof must be valid');
  });

  test('a role that trusts others says which provider it would have to name', async () => {
    const { scene, token } = await github('repo:example/shop:ref:refs/heads/main');
    const replay = await scene.asks(
      'AssumeRoleWithWebIdentity',
      { ...asked, RoleArn: roleArn('Deployer'), WebIdentityToken: token },
      null,
    );
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(advice(replay)).toContain('must name token.actions.githubusercontent.com (Principal, Federated)');
  });
});

test('a guest of an identity pool gets the guests’ role from Cognito, with its own steps', async () => {
  const scene = new Scene();
  const { IdentityPoolId } = await scene.does('cognito-identity:CreateIdentityPool', {
    IdentityPoolName: 'shop',
    AllowUnauthenticatedIdentities: true,
  });
  await scene.does('CreateRole', {
    RoleName: 'Guest',
    AssumeRolePolicyDocument: poolTrust(IdentityPoolId, 'unauthenticated'),
  });
  await scene.does('cognito-identity:SetIdentityPoolRoles', {
    IdentityPoolId,
    Roles: { unauthenticated: roleArn('Guest') },
  });
  const { IdentityId = '' } = await scene.does('cognito-identity:GetId', { IdentityPoolId }, null);
  const replay = await scene.asks('cognito-identity:GetCredentialsForIdentity', { IdentityId }, null);
  expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission notNeeded', ...granted]);
  expect(told(replay)).toContain('The identity pool asks STS for Guest, on behalf of a guest.');
  expect(told(replay)).toContain('Cognito adds a session policy for guests');
  // What the headline says holds with that policy, too.
  expect(told(replay)).toMatch(/may do no more than the role may\. .*short list of services/);
  expect(told(replay)).not.toContain('nothing more');
  expect(replay.cast.sessionName).toBe('CognitoIdentityCredentials');
  expect(replay.issued?.arn).toBe('arn:aws:sts::111122223333:assumed-role/Guest/CognitoIdentityCredentials');
});
