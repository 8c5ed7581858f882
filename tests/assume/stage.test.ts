import { describe, expect, test } from 'vitest';
import { firstLine } from '../../src/assume/policy-pages.ts';
import { remedyOf } from '../../src/assume/remedy.ts';
import { actedNow, expiredNow, stageOf } from '../../src/assume/stage.ts';
import type { Replay } from '../../src/assume/step.ts';
import { decidingLine } from '../../src/assume/deciding-line.ts';
import type { Credentials } from '../../src/engine/index.ts';
import { nowOf } from '../../src/engine/index.ts';
import { project } from '../../src/graph/model/project.ts';
import { itemOf } from '../../src/ui/kinds/item.ts';
import { nameOf } from '../../src/ui/kinds/kinds.ts';
import { poseOf } from '../../src/graph/stage/pose.ts';
import type { ActId, Stage } from '../../src/graph/stage/stage.ts';
import { after, as, assume, root } from './account.ts';
import { lent } from './lent.ts';
import { refusal } from './refusals.ts';

const machine: Credentials = { type: 'service', service: 'ec2.amazonaws.com' };
const placeOf = (stage: Stage, id: ActId): number => stage.acts.findIndex((act) => act.id === id);
const at = (stage: Stage, id: ActId) => poseOf(stage, placeOf(stage, id));

describe('a role that is lent', () => {
  test('shows who asks, with what, through which group, and which page decides', async () => {
    const stage = stageOf(await assume({ role: 'Deployer', by: as('ana') }));
    expect(stage.caller).toEqual({ name: 'ana', kind: 'user', elsewhere: null, hat: null });
    expect(stage.credential).toEqual({ kind: 'key', label: 'AKIA…2MDM' });
    expect(stage.group).toBe('Developers');
    expect(stage.pages.at(-1)).toEqual({
      name: 'MayAssumeDeployer',
      line: 'may: sts:AssumeRole',
      owner: 'group',
    });
    expect(stage.pageDecides).toBe(true);
    expect(stage.role).toMatchObject({ name: 'Deployer', trusts: 'trusts: this account, ci-bot' });
    expect(stage.others).toEqual(['PartnerAudit', 'SiteCheck']);
    expect(stage.locks).toEqual({
      trust: { title: 'Trust', text: 'trusts account 111122223333' },
      permission: { title: 'Permission', text: 'allows sts:AssumeRole on Deployer' },
    });
    expect(stage.trustLines[stage.trustLine]).toBe('  "AWS": "arn:aws:iam::111122223333:root"');
    expect(stage.sessionName).toBe('Deployer/test');
    expect(stage.slot).toBeNull();
  });

  test('lights the page of the caller, and not the group’s, where both have the policy that the step names', async () => {
    const PolicyArn = 'arn:aws:iam::111122223333:policy/MayAssumeDeployer';
    const world = await after(['AttachUserPolicy', { UserName: 'ana', PolicyArn }]);
    const replay = await assume({ role: 'Deployer', by: as('ana', world), world });
    const decided = replay.steps.find(({ id }) => id === 'permission')?.statements[0]?.policy.owner.kind;
    const page = stageOf(replay).pages.at(-1);
    expect(page?.name).toBe('MayAssumeDeployer');
    expect(decided).toBe('user');
    expect(page?.owner).toBe('caller');
  });

  test('opens the first lock by trust, the second by permission, and only then the door', async () => {
    const stage = stageOf(await assume({ role: 'Deployer', by: as('ana') }));
    expect(at(stage, 'rest')).toMatchObject({ trust: { lock: 'closed' }, slip: { on: 0 }, door: 0 });
    expect(at(stage, 'ask')).toMatchObject({ trust: { lock: 'closed' }, slip: { travel: 1 }, door: 0 });
    expect(at(stage, 'trust')).toMatchObject({ trust: { lock: 'open' }, permission: { lock: 'closed' } });
    expect(at(stage, 'permission')).toMatchObject({ permission: { lock: 'open', light: 1 }, door: 0 });
    expect(at(stage, 'duration')).toMatchObject({ ring: { on: 1, wound: 1 }, door: 0 });
    expect(at(stage, 'credentials')).toMatchObject({ door: 1, hat: { travel: 1, worn: 0 }, key: { on: 1 } });
    expect(at(stage, 'session')).toMatchObject({ door: 0, hat: { worn: 1 }, glass: 1, rolePage: 1 });
  });

  test('comes off only once the clock says so: then the key breaks and the glass goes', async () => {
    const stage = stageOf(await assume({ role: 'Deployer', by: as('ana') }));
    const last = stage.acts.length - 1;
    expect(poseOf(stage, last, 0.4)).toMatchObject({ hat: { worn: 1, home: 0 }, ring: { wound: 0.4 } });
    expect(poseOf(expiredNow(stage, true), last, 0)).toMatchObject({
      hat: { home: 1 },
      key: { broken: 1 },
      glass: 0,
      ring: { wound: 0 },
    });
  });

  test('by being named needs no permission, and says so on the plate', async () => {
    const stage = stageOf(await assume({ role: 'Deployer', by: as('ci-bot') }));
    expect(stage.locks.permission?.text).toBe('not needed: trust names ci-bot');
    expect(at(stage, 'permission').permission.lock).toBe('needless');
    expect(stage.pageDecides).toBe(false);
  });

  test('by a service has one lock, as a service has no policies', async () => {
    const stage = stageOf(await assume({ role: 'WebServer', by: machine }));
    expect(stage.caller.kind).toBe('service');
    expect(stage.locks.permission).toBeNull();
    expect(stage.locks.trust.text).toBe('trusts ec2.amazonaws.com');
  });
});

