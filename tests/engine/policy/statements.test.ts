import { describe, expect, test } from 'vitest';
import { apply } from '../../../src/engine/world/world.ts';
import { accountWith, ask, callers, home, ids } from './account.ts';
import table from './statements.json' with { type: 'json' };

interface Row {
  readonly title: string;
  readonly statement: { readonly Effect: string };
  readonly action: string;
  readonly resource: string;
  readonly outcome: string;
  readonly failedOn: string | null;
  readonly version?: '2008-10-17';
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

const verdictOf = (effect: string, outcome: string): string =>
  outcome === 'notModelled'
    ? 'notModelled'
    : outcome === 'notMatched'
      ? 'implicitDeny'
      : effect === 'Deny'
        ? 'explicitDeny'
        : 'allow';

describe('statements', () => {
  test.each(table as unknown as Row[])('$title', (row) => {
    const world = accountWith({
      user: [row.statement],
      ...(row.version ? { version: row.version } : {}),
    });
    const decision = ask(world, callers.ana, row.action, row.resource, row.keys);
    const [trace] = decision.steps[0]!.statements;
    expect(trace).toMatchObject({
      outcome: row.outcome,
      failedOn: row.failedOn,
      statement: row.statement,
      index: 0,
    });
    expect(decision.verdict).toBe(verdictOf(row.statement.Effect, row.outcome));
  });
});

describe('identity policies', () => {
  const allow = (sid: string, action = 's3:GetObject') => ({
    Sid: sid,
    Effect: 'Allow',
    Action: action,
    Resource: '*',
  });
  const object = 'arn:aws:s3:::reports/q3';

  test('the trace names each policy, whose it is, and keeps document order', () => {
    const world = accountWith({
      user: [allow('U0', 'iam:*'), allow('U1')],
      managed: [allow('M0')],
      group: [allow('G0')],
      worker: [allow('W0')],
    });
    const decision = ask(world, callers.ana, 's3:GetObject', object);
    const traces = decision.steps[0]!.statements;
    expect(traces.map(({ sid, index }) => [sid, index])).toEqual([
      ['M0', 0],
      ['U0', 0],
      ['U1', 1],
      ['G0', 0],
    ]);
    expect(traces.map(({ policy }) => policy)).toEqual([
      {
        kind: 'managed',
        name: 'Managed',
        arn: `arn:aws:iam::${home}:policy/team/Managed`,
        policyId: ids.managed,
        owner: { kind: 'user', id: ids.ana, name: 'ana' },
      },
      ...[0, 1].map(() => ({
        kind: 'inline',
        name: 'Inline',
        arn: null,
        policyId: null,
        owner: { kind: 'user', id: ids.ana, name: 'ana' },
      })),
      {
        kind: 'inline',
        name: 'Inline',
        arn: null,
        policyId: null,
        owner: { kind: 'group', id: ids.developers, name: 'Developers' },
      },
    ]);
  });

  test('detail `verdict` tells no statements, and why something isn’t modelled all the same', () => {
    const world = accountWith({ user: [allow('No', 'iam:*'), allow('Yes')] });
    expect(ask(world, callers.ana, 's3:GetObject', object, {}, 'verdict')).toMatchObject({
      verdict: 'allow',
      decidedBy: 'identity',
      steps: [],
    });
    const odd = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Odd: { k: 'v' } } };
    expect(
      ask(accountWith({ user: [odd] }), callers.ana, 's3:GetObject', object, {}, 'verdict'),
    ).toMatchObject({
      verdict: 'notModelled',
      steps: [],
      notModelled: { feature: 'the condition Odd on k' },
    });
  });

  test('a session has its role’s policies and none of its caller’s', () => {
    const world = accountWith({ user: [allow('U')], worker: [allow('W', 's3:PutObject')] });
    expect(ask(world, callers.worker, 's3:GetObject', object).verdict).toBe('implicitDeny');
    expect(ask(world, callers.worker, 's3:PutObject', object).verdict).toBe('allow');
  });

  test('GetSessionToken’s credentials have the user’s policies, and say when they were issued', () => {
    const issued = {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { DateEquals: { 'aws:TokenIssueTime': '2025-02-03T09:00:00Z' } },
    };
    const caller = { ...callers.ana, session: { ...callers.worker.session!, kind: 'userSession' as const } };
    expect(ask(accountWith({ user: [issued] }), caller, 's3:GetObject', object).verdict).toBe('allow');
    expect(ask(accountWith({ user: [issued] }), callers.ana, 's3:GetObject', object).verdict).toBe(
      'implicitDeny',
    );
  });

  test('revoking older sessions by aws:TokenIssueTime hits sessions from before, not later ones', () => {
    const revoke = (moment: string) => ({
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { DateLessThan: { 'aws:TokenIssueTime': moment } },
    });
    const world = (moment: string) => accountWith({ worker: [allow('W'), revoke(moment)] });
    const ofWorker = (moment: string) => ask(world(moment), callers.worker, 's3:GetObject', object);
    expect(ofWorker('2025-02-03T09:00:01Z')).toMatchObject({
      verdict: 'explicitDeny',
      decidedBy: 'identity',
    });
    expect(ofWorker('2025-02-03T09:00:00Z').verdict).toBe('allow');
  });

  test('the root user is allowed by default, with no policy', () => {
    expect(ask(accountWith({}), callers.root, 'iam:CreateUser', '*')).toMatchObject({
      verdict: 'allow',
      decidedBy: 'root',
      steps: [{ layer: 'root', rule: 'root-is-allowed' }],
    });
  });

  test('a boundary policy that isn’t here leaves every answer open', () => {
    const world = accountWith({ user: [allow('U')], boundary: [allow('B')] });
    const limit = world.tables.policies.get('ANPAEXAMPLELIMIT')!;
    const without = apply(world, [{ table: 'policies', key: limit.id, before: limit, after: null }]);
    expect(ask(world, callers.ana, 's3:GetObject', object)).toMatchObject({
      verdict: 'allow',
      decidedBy: 'identity',
      steps: [{ rule: 'identity-allow' }, { layer: 'boundary', rule: 'boundary-allow' }],
    });
    expect(ask(without, callers.ana, 's3:GetObject', object)).toMatchObject({
      verdict: 'notModelled',
      decidedBy: 'boundary',
      notModelled: { feature: 'a statement of Limit that can’t be read' },
    });
  });

  test('what others do outside of this account isn’t decided here', () => {
    for (const caller of [callers.partner, callers.ec2])
      expect(ask(accountWith({}), caller, 's3:GetObject', object)).toMatchObject({
        verdict: 'notModelled',
        decidedBy: 'identity',
      });
  });

  test('names such as __proto__ and constructor are keys like any other', () => {
    const tagged = (key: string) => ({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { [`aws:RequestTag/${key}`]: 'x' } },
    });
    for (const key of ['__proto__', 'constructor', 'toString']) {
      const world = accountWith({ user: [tagged(key)] });
      expect(ask(world, callers.ana, 's3:GetObject', object).verdict).toBe('implicitDeny');
      const given = { [`aws:RequestTag/${key}`]: ['x'] };
      expect(ask(world, callers.ana, 's3:GetObject', object, given).verdict).toBe('allow');
    }
  });
});
