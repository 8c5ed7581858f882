import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../src/assume/pictures.ts';
import { stepPage } from '../../src/assume/step-page.ts';
import type { Replay, Step, StepId } from '../../src/assume/step.ts';
import { tellObstacle, tellStep } from '../../src/assume/tell.ts';
import { whyOf } from '../../src/assume/why/gates.ts';
import { gateText } from '../../src/assume/why/tell.ts';
import type { Credentials } from '../../src/engine/index.ts';
import { byName } from '../../src/engine/index.ts';
import { after, as, assume, noon, roleArn, root, withFirstCall } from './account.ts';

const partner: Credentials = { type: 'account', arn: 'arn:aws:iam::444455556666:root' };
const machine: Credentials = { type: 'service', service: 'ec2.amazonaws.com' };

const walk = ({ steps }: Replay): string[] => steps.map(({ id, status }) => `${id} ${status}`);
const obstacles = (replay: Replay): string[] =>
  replay.steps.flatMap((step) => (step.id === 'change' ? step.obstacles.map(({ kind }) => kind) : []));
const advice = (replay: Replay): string =>
  replay.steps
    .flatMap((step) => (step.id === 'change' ? step.obstacles : []))
    .map((obstacle) => tellObstacle(replay.cast, obstacle))
    .join(' ');

function stepOf<I extends StepId>(replay: Replay, id: I): Extract<Step, { id: I }> {
  const step = replay.steps.find((one) => one.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step as Extract<Step, { id: I }>;
}

const granted = ['duration ok', 'credentials ok', 'session ok', 'expiry waiting'];

describe('a role that is put on', () => {
  test('is let in by trust for the account and allowed through the group', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ana') });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission ok', ...granted]);
    const [trusting] = stepOf(replay, 'trust').statements;
    expect(trusting?.sid).toBe('AnyoneHereWhoIsAllowed');
    const permission = stepOf(replay, 'permission');
    expect(permission.statements[0]?.policy).toMatchObject({
      name: 'MayAssumeDeployer',
      owner: { kind: 'group', name: 'Developers' },
    });
    expect(permission.rule).toBe('identity-allow');
  });

  test('needs no permission where trust names the caller, and shows the statement that does', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ci-bot') });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission notNeeded', ...granted]);
    expect(stepOf(replay, 'permission').statements[0]?.sid).toBe('TheRobotByName');
    expect(tellStep(replay, stepOf(replay, 'permission'), false).headline).toBe(
      'Not needed: the trust policy names ci-bot.',
    );
  });

  test('by a service needs no permission, as a service has no policies', async () => {
    const replay = await assume({ role: 'WebServer', by: machine });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission notNeeded', ...granted]);
    expect(stepOf(replay, 'permission').rule).toBe('service-is-trusted');
  });

  test('gives what the session’s row holds, until the time that was asked for', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ana'), input: { DurationSeconds: 900 } });
    const { issued } = stepOf(replay, 'credentials');
    expect(issued.accessKeyId).toMatch(/^ASIA/);
    expect(issued.expiresAt).toBe(noon + 900_000);
    expect(issued.arn).toBe('arn:aws:sts::111122223333:assumed-role/Deployer/test');
    expect(replay.assumption.outcome.world.tables.sessions.has(issued.accessKeyId)).toBe(true);
  });

  test('lights the role’s policies and dims the caller’s own while it is worn', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ana') });
    const { world } = replay.assumption.outcome;
    const toneOf = (policy: string) => {
      const row = [...world.tables.policies.values()].find(({ name }) => name === policy);
      return pictureOf(replay, stepOf(replay, 'session')).nodes.get(row?.id ?? '');
    };
    expect(toneOf('DeployStack')).toBe('lit');
    expect(toneOf('TeamBucket')).toBe('dim');
    expect(toneOf('MayAssumeDeployer')).toBe('dim');
  });

  test('makes its first call with the role’s policies, not with the caller’s', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ana') });
    const own = withFirstCall(replay, 's3:GetObject', 'arn:aws:s3:::team-bucket/plan.md');
    const role = withFirstCall(replay, 's3:GetObject', 'arn:aws:s3:::deploy-artifacts/web.zip');
    expect(stepOf(own, 'session').firstCall?.outcome.decision?.verdict).toBe('implicitDeny');
    expect(stepOf(role, 'session').statements[0]?.policy.name).toBe('DeployStack');
    expect(walk(role)).toEqual(walk(replay));
  });
});