describe('a role that is lent in another way', () => {
  test('to a session that wears one already: it keeps that hat, for an hour at most', async () => {
    const stage = stageOf(await lent['a session of another role']());
    expect(stage.caller).toMatchObject({ name: 'WebServer/test', kind: 'session', hat: 'WebServer' });
    expect(stage.atMost).toBe('at most 1 hr');
    expect(stage.pages.map(({ name }) => name)).toEqual(['ReadWebBucket', 'MayAssumeDeployer']);
    expect(at(stage, 'session').glass).toBe(1);
  });

  test('across accounts: both are named, and both locks open by what their account says', async () => {
    const stage = stageOf(await lent['a user of another account']());
    expect(stage.caller.elsewhere).toEqual({ from: 'account 444455556666', to: 'account 111122223333' });
    expect(at(stage, 'permission')).toMatchObject({
      trust: { lock: 'open' },
      permission: { lock: 'open' },
    });
  });

  test('across accounts, where the other one’s policies aren’t here: a lock that nobody can read', async () => {
    const { replay } = await refusal('notModelled: the other account decides');
    const stage = stageOf(replay);
    expect(stage.caller.elsewhere?.from).toBe('account 444455556666');
    expect(stage.locks.permission?.text).toBe('account 444455556666 decides');
    expect(stage.slot).toMatchObject({ title: 'Nobody here can tell', isKnown: false, offers: false });
    expect(at(stage, 'permission').permission.lock).toBe('unknown');
  });

  test.each([
    ['a provider’s token', 'token', 'vouched for by token.actions.githubusercontent.com'],
    ['an assertion', 'assertion', 'vouched for by School'],
    ['a guest of an identity pool', 'pool token', 'with the pool’s own token'],
  ] as const)('with %s in place of a key, and one lock', async (name, label, signed) => {
    const stage = stageOf(await lent[name]());
    expect(stage.credential).toEqual({ kind: 'token', label });
    expect(stage.request.signed).toBe(signed);
    expect(stage.locks.permission).toBeNull();
    expect(stage.caller.elsewhere).toBeNull();
  });

  test('“you” stands on whoever acts in the page: the one who asked, the session, or nobody here', async () => {
    const you = (replay: Replay) => {
      const stage = stageOf(replay);
      const actors = [replay.cast.caller.nodeId, replay.issued?.accessKeyId ?? '', 'AIDASOMEBODYELSE', null];
      return actors.map((actor) => actedNow(stage, replay, actor).you);
    };
    expect(you(await lent['a user']())).toEqual(['caller', 'wearer', 'nobody', 'nobody']);
    const guest = await lent['a guest of an identity pool']();
    expect(you(guest)).toEqual(['nobody', 'wearer', 'nobody', 'nobody']);
    expect([stageOf(await lent['a user']()).carrier, stageOf(guest).carrier]).toEqual([
      null,
      'identity pool',
    ]);
  });

  test('to a guest: the stage, the account’s picture and the page call them by one name', async () => {
    const { cast, assumption } = await lent['a guest of an identity pool']();
    const { world } = assumption.outcome;
    const id = cast.caller.nodeId ?? '';
    expect(world.tables.identities.has(id)).toBe(true);
    expect(cast.caller.name).toBe('a guest');
    expect(project(world, nowOf(world)).nodes.get(id)?.label).toBe(cast.caller.name);
    const item = itemOf(world, id);
    expect(item && nameOf(world, item)).toBe(cast.caller.name);
  });

  test('the conditions that its trust policy made are lit beside the line that names the caller', async () => {
    const stage = stageOf(await lent['a provider’s token']());
    const [whom, ...met] = [stage.trustLine, ...stage.trustAlso].map((row) => stage.trustLines[row]);
    expect(whom).toContain('oidc-provider/token.actions.githubusercontent.com');
    expect(met).toEqual(['"…:aud": "sts.amazonaws.com"', '"…:sub": "repo:example/shop"']);
    expect(stage.trustLines.length).toBeLessThanOrEqual(4);
    const plain = stageOf(await lent['a user']());
    expect(plain.trustAlso).toEqual([]);
  });

  test('within a boundary: a small lock below the big one opens, too', async () => {
    const stage = stageOf(await lent['a user with a boundary']());
    expect(stage.limits).toEqual([{ side: 'permission', title: 'boundary' }]);
    expect(at(stage, 'permission').limits).toEqual(['closed']);
    expect(at(stage, 'duration')).toMatchObject({ permission: { lock: 'open' }, limits: ['open'] });
  });
});

