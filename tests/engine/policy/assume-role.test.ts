import { describe, expect, test } from 'vitest';
import { requestKeys } from '../../../src/engine/policy/context.ts';
import { evaluate } from '../../../src/engine/policy/evaluate.ts';
import { gatherLayers } from '../../../src/engine/policy/layers.ts';
import { apply } from '../../../src/engine/world/world.ts';
import type { CallerName, Setup } from './account.ts';
import { accountWith, ask, callers, home, ids, targetArn } from './account.ts';
import table from './assume-role.json' with { type: 'json' };

interface Row {
  readonly title: string;
  readonly caller: CallerName;
  readonly setup: Setup;
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  readonly verdict: string;
  readonly decidedBy: string;
  readonly rules: readonly string[];
  readonly principalMatch?: string;
  readonly failedOn?: string;
}

describe('assuming a role', () => {
  test.each(table as unknown as Row[])('$title', (row) => {
    const decision = ask(accountWith(row.setup), callers[row.caller], 'sts:AssumeRole', targetArn, row.keys);
    expect(decision).toMatchObject({ verdict: row.verdict, decidedBy: row.decidedBy });
    expect(decision.steps.map((step) => step.rule)).toEqual(row.rules);
    const trust = decision.steps.find((step) => step.layer === 'trust')?.statements ?? [];
    if (row.principalMatch) expect(trust.map((trace) => trace.principalMatch)).toContain(row.principalMatch);
    if (row.failedOn) expect(trust[0]).toMatchObject({ outcome: 'notMatched', failedOn: row.failedOn });
    expect(decision.notModelled === null).toBe(row.verdict !== 'notModelled');
  });

  test('a role that doesn’t exist is refused by trust, with no statement read', () => {
    const world = accountWith({ user: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    const decision = ask(world, callers.ana, 'sts:AssumeRole', `arn:aws:iam::${home}:role/Ghost`);
    expect(decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'trust' });
    expect(decision.steps[0]).toEqual({
      layer: 'trust',
      verdict: 'silent',
      rule: 'trust-silent',
      statements: [],
    });
  });

  test('a role’s ARN is compared as a whole: name without path, or in another case, is another role', () => {
    const world = accountWith({ trust: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] });
    for (const resource of ['role/path/Target', 'role/target', 'user/Target']) {
      const decision = ask(world, callers.ana, 'sts:AssumeRole', `arn:aws:iam::${home}:${resource}`);
      expect(decision.verdict).toBe('implicitDeny');
    }
  });

  test('a role of another account: permission here isn’t enough, and what isn’t permitted is denied', () => {
    const there = 'arn:aws:iam::444455556666:role/Theirs';
    const allowed = accountWith({ user: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: there }] });
    expect(ask(allowed, callers.ana, 'sts:AssumeRole', there)).toMatchObject({
      verdict: 'notModelled',
      decidedBy: 'trust',
      notModelled: { feature: 'the policies of account 444455556666' },
    });
    expect(ask(accountWith({}), callers.ana, 'sts:AssumeRole', there)).toMatchObject({
      verdict: 'implicitDeny',
      decidedBy: 'identity',
    });
  });

  test('a user made anew under an old name isn’t trusted, and the old id stays visible', () => {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: callers.ana.arn },
      Action: 'sts:AssumeRole',
    };
    const before = accountWith({ trust: [statement] });
    const ana = before.tables.users.get(ids.ana)!;
    const anew = { ...ana, id: 'AIDAEXAMPLEANEW' };
    const after = apply(before, [
      { table: 'users', key: ana.id, before: ana, after: null },
      { table: 'users', key: anew.id, before: null, after: anew },
    ]);
    const caller = { ...callers.ana, userId: anew.id, principalId: anew.id };
    expect(ask(before, callers.ana, 'sts:AssumeRole', targetArn).verdict).toBe('allow');
    const decision = ask(after, caller, 'sts:AssumeRole', targetArn);
    expect(decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'trust' });
    expect(decision.steps[0]!.statements[0]!.statement).toMatchObject({ Principal: { AWS: ids.ana } });
  });

  test('the trace shows trust with today’s ARNs, not with the ids that are kept', () => {
    const statement = { Effect: 'Allow', Principal: { AWS: callers.ana.arn }, Action: 'sts:AssumeRole' };
    const decision = ask(accountWith({ trust: [statement] }), callers.ana, 'sts:AssumeRole', targetArn);
    expect(decision.steps[0]!.statements[0]!.statement).toEqual(statement);
  });

  test('between two accounts being named isn’t enough: both sides must allow', () => {
    const trust = [{ Effect: 'Allow', Principal: { AWS: callers.ana.arn }, Action: 'sts:AssumeRole' }];
    const mayAssume = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: targetArn };
    const verdictWith = (user: readonly object[]) => {
      const world = accountWith({ trust, user });
      const layers = gatherLayers(world, callers.ana, 'sts:AssumeRole', targetArn);
      const keys = requestKeys(world, callers.ana, targetArn);
      const request = { action: 'sts:AssumeRole', resource: targetArn, caller: callers.ana, keys };
      return evaluate(request, { ...layers, isElsewhere: true });
    };
    expect(verdictWith([])).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'identity' });
    expect(verdictWith([mayAssume])).toMatchObject({
      verdict: 'allow',
      decidedBy: 'identity',
      steps: [{ rule: 'trust-allow' }, { rule: 'identity-allow' }],
    });
  });

  test('steps come in the order trust, identity, boundary', () => {
    const decision = ask(accountWith({ boundary: [] }), callers.ana, 'sts:AssumeRole', targetArn);
    expect(decision.steps.map((step) => step.layer)).toEqual(['trust', 'identity', 'boundary']);
  });
});