describe('a refusal ends at the step that failed, with what would have to change', () => {
  test('where nothing allows the caller to ask', async () => {
    const replay = await assume({ role: 'Deployer', by: as('carol') });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission refused', 'change waiting']);
    expect(obstacles(replay)).toEqual(['noPermission']);
    expect(advice(replay)).toBe(
      `carol needs a policy that allows sts:AssumeRole on ${roleArn('Deployer')}. Put it on a group, such as Auditors.`,
    );
  });

  test('where trust names others', async () => {
    const replay = await assume({ role: 'WebServer', by: as('ana') });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(obstacles(replay)).toEqual(['trustNamesOthers']);
    expect(advice(replay)).toContain('must name ana, which is enough, or this account');
  });

  test('where there is no such role', async () => {
    const replay = await assume({ role: 'Nobody', by: as('ana') });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(obstacles(replay)).toEqual(['noSuchRole']);
    expect(tellStep(replay, stepOf(replay, 'rest'), false)).toMatchObject({
      card: 'No hat is called Nobody',
      headline: 'No role has the ARN of Nobody.',
    });
  });

  test('where the role has another path than the ARN says', async () => {
    const replay = await assume({ role: 'ops/Deployer', by: as('ana') });
    expect(obstacles(replay)).toEqual(['noSuchRole']);
  });

  test.each([
    ['is missing', {}, 'must send the external id'],
    ['is wrong', { ExternalId: 'OTHER' }, 'The request sent OTHER'],
  ])('where the external id %s', async (_how, input, words) => {
    const replay = await assume({ role: 'PartnerAudit', by: partner, input });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(stepPage(replay, stepOf(replay, 'trust'))).toContain('third-party');
    expect(advice(replay)).toContain(words);
  });

  test('where the trust policy names the caller and denies it: nobody asks to name them, or for a policy of theirs', async () => {
    const named = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:user/ana' },
      Action: 'sts:AssumeRole',
    };
    const withoutCode = {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    };
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [named, withoutCode],
    });
    const world = await after(['CreateRole', { RoleName: 'WithCode', AssumeRolePolicyDocument }]);
    const replay = await assume({ role: 'WithCode', by: as('ana', world), world });
    expect(obstacles(replay)).toEqual(['explicitDeny']);
    const { decision } = replay.assumption.outcome;
    const why = decision && whyOf(decision);
    const trust = why?.gates.find(({ layer }) => layer === 'trust');
    expect(why && trust && gateText(trust, why).about).not.toContain('must name');
  });

  test('where a user without key and password asks: the playground signs, and nobody is said to sign in', async () => {
    const world = await after(['CreateUser', { UserName: 'kim' }]);
    const kim = byName(world, 'users', '111122223333', 'kim')?.id ?? '';
    const replay = await assume({ role: 'Deployer', by: { type: 'console', id: kim }, world });
    expect(replay.cast.credential.kind).toBe('playground');
    expect(tellStep(replay, stepOf(replay, 'ask'), false).text).toContain('the playground signs it');
    const withPassword = await after(
      ['CreateUser', { UserName: 'kim' }],
      ['CreateLoginProfile', { UserName: 'kim', Password: 'Example-Password-1' }],
    );
    const id = byName(withPassword, 'users', '111122223333', 'kim')?.id ?? '';
    const other = await assume({ role: 'Deployer', by: { type: 'console', id }, world: withPassword });
    expect(other.cast.credential.kind).toBe('console');
  });

  test('where a statement of the caller’s group denies it', async () => {
    const document = {
      Version: '2012-10-17',
      Statement: { Sid: 'NoHats', Effect: 'Deny', Action: 'sts:*', Resource: '*' },
    };
    const world = await after([
      'PutGroupPolicy',
      { GroupName: 'Developers', PolicyName: 'Bare', PolicyDocument: JSON.stringify(document) },
    ]);
    const replay = await assume({ role: 'Deployer', by: as('ana', world), world });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust ok', 'permission refused', 'change waiting']);
    expect(obstacles(replay)).toEqual(['explicitDeny']);
    expect(advice(replay)).toContain('NoHats of the policy Bare, on the group Developers');
  });

  test('where the trust policy itself denies it', async () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
        { Sid: 'NotAna', Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
      ],
    };
    const world = await after([
      'UpdateAssumeRolePolicy',
      { RoleName: 'Deployer', PolicyDocument: JSON.stringify(document) },
    ]);
    const replay = await assume({ role: 'Deployer', by: as('ana', world), world });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(advice(replay)).toContain('NotAna of Deployer’s trust policy, so that it doesn’t match');
  });

  test('where a second factor is asked for', async () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    };
    const world = await after([
      'UpdateAssumeRolePolicy',
      { RoleName: 'Deployer', PolicyDocument: JSON.stringify(document) },
    ]);
    const replay = await assume({ role: 'Deployer', by: as('ana', world), world });
    expect(walk(replay)).toEqual(['rest ok', 'ask ok', 'trust refused', 'change waiting']);
    expect(replay.steps[2]?.statements[0]?.conditions[0]).toMatchObject({ expected: ['true'], actual: null });
    expect(advice(replay)).toContain('second factor');
  });

  test('where it is asked for too long, after every policy said yes', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ana'), input: { DurationSeconds: 7200 } });
    expect(walk(replay)).toEqual([
      'rest ok',
      'ask ok',
      'trust ok',
      'permission ok',
      'duration refused',
      'change waiting',
    ]);
    expect(advice(replay)).toContain('at most 1 hour (DurationSeconds 3600), or raise MaxSessionDuration');
  });

  test.each([
    ['the root user asks', root, {}, 'rootMayNot'],
    ['nobody signed', null, {}, 'badCredentials'],
    ['the request is malformed', as('ana'), { DurationSeconds: 10 }, 'badRequest'],
  ])('where %s, before any policy was read', async (_who, by, input, kind) => {
    const replay = await assume({ role: 'Deployer', by, input });
    expect(walk(replay)).toEqual(['rest ok', 'ask refused', 'change waiting']);
    expect(obstacles(replay)).toEqual([kind]);
  });
});