describe('the session’s first call', () => {
  test.each([
    ['a first call that is allowed', 'allow', 'DeployStack', 'DeployStack allows it'],
    ['a first call that is refused', 'deny', null, 'no policy allows it'],
  ] as const)('%s is answered on the stage, once the session stands', async (name, verdict, page, text) => {
    const stage = stageOf(await lent[name]());
    expect(stage.firstCall).toMatchObject({ verdict, page, text });
    expect(at(stage, 'credentials').call).toBe(0);
    expect(poseOf(stage, placeOf(stage, 'session'), 1, 0.5).call).toBe(0.5);
    expect(at(stage, 'session').call).toBe(1);
  });
});

describe('a role that is refused', () => {
  test('by a limit leaves the lock that was open as it is, and the small one shut', async () => {
    const stage = stageOf((await refusal('outsideLimit: a permissions boundary')).replay);
    expect(poseOf(stage, stage.acts.length - 2)).toMatchObject({
      permission: { lock: 'open' },
      limits: ['shut'],
    });
    expect(stage.slot).toMatchObject({ title: 'Missing: sts:AssumeRole', text: 'boundary leaves it out' });
  });

  test.each([
    ['explicitDeny: the trust policy', 'trust', 'NotAna'],
    ['explicitDeny: a policy of the group', 'permission', 'KeepOut'],
  ])('%s lies across its lock', async (name, side, page) => {
    const stage = stageOf((await refusal(name)).replay);
    expect(stage.deny).toEqual({ side, name: page, line: 'may not: sts:AssumeRole' });
    expect(poseOf(stage, stage.acts.length - 2).deny).toBe(1);
  });

  test('leaves the second lock shut, and an empty slot for what is missing', async () => {
    const replay = await assume({ role: 'Deployer', by: as('carol') });
    const stage = stageOf(replay);
    expect(stage.slot).toEqual({
      title: 'Missing: sts:AssumeRole',
      text: 'nothing allows sts:AssumeRole',
      side: 'permission',
      isKnown: true,
      offers: true,
    });
    expect(at(stage, 'permission')).toMatchObject({
      trust: { lock: 'open' },
      permission: { lock: 'shut' },
      slot: 1,
      door: 0,
    });
    expect(at(stage, 'ask').slot).toBe(0);
  });

  test('by trust leaves the first lock shut and asks nothing of the second', async () => {
    const stage = stageOf(await assume({ role: 'WebServer', by: as('ana') }));
    expect(stage.slot?.side).toBe('trust');
    expect(at(stage, 'trust')).toMatchObject({ trust: { lock: 'shut' }, permission: { lock: 'closed' } });
  });

  test('before any policy was read stops the request at the doorstep, with its seal broken', async () => {
    const stage = stageOf(await assume({ role: 'Deployer', by: root }));
    expect(at(stage, 'ask')).toMatchObject({ slip: { broken: true }, trust: { lock: 'closed' } });
  });
});

