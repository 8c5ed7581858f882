import { beforeAll, expect, test } from 'vitest';
import { accessOf, gainsOf, touchedBy, waysOf } from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { answerTo } from '../../../src/engine/call/answer.ts';
import { loadActions, preparePart } from '../../../src/engine/index.ts';
import { Account } from '../account.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  const { service } = await loadActions();
  actions = (await service('iam'))?.actions ?? [];
  await preparePart('iam');
});

const via = 'aws:CalledVia';
const through = (effect: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      ...{ Effect: effect, Action: 'iam:CreateUser', Resource: '*' },
      Condition: { 'ForAnyValue:StringEquals': { [via]: 'cloudformation.amazonaws.com' } },
    },
  });

test('what somebody may do only through a service is among what they can do, and among what they gain', () => {
  const account = new Account();
  account.must('CreateUser', { UserName: 'dev' });
  const before = account.world;
  const { changes } = account.must('PutUserPolicy', {
    ...{ UserName: 'dev', PolicyName: 'stacks', PolicyDocument: through('Allow') },
  });
  const { world } = account;
  const dev = [...world.tables.users.values()].find(({ name }) => name === 'dev');
  const [{ caller } = { caller: null }] = waysOf(world, dev?.id ?? '');
  if (!caller) throw new Error('nobody');
  const { cells } = accessOf({ world, caller }, { actions, onlyActions: ['iam:CreateUser'] });
  const allowed = cells.filter(({ answers: [answer] }) => answer?.verdict === 'allow');
  expect(allowed.length).toBeGreaterThan(0);
  for (const { witness } of allowed) {
    expect(witness.keys[via]).toEqual(['cloudformation.amazonaws.com']);
    const { action, resource, keys } = witness;
    const { decision } = answerTo(world, caller, { action, resource, context: { keys } });
    expect(decision?.verdict).toBe('allow');
  }
  const [gains] = touchedBy(before, world, changes).map((kind) =>
    gainsOf(kind, { before, after: world }, actions),
  );
  expect(gains?.gained.map(({ witness }) => witness.action)).toContain('iam:CreateUser');
});

const viaService = 'aws:ViaAWSService';

test.each([
  ['Allow', 'true', ['true']],
  ['Allow', 'false', ['false']],
] as const)(
  '%s for %s of aws:ViaAWSService alone: calls with and without a service are told apart',
  (Effect, value, expected) => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'dev' });
    const Condition = { Bool: { [viaService]: value } };
    account.must('PutUserPolicy', {
      ...{ UserName: 'dev', PolicyName: 'via' },
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect, Action: 'iam:CreateUser', Resource: '*', Condition },
      }),
    });
    const { world } = account;
    const dev = [...world.tables.users.values()].find(({ name }) => name === 'dev');
    const [{ caller } = { caller: null }] = waysOf(world, dev?.id ?? '');
    if (!caller) throw new Error('nobody');
    const { cells } = accessOf({ world, caller }, { actions, onlyActions: ['iam:CreateUser'] });
    const allowed = cells.filter(({ answers: [answer] }) => answer?.verdict === 'allow');
    expect(new Set(allowed.map(({ witness }) => witness.keys[viaService]?.[0] ?? 'false'))).toEqual(
      new Set(expected),
    );
    for (const { witness } of allowed) {
      const { action, resource, keys } = witness;
      expect(answerTo(world, caller, { action, resource, context: { keys } }).decision?.verdict).toBe(
        'allow',
      );
    }
  },
);
