import { expect, test } from 'vitest';
import type { ConditionTrace, StatementTrace } from '../../../../../src/engine/index.ts';
import { statementText } from '../../../../../src/ui/panels/use/decision/statement-marks.ts';

function trace(statement: object, part: Partial<StatementTrace>): StatementTrace {
  return {
    policy: {
      kind: 'inline',
      name: 'Own',
      arn: null,
      policyId: null,
      owner: { kind: 'user', id: 'AIDA1', name: 'ana' },
    },
    index: 0,
    sid: null,
    effect: 'Allow',
    outcome: 'matched',
    failedOn: null,
    conditions: [],
    entries: { action: null, resource: null },
    statement,
    ...part,
  };
}

const condition = (outcome: ConditionTrace['outcome'], key: string): ConditionTrace => ({
  operator: 'StringEquals',
  key,
  expected: ['a'],
  actual: null,
  outcome,
  reason: outcome === 'matched' ? 'matched' : 'keyMissing',
});

function marked(one: StatementTrace): string[] {
  const { text, ranges } = statementText(one);
  return ranges.map(({ from, to, tone }) => `${tone ?? ''} ${text.slice(from, to).replace(/\s+/g, '')}`);
}

test('what made a statement match is marked in the tone of its effect', () => {
  const statement = { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: '*' };
  const entries = { action: 1, resource: 0 };
  expect(marked(trace(statement, { entries }))).toEqual([
    'allow "Allow"',
    'allow "s3:GetObject"',
    'allow "*"',
  ]);
  const deny = { Effect: 'Deny', NotAction: 's3:List*', Resource: '*' };
  expect(marked(trace(deny, { effect: 'Deny' }))).toEqual(['deny "Deny"', 'deny "s3:List*"', 'deny "*"']);
});

test('of a list the entry that met is marked, of any form, and all of it where none did', () => {
  const statement = { Effect: 'Allow', Action: ['s3:Get*', 's3:Put*'], Resource: ['a', 'b'] };
  const marks = marked(trace(statement, { entries: { action: 0, resource: null } }));
  expect(marks).toEqual(['allow "Allow"', 'allow "s3:Get*"', 'allow ["a","b"]']);
});

test('the element on which a statement failed is marked as refusing', () => {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::other/*' };
  const failed = trace(statement, { outcome: 'notMatched', failedOn: 'resource' });
  expect(marked(failed)).toEqual(['deny "arn:aws:s3:::other/*"']);
});

test('met and unmet conditions are told apart, however their names are cased', () => {
  const statement = {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { stringEquals: { 'AWS:PrincipalTag/Team': 'a', 's3:prefix': 'a' } },
  };
  const conditions = [condition('matched', 'aws:principaltag/team'), condition('notMatched', 's3:prefix')];
  const failed = trace(statement, { outcome: 'notMatched', failedOn: 'condition', conditions });
  expect(marked(failed)).toEqual(['allow "a"', 'deny "a"']);
});

test('keys that are names of Object’s own are no elements', () => {
  const conditions = [{ ...condition('notMatched', 'constructor'), operator: '__proto__' }];
  const failed = trace({ Effect: 'Allow' }, { outcome: 'notMatched', failedOn: 'condition', conditions });
  expect(marked(failed)).toEqual([]);
});