describe('what isn’t modelled', () => {
  test('is neither passed nor refused: another account’s own policies', async () => {
    const replay = await assume({
      role: 'PartnerAudit',
      by: partner,
      input: { ExternalId: 'EXAMPLE-AUDIT-2025' },
    });
    expect(replay.end).toBe('notModelled');
    expect(walk(replay)).toEqual([
      'rest ok',
      'ask ok',
      'trust ok',
      'permission notModelled',
      'change waiting',
    ]);
    expect(stepOf(replay, 'trust').statements[0]?.conditions[0]).toMatchObject({
      key: 'sts:ExternalId',
      outcome: 'matched',
    });
  });

  test('stops at the asking where the request brings it: trusted contexts', async () => {
    const context = {
      ProviderArn: 'arn:aws:iam::aws:contextProvider/example',
      ContextAssertion: 'EXAMPLE-CONTEXT',
    };
    const replay = await assume({ role: 'Deployer', by: as('ana'), input: { ProvidedContexts: [context] } });
    expect(walk(replay)).toEqual(['rest ok', 'ask notModelled', 'change waiting']);
    expect(stepPage(replay, stepOf(replay, 'change'))).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

test('every step of every replay names a page of AWS’s documentation and says something', async () => {
  const replays = [
    await assume({ role: 'Deployer', by: as('ana') }),
    await assume({ role: 'Deployer', by: as('ci-bot') }),
    await assume({ role: 'Deployer', by: as('carol') }),
    await assume({ role: 'WebServer', by: as('ben') }),
    await assume({ role: 'WebServer', by: machine }),
    await assume({ role: 'PartnerAudit', by: partner }),
    await assume({ role: 'Deployer', by: root }),
  ];
  for (const replay of replays) {
    for (const step of replay.steps) {
      const { card, headline } = tellStep(replay, step, false);
      expect(stepPage(replay, step)).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
      expect(card.length).toBeGreaterThan(3);
      expect(headline).toMatch(/[.]$/);
    }
  }
});
