import { beforeAll, describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/engine/access/index.ts';
import { accessOf, actionsNamed, splittingTogether, within } from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { actionOf } from '../../../src/engine/actions/catalog.ts';
import { possibleCallers } from '../../../src/engine/access/who-is-alike.ts';
import { factsOf } from '../../../src/engine/access/cells/world-facts.ts';
import { answerTo } from '../../../src/engine/call/answer.ts';
import { decide } from '../../../src/engine/policy/decide.ts';
import { hardCaller, hardWorld } from '../policy/hard-world.ts';
import { ana, documentOf, someActions } from './drawn-documents.ts';
import { answered } from './drawn-worlds.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  actions = await someActions();
});

const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const verdict = ({ answers: [answer] }: Cell): string => answer?.verdict ?? '';

describe('cells', () => {
  test('of twelve statements with a key each add up and don’t multiply', () => {
    const denies = Array.from({ length: 12 }, (_, i) => ({
      ...{ Effect: 'Deny', Action: '*', Resource: '*' },
      Condition: { StringNotEquals: { [`aws:PrincipalTag/key${String(i)}`]: ['one', 'two'] } },
    }));
    const asker = { caller: ana, identity: documentOf([all, ...denies]) };
    const { cells } = accessOf(asker, {
      actions,
      onlyActions: ['s3:GetObject'],
      onlyResources: ['arn:aws:s3:::reports/x'],
    });
    expect(cells.map(verdict).sort()).toEqual(['allow', ...Array<string>(12).fill('explicitDeny')]);
    const denying = cells.flatMap(({ answers: [answer] }) =>
      answer?.verdict === 'explicitDeny' ? (answer.statement?.index ?? -1) : [],
    );
    expect(denying.sort((a, b) => a - b)).toEqual(denies.map((_, i) => i + 1));
  });

  test('invent no key that the action doesn’t have', () => {
    const Condition = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
    const asker = { caller: ana, identity: documentOf([{ ...all, Condition }]) };
    const { cells } = accessOf(asker, { actions });
    const allowed = cells.filter((cell) => verdict(cell) === 'allow');
    expect(new Set(allowed.flatMap((cell) => cell.actions))).toEqual(
      new Set(['iam:PassRole', 'sts:GetCallerIdentity']),
    );
    for (const { witness } of cells) if (witness.action.startsWith('s3:')) expect(witness.keys).toEqual({});
  });

  test('show what exists here before what is made up', () => {
    const world = hardWorld({ user: [{ ...all, Action: 's3:*' }], bucket: [] });
    const { cells } = accessOf({ world, caller: hardCaller('ana', {}) }, { actions });
    const lists = cells.filter((cell) => cell.actions.includes('s3:ListBucket') && verdict(cell) === 'allow');
    expect(lists.map(({ witness }) => witness.resource)).toContain('arn:aws:s3:::reports');
    expect(lists.flatMap(({ named }) => named)).toContain('arn:aws:s3:::reports');
  });

  test('say of a service for which thing it calls, where a statement reads that and nothing turns on it', () => {
    const Condition = {
      StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' },
      ArnLike: { 'aws:SourceArn': '*:orders' },
    };
    const setup = {
      bucket: [
        { ...all, NotResource: ['arn:aws:s3:::reports/*'], Resource: undefined, Principal: '*', Condition },
      ],
    };
    const [world, caller] = [hardWorld(setup), hardCaller('ec2', setup)];
    const access = accessOf({ world, caller }, { actions, onlyActions: ['s3:ListBucket'] });
    const cell = access.cells.find(({ witness }) => witness.resource === 'arn:aws:s3:::reports');
    expect(cell && verdict(cell)).toBe('implicitDeny');
    expect(cell?.witness.keys).toEqual({ 'aws:SourceAccount': [], 'aws:SourceArn': [] });
    for (const arn of ['arn:aws:s3:::reports', 'arn:aws:sqs:us-east-1:111122223333:orders']) {
      const keys = { 'aws:SourceAccount': ['111122223333'], 'aws:SourceArn': [arn] };
      const request = { action: 's3:ListBucket', resource: 'arn:aws:s3:::reports', keys };
      expect(access.cellOf(request)).toBe(cell);
      expect(answered(world, caller, request)).toEqual({ verdict: 'implicitDeny', decidedBy: 'resource' });
    }
  });

  test('end a name that a pattern leaves open, so that their request can be read', () => {
    const asker = {
      caller: ana,
      identity: documentOf([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::web-*/*' }]),
    };
    const { cells } = accessOf(asker, { actions, onlyActions: ['s3:GetObject'] });
    const allowed = cells.filter((cell) => verdict(cell) === 'allow');
    expect(allowed.map(({ witness }) => witness.resource)).toEqual(['arn:aws:s3:::web-example/x']);
  });

  test('say that they are bounded where patterns are too many to be told apart, and stay true', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'theta', 'kappa', 'lambda', 'sigma'];
    const statements = words.map((word, i) => ({
      ...{ Effect: i % 2 ? 'Deny' : 'Allow', Action: 's3:GetObject' },
      Resource: `arn:aws:s3:::*${word}*`,
    }));
    const asker = { caller: ana, identity: documentOf(statements) };
    const access = accessOf(asker, { actions, onlyActions: ['s3:GetObject'] });
    expect(access.isBounded).toBe(true);
    expect(access.cells.length).toBeGreaterThan(words.length);
    for (const { witness, answers } of access.cells) {
      const { action, resource, keys: context } = witness;
      expect(answers[0]?.verdict).toBe(decide({ ...asker, action, resource, context }).verdict);
    }
    const other = { ...asker, identity: documentOf([...statements].reverse()) };
    expect(within(asker, other, { actions, onlyActions: ['s3:GetObject'] }).verdict).toBe('unknown');
  });

  test('are refused in any reading where no Allow matches, even if a Deny is in doubt', () => {
    const doubt = {
      ...{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::theirs/*' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
    };
    const world = hardWorld({ theirs: [doubt] });
    const caller = {
      ...hardCaller('partner', {}),
      account: '999999999999',
      arn: 'arn:aws:iam::999999999999:root',
    };
    const only = { onlyActions: ['s3:GetObject'], onlyResources: ['arn:aws:s3:::theirs/x'] };
    const answers = accessOf({ world, caller }, { actions, ...only }).cells.flatMap((cell) => cell.answers);
    expect(answers.map((answer) => [answer.verdict, answer.isRefused])).toEqual([['notModelled', true]]);
  });

  test('tell resources apart by the ends of a pattern whose variable isn’t known', () => {
    const world = hardWorld({
      bucket: [
        {
          ...{ Effect: 'Allow', Principal: '*', Action: '*' },
          Resource: 'arn:aws:s3:::reports/${aws:PrincipalTag/team}/*',
        },
      ],
    });
    const access = accessOf({ world, caller: hardCaller('partner', {}) }, { actions });
    const told = (resource: string): string => {
      const cell = access.cellOf({ action: 's3:GetObject', resource, keys: {} });
      return cell ? verdict(cell) : 'no cell';
    };
    const answered = (resource: string): string => {
      const { decision } = answerTo(world, hardCaller('partner', {}), { action: 's3:GetObject', resource });
      return decision?.verdict ?? '';
    };
    for (const resource of ['reports/x', 'reports/x/y', 'other/x'].map((name) => `arn:aws:s3:::${name}`))
      expect(told(resource), resource).toBe(answered(resource));
    expect(told('arn:aws:s3:::reports/x/y')).toBe('notModelled');
  });

  test('are worked out in pieces: for one resource, for a hundred actions, and for 200 states of a walk', () => {
    const world = hardWorld({ user: [{ ...all, Action: ['s3:*', 'iam:*'] }], bucket: [] });
    const pausesOf = (...asked: Parameters<typeof splittingTogether>) => {
      const work = splittingTogether(...asked);
      let [pauses, step] = [0, work.next()];
      for (; !step.done; pauses++) step = work.next();
      return { pauses, counts: step.value.counts };
    };
    const ana = { world, caller: hardCaller('ana', {}) };
    const whole = pausesOf([ana], [], { actions });
    // Each resource is found and asked about.
    expect(whole.pauses).toBeGreaterThan(2 * whole.counts.resourceCells + actions.length / 100);
    const patterns = [...'abcdefghij'].map((letter) => `arn:aws:s3:::*${letter.repeat(4)}*`);
    const walked = hardWorld({
      user: [
        { ...all, Resource: patterns[0] },
        ...patterns.map((Resource) => ({ ...all, Effect: 'Deny', Resource })),
      ],
    });
    const one = { actions, onlyActions: ['s3:GetObject'] };
    const many = pausesOf([{ world: walked, caller: hardCaller('ana', {}) }], [], one);
    expect(many.counts.states).toBeGreaterThan(4000);
    expect(many.pauses).toBeGreaterThan(many.counts.states / 200 + 2 * many.counts.resourceCells);
  });

  test('of services whose actions aren’t listed are told by one action of each kind', () => {
    const asker = { caller: ana, identity: documentOf([{ ...all, Action: ['ec2:Describe*', 's3:*'] }]) };
    const others = accessOf(asker, { actions }).cells.filter(({ hasOthers }) => hasOthers);
    const allowed = others.filter(
      (cell) => verdict(cell) === 'allow' && cell.answers[0]?.decidedBy === 'identity',
    );
    expect(new Set(allowed.map(({ witness }) => witness.action.replace(/x$/, '')))).toEqual(
      new Set(['ec2:DescribeInstances']),
    );
    expect(allowed.map(({ isMadeUp }) => isMadeUp)).toEqual(allowed.map(() => false));
  });

  test('name actions of AWS’s for all services at once, and say of what AWS hasn’t that it is made up', async () => {
    const named = async (Action: unknown, known?: readonly string[]) => {
      const asker = { caller: ana, identity: documentOf([{ ...all, Action }]) };
      const scope = known ? { known } : { actions: await actionsNamed([asker]) };
      return accessOf(asker, scope)
        .cells.filter((cell) => cell.answers[0]?.statement && verdict(cell) === 'allow')
        .map(({ witness, isMadeUp }) => [witness.action, isMadeUp] as const);
    };
    for (const pattern of [
      '*',
      '*:*',
      '*:Get*',
      '*:List*',
      '*:Describe*',
      '*:Create*',
      '*:Delete*',
      '*:Put*',
    ])
      for (const [action, isMadeUp] of await named(pattern)) {
        const [prefix = '', name = ''] = action.split(':');
        expect([pattern, action, isMadeUp, (await actionOf(prefix, name))?.id]).toEqual([
          ...[pattern, action, false, action],
        ]);
      }
    expect(await named('rds:Frobnicate*', [])).toEqual([['rds:frobnicate', true]]);
    expect(await named('rds:Delete*', [])).toEqual([['rds:delete', true]]);
    expect(await named('rds:Delete*', ['rds:StartDBInstance', 'rds:DeleteTenant'])).toEqual([
      ['rds:DeleteTenant', false],
    ]);
  });

  test('of a service are split by the thing for which it calls, and by that thing’s owner', () => {
    const [s3, shop, owner] = ['s3.amazonaws.com', 'arn:aws:s3:::shop', '111122223333'];
    const cellsFor = (Condition: object) => {
      const statement = { ...all, Action: 's3:PutObject', Resource: 'arn:aws:s3:::reports/*' };
      const world = hardWorld({ bucket: [{ ...statement, Principal: { Service: s3 }, Condition }] });
      const found = possibleCallers(world, factsOf(world).policies).find(({ caller }) => caller.arn === s3);
      if (!found) throw new Error('No policy names the service');
      return accessOf(
        { world, caller: found.caller },
        { actions, onlyActions: ['s3:PutObject'], onlyResources: ['arn:aws:s3:::reports/x'] },
      ).cells.map((cell) => [verdict(cell), cell.witness.keys] as const);
    };
    const [arn, account] = ['aws:SourceArn', 'aws:SourceAccount'];
    expect(cellsFor({ StringEquals: { [arn]: [shop, `${shop}2`], [account]: owner } })).toEqual([
      ['allow', { [arn]: [shop], [account]: [owner] }],
      ['implicitDeny', { [arn]: [shop], [account]: [] }],
      ['implicitDeny', { [arn]: [], [account]: [] }],
    ]);
    // Nobody asks S3 for this call: it has neither key.
    expect(cellsFor({ StringEqualsIfExists: { [account]: owner } })).toEqual([
      ['allow', { [account]: [] }],
      ['implicitDeny', { [account]: ['x'] }],
    ]);
    // A queue's ARN holds its account: no other account's queue is meant by it.
    const queue = `arn:aws:sqs:us-east-1:${owner}:orders`;
    const notOurs = { ArnEquals: { [arn]: queue }, StringNotEquals: { [account]: owner } };
    expect(cellsFor(notOurs).filter(([is]) => is === 'allow')).toEqual([
      ['allow', { [arn]: [queue], [account]: [] }],
    ]);
  });
});