describe('the button in the slot', () => {
  test('attaches the policy that was written for it, to the group', async () => {
    const replay = await assume({ role: 'Deployer', by: as('carol') });
    expect(remedyOf(replay, replay.assumption.outcome.world)).toEqual({
      kind: 'call',
      label: 'Attach MayAssumeDeployer to Auditors, as root',
      account: '111122223333',
      id: 'AttachGroupPolicy',
      input: {
        GroupName: 'Auditors',
        PolicyArn: 'arn:aws:iam::111122223333:policy/MayAssumeDeployer',
      },
    });
  });

  test('names the caller in the trust policy, and keeps the statements that are there', async () => {
    const replay = await assume({ role: 'WebServer', by: as('ana') });
    const remedy = remedyOf(replay, replay.assumption.outcome.world);
    expect(remedy?.label).toBe('Name ana in WebServer’s trust, as root');
    const { PolicyDocument } = (remedy as { input: { PolicyDocument: string } }).input;
    const { Statement } = JSON.parse(PolicyDocument) as { Statement: { Principal: object }[] };
    expect(Statement).toHaveLength(2);
    expect(Statement[1]?.Principal).toEqual({ AWS: 'arn:aws:iam::111122223333:user/ana' });
  });

  test('asks for less where the duration was too long', async () => {
    const replay = await assume({ role: 'Deployer', by: as('ana'), input: { DurationSeconds: 43_200 } });
    expect(remedyOf(replay, replay.assumption.outcome.world)).toMatchObject({
      kind: 'ask',
      change: { DurationSeconds: 3600 },
    });
  });

  test('is not there where no single call would open the door', async () => {
    const replay = await assume({ role: 'Deployer', by: root });
    expect(remedyOf(replay, replay.assumption.outcome.world)).toBeNull();
  });
});

test('the deciding line is what stands in the policy, and where', async () => {
  const replay = await assume({ role: 'Deployer', by: as('ana') });
  const lines = replay.steps.map((step) => decidingLine(replay, step));
  expect(lines[2]).toEqual({
    verdict: 'allow',
    code: 'Allow  Principal  arn:aws:iam::111122223333:root',
    where: 'in Deployer’s trust policy: AnyoneHereWhoIsAllowed',
  });
  expect(lines[3]).toEqual({
    verdict: 'allow',
    code: 'Allow  sts:AssumeRole  arn:aws:iam::111122223333:role/Deployer',
    where: 'in MayAssumeDeployer',
  });
});

test('a statement whose condition wasn’t met is not marked as one that allows', async () => {
  const by = { type: 'account', arn: 'arn:aws:iam::444455556666:root' } as const;
  const replay = await assume({ role: 'PartnerAudit', by });
  const last = replay.steps.at(-1);
  expect(last?.id).toBe('change');
  expect(last && decidingLine(replay, last)).toMatchObject({
    verdict: 'none',
    code: expect.stringMatching(/^Allow  Principal/) as string,
  });
});

const allow = (Action: unknown, Resource: unknown, Effect = 'Allow'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource }] });

test.each([
  ['may: everything', allow('*', '*')],
  ['may: read s3 reports', allow(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::reports/*')],
  ['may: read s3 reports', allow('s3:GetObject', 'arn:aws:s3:::reports/*')],
  ['may: list s3 reports', allow('s3:ListBucket', 'arn:aws:s3:::reports')],
  ['may: s3:GetObject', allow('s3:GetObject', '*')],
  ['may: sts:AssumeRole', allow('sts:AssumeRole', 'arn:aws:iam::111122223333:role/Deployer')],
  [
    'may: s3 team-bucket',
    JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::team-bucket' },
        { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::team-bucket/*' },
      ],
    }),
  ],
  ['may: cloudformation, s3', allow(['cloudformation:*', 's3:*'], '*')],
  ['may: ec2, iam +1', allow(['ec2:*', 'iam:*', 's3:*'], '*')],
  ['may not: s3:DeleteObject', allow('s3:DeleteObject', '*', 'Deny')],
  ['says nothing', 'not JSON'],
  ['says nothing', '{}'],
])('a page’s first line: %s', (line, document) => {
  expect(firstLine(document)).toBe(line);
});
